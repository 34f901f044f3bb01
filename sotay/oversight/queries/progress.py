"""How the regime is going in a unit and the units under it: counts, never a person's state."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, Sum

from sotay.kit.refusals import NotFound
from sotay.notebook.models import UseCount
from sotay.notebook.queries.counting import COUNTED
from sotay.org.choices import LEADER_ROLES, PARTY_CATEGORIES, Role, UnitKind
from sotay.org.models import Exemption, Membership, Position, Unit
from sotay.org.queries import unit_by_code
from sotay.org.standing import Standing
from sotay.oversight.permissions import see_progress
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Use, uses_of_year

DEEPEST = 6
FEW = 5  # source: design invariant 9
ABOVE_GRASSROOTS = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.UPPER)


@dataclass
class Figures:
    """One use in one unit: how many handed in, late, reported; how many of them set the example."""

    submitted: int = 0
    late: int = 0
    reported: int = 0
    leaders: int = 0
    leaders_late: int = 0

    @property
    def in_time(self) -> int:
        return self.submitted - self.late

    @property
    def leaders_in_time(self) -> int:
        return self.leaders - self.leaders_late


@dataclass
class Line:
    """A unit with its people and the figures of each use, in the order of the uses."""

    unit: Unit
    people: int = 0
    leaders: int = 0
    uses: dict[str, Figures] = field(default_factory=dict)
    is_few: bool = False  # too few for late and missing to be told

    @property
    def figures(self) -> list[Figures]:
        return list(self.uses.values())


@dataclass(frozen=True)
class Progress:
    unit: Unit
    year: int
    uses: tuple[Use, ...]
    total: Line
    children: tuple[Line, ...]


def progress(code: str, year: int, *, by: Standing) -> Progress:
    """The counts of a unit and of each unit right under it, by code; `NotFound` for everybody who
    does not stand in its committee or above. Six queries, however many people.
    """
    unit = unit_by_code(code)
    if not see_progress.holds(by, unit):
        raise NotFound(code)
    below = list(unit.children.on(by.day).order_by("code"))
    return _progress(unit, below, year, by)


def _progress(unit: Unit, below: Iterable[Unit], year: int, by: Standing) -> Progress:
    uses = tuple(uses_of_year(year, rules_in_force(unit.path, on=by.day)))
    lines = {one.pk: _line(one, uses) for one in below if one.kind != UnitKind.GROUP}
    total = _line(unit, uses)
    _count_people(total, lines, by)
    _count_uses(total, lines, year)
    for line in lines.values():
        line.is_few = unit.kind in ABOVE_GRASSROOTS and line.people < FEW
    return Progress(unit, year, uses, total, tuple(lines.values()))


def progress_for(unit: Unit, below: Iterable[Unit], year: int, *, by: Standing) -> Progress | None:
    """The same of a unit already read with those under it; None for whoever may not see it."""
    return _progress(unit, below, year, by) if see_progress.holds(by, unit) else None


def _line(unit: Unit, uses: Iterable[Use]) -> Line:
    return Line(unit, uses={use.slug: Figures() for use in uses})


def _count_people(total: Line, lines: dict[int, Line], by: Standing) -> None:
    """Everybody where they report: the cell of a party member, else the agency; not the exempt."""
    party = Membership.objects.on(by.day).filter(
        person=OuterRef("person"), category__in=PARTY_CATEGORIES
    )
    exempt = Exemption.objects.on(by.day).filter(person=OuterRef("person"))
    leads = Position.objects.on(by.day).filter(
        person=OuterRef("person"), role__in=(*LEADER_ROLES, Role.GROUP_HEAD)
    )
    rows = (
        Membership.objects.on(by.day)
        .filter(Q(category__in=PARTY_CATEGORIES) | ~Exists(party), ~Exists(exempt))
        .filter(unit__path__startswith=total.unit.path)
        .annotate(leads=Exists(leads))
        .values_list("unit__path")
        .annotate(people=Count("pk"), leaders=Count("pk", filter=Q(leads=True)))
        .order_by()
    )
    depth = len(total.unit.ancestor_ids)
    for path, people, leaders in rows:
        ids = [int(part) for part in path.split(".") if part]
        for line in (total, lines.get(ids[depth]) if len(ids) > depth else None):
            if line:
                line.people += people
                line.leaders += leaders


def _count_uses(total: Line, lines: dict[int, Line], year: int) -> None:
    depth = len(total.unit.ancestor_ids)
    child = f"l{depth + 1}" if depth < DEEPEST else "unit_id"
    rows = (
        UseCount.objects.filter(**{f"l{depth}": total.unit.pk}, year=year)
        .values_list(child, "use")
        .annotate(*(Sum(name) for name in COUNTED))
        .order_by()
    )
    for child_id, use, *sums in rows:
        for line in (total, lines.get(child_id)):
            figures = line.uses.get(use) if line else None
            if figures:
                for name, value in zip(COUNTED, sums, strict=True):
                    setattr(figures, name, getattr(figures, name) + value)
