"""The desk of a unit: every person, every use of the year, how far; never a word of content."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from sotay.kit.refusals import NotFound
from sotay.kit.text import fold
from sotay.notebook.queries.states import MemberUse, states_of
from sotay.org.choices import CELL_KINDS, Role, UnitKind
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import CELL_COMMITTEE, Permission, Refused
from sotay.org.rolls import RollLine, roll_of, shown_names
from sotay.org.standing import Standing
from sotay.oversight.permissions import follow
from sotay.oversight.rules import Order, order_of
from sotay.regulations.permissions import read_rules
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, Use, uses_of_year

SPRING = 3  # last year's review is asked for until the end of this month
WITH_A_DESK = (*CELL_KINDS, UnitKind.GROUP, UnitKind.AGENCY)


@dataclass(frozen=True)
class Row:
    line: RollLine
    uses: tuple[MemberUse, ...]
    name: str  # with the year of birth where two have the same

    @property
    def owed(self) -> list[MemberUse]:
        return [use for use in self.uses if use.is_owed]

    @property
    def is_late(self) -> bool:
        return any(use.state == "overdue" for use in self.uses)


@dataclass(frozen=True)
class UseCount:
    """How many of those who owe a use have handed it in, and reported it."""

    use: Use
    whole: int
    submitted: int
    late: int
    reported: int

    @property
    def in_time(self) -> int:
        return self.submitted - self.late


@dataclass(frozen=True)
class Filter:
    words: str = ""
    use: str = ""
    state: str = ""
    group: str = ""

    def lets(self, row: Row) -> bool:
        if self.group not in ("", str(row.line.group_id)):
            return False
        folded = " " + fold(row.line.name)
        if not all(f" {word}" in folded for word in fold(self.words).split()):
            return False
        states = {use.state for use in row.uses if self.use in ("", use.use.slug)}
        return not self.state or self.state in states


@dataclass(frozen=True)
class Desk:
    unit: Unit
    year: int
    rules: Rules
    uses: tuple[Use, ...]
    rows: tuple[Row, ...]
    shown: tuple[Row, ...]
    counts: tuple[UseCount, ...]
    current: UseCount | None  # the last use that is open
    order: Order
    chosen: Filter
    is_past: bool  # a year gone by: nobody is reminded of it any more
    is_to_come: bool = False
    reads: bool = False  # whether whoever looks may open what was handed in

    @cached_property
    def groups(self) -> list[tuple[str, str]]:
        """The party groups in it, to choose from; none in a group itself."""
        if self.unit.kind == UnitKind.GROUP:
            return []
        found = {str(row.line.group_id): row.line.group_name for row in self.rows}
        return sorted((key, name) for key, name in found.items() if name)

    @cached_property
    def owing(self) -> list[Row]:
        return [row for row in self.rows if row.owed]


def unit_for(code: str, *, by: Standing, to: Permission) -> Unit:
    """The unit for whoever may do this there; `Refused` for others who stand in or over it,
    `NotFound` for a stranger.
    """
    unit = unit_by_code(code)
    if not to.holds(by, unit):
        if read_rules.holds(by, unit):
            raise Refused(to)
        raise NotFound(code)
    return unit


def desk(code: str, year: int, *, by: Standing, chosen: Filter | None = None) -> Desk:
    """The desk of a cell, a group or an agency; five queries, however many people."""
    unit = unit_for(code, by=by, to=follow)
    if unit.kind not in WITH_A_DESK:
        raise NotFound(code)
    return desk_for(unit, year, by=by, chosen=chosen)


def desk_for(unit: Unit, year: int, *, by: Standing, chosen: Filter | None = None) -> Desk:
    """The same of a unit whose desk the acting person may see; a group head sees states alone."""
    where = unit.parent_id if unit.kind == UnitKind.GROUP else unit.pk
    reads = where in by.units_with((*CELL_COMMITTEE, Role.AGENCY_HEAD))
    return replace(desk_of(unit, year, on=by.day, chosen=chosen), reads=reads)


def desk_of(unit: Unit, year: int, *, on: date, chosen: Filter | None = None) -> Desk:
    """The same for nobody in particular. A year gone by has the people and the rules of its end."""
    then = min(on, date(year, 12, 31))
    rules, roll = rules_in_force(unit.path, on=then), roll_of(unit, on=then)
    states, names = states_of(roll, year, rules=rules, on=on), shown_names(roll)
    rows = tuple(Row(line, states[line.person_id], names[line.person_id]) for line in roll)
    uses, chosen = tuple(uses_of_year(year, rules)), chosen or Filter()
    counts = tuple(_count(use, place, rows) for place, use in enumerate(uses))
    current = next((c for c in reversed(counts) if c.use.opens <= on), None)
    return Desk(
        unit=unit,
        year=year,
        rules=rules,
        uses=uses,
        rows=rows,
        shown=rows if chosen == Filter() else tuple(row for row in rows if chosen.lets(row)),
        counts=counts,
        current=current,
        order=_order(rows, counts.index(current) if current else 0, rules),
        chosen=chosen,
        is_past=year < on.year,
        is_to_come=year > on.year,
    )


def _count(use: Use, place: int, rows: tuple[Row, ...]) -> UseCount:
    states = [row.uses[place] for row in rows if row.uses[place].state not in ("exempt", "before")]
    return UseCount(
        use=use,
        whole=len(states),
        submitted=sum(one.state in ("done", "late") for one in states),
        late=sum(one.state == "late" for one in states),
        reported=sum(one.reported_on is not None for one in states),
    )


def _order(rows: tuple[Row, ...], place: int, rules: Rules) -> Order:
    return order_of(
        (leads(row.line, rules), row.uses[place].in_own_time, row.uses[place].reported_on)
        for row in rows
        if row.uses[place].state not in ("exempt", "before")
    )


def leads(line: RollLine, rules: Rules) -> bool:
    """Whether the person sets the example: a leading post, or a group head where that counts."""
    return line.is_leader or bool(rules["group_head_leads"] and line.is_group_head)


def desks_owing(unit: Unit, *, on: date) -> list[Desk]:
    """The desk of this year; in the first months before it that of last year, for whoever kept
    the Notebook then: their yearly review may still be owed.
    """
    this = desk_of(unit, on.year, on=on)
    if on.month > SPRING:
        return [this]
    last = desk_of(unit, on.year - 1, on=on)
    rows = tuple(row for row in last.rows if any(use.submitted_at for use in row.uses))
    return [replace(last, rows=rows), this]


def units_to_remind(*, on: date, after: str = "") -> QuerySet[Unit]:
    """Every cell and agency of that day whose code comes after this one, by code; whoever is in a
    group is on the roll of its cell.
    """
    kinds = [kind for kind in WITH_A_DESK if kind != UnitKind.GROUP]
    return Unit.objects.on(on).filter(kind__in=kinds, code__gt=after).order_by("code")


def counts_for_members(unit: Unit, *, by: Standing) -> tuple[UseCount, ...]:
    """The counts of a cell, group or agency for somebody who belongs to it; nobody's state."""
    if unit.kind not in WITH_A_DESK or unit.pk not in by.units_above():
        return ()
    return desk_of(unit, by.day.year, on=by.day).counts


def may_follow(unit: Unit, *, by: Standing) -> bool:
    """Whether the acting person has a desk there."""
    return unit.kind in WITH_A_DESK and follow.holds(by, unit)
