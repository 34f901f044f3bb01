"""Units of a roster against the units there are."""

from dataclasses import dataclass, field
from datetime import date

from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.naming import unit_name_columns
from sotay.org.rules.roster_target import Target, TargetUnit

MADE_HERE = (UnitKind.AGENCY, UnitKind.GROUP)


@dataclass
class UnitsChange:
    new: list[TargetUnit]
    changed: list[tuple[Unit, TargetUnit]]
    today: date
    differences: list[str] = field(default_factory=list)
    moved: list[Unit] = field(default_factory=list)  # each with all below it, once applied

    def apply(self) -> None:
        """New units stand in the tree, changed ones are renamed or moved with all below them."""
        by_code = {unit.code: unit for unit in Unit.objects.all()}
        self._make(by_code)
        for unit, wanted in self.changed:
            self._change(by_code[unit.code], wanted, by_code)

    def _make(self, by_code: dict[str, Unit]) -> None:
        waiting = self.new
        while waiting:
            ready = [w for w in waiting if not w.parent_code or w.parent_code in by_code]
            made = Unit.objects.bulk_create(
                Unit(code=wanted.code, kind=wanted.kind, valid_from=self.today,
                     parent=by_code.get(wanted.parent_code), **unit_name_columns(wanted.name))
                for wanted in ready
            )  # fmt: skip
            for unit in made:
                unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}."
                by_code[unit.code] = unit
            Unit.objects.bulk_update(made, ["path"], batch_size=500)
            waiting = [wanted for wanted in waiting if wanted.code not in by_code]

    def _change(self, unit: Unit, wanted: TargetUnit, by_code: dict[str, Unit]) -> None:
        for name, value in unit_name_columns(wanted.name).items():
            setattr(unit, name, value)
        unit.kind = wanted.kind
        unit.parent = by_code.get(wanted.parent_code)
        before = unit.path
        unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}."
        unit.save(update_fields=["name", "folded", "kind", "parent", "path"])
        if unit.path == before:
            return
        below = [u for u in by_code.values() if u.path.startswith(before) and u.pk != unit.pk]
        for other in below:
            other.path = unit.path + other.path[len(before) :]
        Unit.objects.bulk_update(below, ["path"], batch_size=500)
        self.moved += [unit, *below]


def plan_units(target: Target, *, today: date) -> UnitsChange:
    """What differs between the units of the file and those there are."""
    known = {unit.code: unit for unit in Unit.objects.select_related("parent")}
    change = UnitsChange([], [], today)
    for wanted in target.units.values():
        unit = known.get(wanted.code)
        if unit is None:
            change.new.append(wanted)
            change.differences.append(f"Thêm tổ chức {wanted.code} {wanted.name}")
        elif differs := _differences(unit, wanted):
            change.changed.append((unit, wanted))
            change.differences += [f"{wanted.code}: {words}" for words in differs]
    return change


def _differences(unit: Unit, wanted: TargetUnit) -> list[str]:
    found = []
    # What this program made itself may have been renamed by hand since; that stays.
    if unit.name != wanted.name and wanted.kind not in MADE_HERE:
        found.append(f"đổi tên “{unit.name}” thành “{wanted.name}”")
    if unit.kind != wanted.kind:
        found.append(f"đổi loại {unit.get_kind_display()} thành {UnitKind(wanted.kind).label}")
    above = unit.parent.code if unit.parent else ""
    if above != wanted.parent_code:
        found.append(f"chuyển từ {above or 'gốc'} sang {wanted.parent_code or 'gốc'}")
    return found
