"""Which value a unit has, who set it in which document, and what has given way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sotay.org.models import Unit
from sotay.regulations.models import RuleValue
from sotay.regulations.queries.in_force import ancestor_ids, rules_in_force
from sotay.regulations.rules import (
    KEYS,
    Rules,
    declared,
    is_overtaken,
    joined,
    loosening,
    opens_too_late,
)
from sotay.regulations.rules.words import in_words


@dataclass(frozen=True)
class InForce:
    """A value and who set it: nobody for a declared default, several where rows add up.

    `overtaken` is what the unit itself had set and a unit above has since made stricter.
    """

    key: str
    value: Any
    sources: tuple[RuleValue, ...] = ()
    overtaken: RuleValue | None = None

    @property
    def origin(self) -> str:
        """Who set it, as it is cited; empty for a declared default."""
        return "; ".join(cited(row) for row in self.sources)


def cited(row: RuleValue) -> str:
    """ "Hướng dẫn số 12-HD/ĐU ngày 05/01/2026 của Ban Thường vụ Đảng ủy …"."""
    document = row.regulation
    if document is None:
        return f"{row.unit.name}, từ {row.valid_from:%d/%m/%Y}"
    document.unit = row.unit
    return f"{document.title} của {document.issuer}"


def values_with_origin(unit: Unit | None, *, on: date) -> dict[str, InForce]:
    """Each declared key with its value for the unit that day, and who set it; one query."""
    return values_at(unit.path if unit else "", on=on)


def values_at(path: str, *, on: date) -> dict[str, InForce]:
    """The same by the path of the unit."""
    units = ancestor_ids(path)
    rows = (
        RuleValue.objects.on(on)
        .filter(unit_id__in=units)
        .select_related("unit", "regulation")
        .defer("regulation__file", "regulation__values")
    )
    found = {key: InForce(key, rule.default) for key, rule in KEYS.items()}
    for row in sorted(rows, key=lambda row: (units.index(row.unit_id), row.valid_from, row.pk)):
        if row.key in found:
            found[row.key] = _after(found[row.key], row, is_own=row.unit_id == units[-1])
    return found


def _after(above: InForce, row: RuleValue, *, is_own: bool) -> InForce:
    value, rule = joined(row.key, row.value, above.value), declared(row.key)
    overtaken = row if is_own and is_overtaken(row.key, row.value, above.value) else None
    if rule.adds or rule.kind == "reviews":
        sources = (*above.sources, row) if value != above.value or rule.adds else above.sources
        return InForce(row.key, value, sources, overtaken)
    if is_overtaken(row.key, row.value, above.value):
        return InForce(row.key, value, above.sources, overtaken)
    return InForce(row.key, value, (row,))


def above_of(unit: Unit, *, on: date) -> Rules:
    """What the unit would have that day without setting anything itself."""
    return rules_in_force(unit.parent.path if unit.parent else "", on=on)


def loosened(unit: Unit, own: Mapping[str, Any], *, on: date) -> dict[str, str]:
    """Why these values of the unit are looser than those above that day, by key, each with the
    document above that forbids it; "" as a key for what does not fit together.
    """
    above = values_with_origin(unit.parent, on=on)
    found = {
        key: f"{reason} Cấp trên: {in_words(key, above[key].value)}, {_by_whom(above[key])}."
        for key, value in own.items()
        if (reason := loosening(key, value, above[key].value))
    }
    late = opens_too_late({**{key: row.value for key, row in above.items()}, **own})
    return {**found, "": late} if late else found


def _by_whom(line: InForce) -> str:
    if line.sources:
        return f"theo {line.origin}"
    source = declared(line.key).source
    return f"theo mức chung ({source})" if source else "theo mức chung"
