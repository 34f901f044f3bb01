"""What a unit keeps of former years: how long, what is over and held back, what was destroyed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from sotay.kit.refusals import NotFound
from sotay.notebook.models import Entry
from sotay.org.choices import ABOVE_GRASSROOTS, CELL_KINDS, UnitKind
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.oversight.models import Disposal, Inspection
from sotay.oversight.needed import still_needed
from sotay.oversight.permissions import dispose, see_retention
from sotay.oversight.rules.retention import last_year_over
from sotay.regulations.queries import rules_for, rules_in_force
from sotay.regulations.rules import KEYS

MOST = 40
KEEP = "keep_years"
BY_NAME = (*CELL_KINDS, UnitKind.AGENCY)
INSPECTED = "Đang có cuộc kiểm tra, giám sát chưa xong"
KEPT_BACK = "Cấp ủy giữ lại"


@dataclass(frozen=True)
class Over:
    """A handed-in entry whose keeping is over; `held`: why it stays nevertheless."""

    pk: int
    person_id: int
    place: str
    year: int
    held: str = ""


@dataclass(frozen=True)
class PlaceLine:
    """A place and year of the list, as counts."""

    place: str
    year: int
    entries: int
    people: int
    why: str = ""


@dataclass(frozen=True)
class PersonOver:
    """Somebody of the cell with what of theirs is over, year by year."""

    uid: UUID
    name: str
    years: tuple[tuple[int, int], ...]  # year, and how many entries
    is_held: bool


@dataclass(frozen=True)
class RetentionPage:
    unit: Unit
    keep_years: int
    last_year: int
    source: str
    over: tuple[PlaceLine, ...]
    held: tuple[PlaceLine, ...]
    people: tuple[PersonOver, ...]  # in a cell or an agency; above it persons are only counted
    under_way: Disposal | None
    records: tuple[Disposal, ...]
    may_decide: bool
    is_above: bool  # too high up: the committees below decide
    today: date

    @property
    def may_carry_out(self) -> bool:
        return bool(self.under_way and self.under_way.carry_from <= self.today)


def unit_keeping(code: str, *, by: Standing, deciding: bool = False) -> Unit:
    """A unit whose keeping the acting person sees (or decides): any but a group. `NotFound` for a
    stranger, `Refused` for one who may not decide, also above the grassroots.
    """
    unit = unit_by_code(code)
    if unit.kind == UnitKind.GROUP or not see_retention.holds(by, unit):
        raise NotFound(code)
    if deciding and (unit.kind in ABOVE_GRASSROOTS or not dispose.holds(by, unit)):
        raise Refused(dispose)
    return unit


def retention_page(code: str, *, by: Standing) -> RetentionPage:
    """The rules in force, the list of what is over, the decision under way and the records that
    remain; raises as `unit_keeping`. Above the cell the list counts persons and names nobody.
    """
    unit = unit_keeping(code, by=by)
    is_above = unit.kind in ABOVE_GRASSROOTS
    keep = rules_in_force(unit.path, on=by.day)[KEEP]
    rows = () if is_above else tuple(over_in(unit, today=by.day))
    disposals = list(unit.disposals.order_by("-decided_at")[:MOST])
    under_way = next((d for d in disposals if not (d.carried_at or d.withdrawn_at)), None)
    return RetentionPage(
        unit=unit,
        keep_years=keep,
        last_year=last_year_over(keep, today=by.day),
        source=KEYS[KEEP].source,
        over=lines_of(row for row in rows if not row.held),
        held=lines_of(row for row in rows if row.held),
        people=_people(rows) if unit.kind in BY_NAME else (),
        under_way=under_way,
        records=tuple(one for one in disposals if one is not under_way),
        may_decide=not is_above and dispose.holds(by, unit),
        is_above=is_above,
        today=by.day,
    )


def over_in(unit: Unit, *, today: date) -> list[Over]:
    """Every entry handed in in and below the unit whose keeping is over by the rule of its place,
    with why it is held if it is: an inspection, or an evaluation not closed yet. The number of
    queries does not grow with entries.
    """
    least = last_year_over(KEYS[KEEP].least, today=today)
    rows = list(
        Entry.objects.filter(
            unit__path__startswith=unit.path, year__lte=least, submitted_at__isnull=False,
            gone_on=None,
        )
        .order_by("unit__code", "year", "pk")
        .values_list("pk", "person_id", "year", "use", "unit__name", "unit__path")
    )  # fmt: skip
    rules = rules_for({row[-1] for row in rows}, on=today) if rows else {}
    years = {row[2] for row in rows}
    inspected, needed = _inspected(years), still_needed(years, today=today) if rows else {}
    return [
        Over(pk, person, place, year,
             INSPECTED if (person, year, use) in inspected else needed.get((person, year), ""))
        for pk, person, year, use, place, path in rows
        if year <= last_year_over(rules[path][KEEP], today=today)
    ]  # fmt: skip


def _inspected(years: set[int]) -> set[tuple[int, int, str]]:
    """Person, year and use under an inspection that is not concluded, or whose conclusion is still
    being followed.
    """
    is_open = Q(concluded_at=None) | Q(units__due_on__isnull=False, units__confirmed_at=None)
    rows = Inspection.objects.filter(is_open, leave__year__in=years).distinct()
    return {
        (person, year, use)
        for year, uses, person in rows.values_list("leave__year", "leave__uses", "leave__people")
        for use in uses
    }


def lines_of(rows: Iterable[Over]) -> tuple[PlaceLine, ...]:
    """The list by place and year, as counts."""
    found: dict[tuple[str, int, str], list[int]] = {}
    for row in rows:
        found.setdefault((row.place, row.year, row.held), []).append(row.person_id)
    return tuple(
        PlaceLine(place, year, len(people), len(set(people)), why)
        for (place, year, why), people in found.items()
    )


def _people(rows: Sequence[Over]) -> tuple[PersonOver, ...]:
    years: dict[int, Counter[int]] = {}
    for row in rows:
        years.setdefault(row.person_id, Counter())[row.year] += 1
    held = {row.person_id for row in rows if row.held}
    people = Person.objects.filter(pk__in=years).order_by("sort_key", "born", "pk")
    return tuple(
        PersonOver(one.uid, one.name, tuple(sorted(years[one.pk].items())), one.pk in held)
        for one in people
    )


def gone_by_record() -> dict[str, int]:
    """How many entries the records say are gone."""
    rows: Iterable[dict[str, Any]] = Disposal.objects.values_list("gone", flat=True)
    return _unless_none(sum(gone.get("entry", 0) for gone in rows))


def gone_anew() -> dict[str, int]:
    """The same as the entries themselves say."""
    return _unless_none(Entry.objects.filter(gone_on__isnull=False).count())


def _unless_none(count: int) -> dict[str, int]:
    return {"tất cả": count} if count else {}
