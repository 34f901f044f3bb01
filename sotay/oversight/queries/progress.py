"""How the regime is going in a unit and under it: counts, and nobody's state but the leaders'."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound
from sotay.notebook.rules.figures import (
    FEW,
    PEOPLE_NAMES,
    Figures,
    Spread,
    example_set,
    hidden_among,
    spread_of,
)
from sotay.org.choices import ABOVE_GRASSROOTS, UnitKind
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.standing import Standing
from sotay.oversight.permissions import WATCHERS, see_progress
from sotay.oversight.queries.curve import Curve, Days, curve_of, days_of
from sotay.oversight.queries.heads import Head, heads_of
from sotay.oversight.queries.kept import kept_sums
from sotay.oversight.queries.sums import BESIDE, LIVE, Pair, Sums, sums_of
from sotay.oversight.queries.sums_then import children_then, stood_elsewhere, sums_as_then
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Person, Rules, Use, due_on, uses_of_year

# By what the viewer may have the units beside each other; a minus in front turns it round.
SORTS = {
    "ma": lambda line: 0,
    "nguoi": lambda line: line.figures.people,
    "nop": lambda line: line.figures.share,
    "muon": lambda line: line.figures.late,
    "thieu": lambda line: line.figures.missing,
    "bao-cao": lambda line: line.figures.reported,
}


@dataclass(frozen=True)
class Line:
    """A unit with its figures in the chosen use."""

    unit: Unit
    figures: Figures
    example: str  # whether its leaders handed in first: see `example_set`
    is_hidden: bool = False  # too few people, or beside such a unit: nothing is told of it

    @property
    def is_few(self) -> bool:
        return self.figures.people < FEW


@dataclass(frozen=True)
class Compared:
    """A former use to put beside the chosen one; `by_this_day`: handed in by the same day then."""

    use: Use
    year: int
    figures: Figures
    by_this_day: int | None = None


@dataclass(frozen=True)
class Progress:
    """One use of one year in a unit, as it was at a moment."""

    unit: Unit
    parent: Unit | None  # the unit above, for whoever may see it
    year: int
    uses: tuple[tuple[Use, Figures], ...]  # every use of the year, in the whole unit
    use: Use
    leaders_due: date
    total: Line
    children: tuple[Line, ...]
    sort: str
    compared: tuple[Compared, ...]
    curve: Curve | None
    heads: tuple[Head, ...]
    at: datetime
    today: date
    stood_elsewhere: bool = False  # units stood elsewhere in that year
    as_then: bool = False  # and are shown where they stood

    @property
    def name(self) -> str:
        """What was to be handed in: "Kế hoạch cá nhân năm 2026"."""
        title = self.use.title.removesuffix(" năm")
        return f"{title} năm {self.year}"

    @property
    def is_open(self) -> bool:
        return self.use.opens_for_leaders <= self.today

    @property
    def is_unknown(self) -> bool:
        """A year that is over and of which nothing is known here."""
        return self.year < self.today.year and not self.total.figures.submitted

    @property
    def spread(self) -> Spread | None:
        told = (line for line in self.children if not line.is_hidden and line.figures.people)
        return spread_of(line.figures.share for line in told)

    @property
    def uneven(self) -> list[Line]:
        """The units of which there is something to say beside the others."""
        return [line for line in self.children if not line.is_hidden and is_uneven(line.figures)]

    @property
    def hidden(self) -> int:
        return sum(line.is_hidden for line in self.children)


def is_uneven(figures: Figures) -> bool:
    """Whether a place is idle, one did all on the last day, or texts are nearly the same."""
    return bool(figures.idle_places or figures.last_day_places or figures.alike)


def progress(code: str, year: int, *, by: Standing, now: datetime, use: str = "",
             sort: str = "ma", as_now: bool = False) -> Progress:  # fmt: skip
    """The figures of a unit and of each unit right under it; `NotFound` for everybody who does not
    stand in its committee or above. See `progress_of`.
    """
    unit = unit_by_code(code)
    if not may_watch(unit, by=by):
        raise NotFound(code)
    return progress_of(unit, year, by=by, now=now, use=use, sort=sort, as_now=as_now)


def progress_for(unit: Unit, year: int, *, by: Standing, now: datetime, **wanted: Any,
                 ) -> Progress | None:  # fmt: skip
    """The same of a unit already read; None for whoever may not see it."""
    return progress_of(unit, year, by=by, now=now, **wanted) if may_watch(unit, by=by) else None


def may_watch(unit: Unit, *, by: Standing) -> bool:
    """Whether the acting person sees figures of the unit; a group has none of its own."""
    return unit.kind != UnitKind.GROUP and see_progress.holds(by, unit)


def progress_of(unit: Unit, year: int, *, by: Standing, now: datetime, use: str = "",
                sort: str = "ma", as_now: bool = False) -> Progress:  # fmt: skip
    """The same of a unit already let in: a use of the year (unknown: the last that is open), units
    in the order of `sort` (unknown: by code). A year that is over is told with the units where they
    stood then, unless `as_now`. Six queries, eight of such a year, however many people and units.
    """
    rules = rules_in_force(unit.path, on=by.day)
    uses = uses_of_year(year, rules)
    chosen = _chosen(uses, use, by.day)
    former = _former(chosen, uses, year, rules)
    pairs = {(year, one.slug) for one in uses} | {(past, one.slug) for past, one in former}
    sees = sees_few(unit, by=by)
    moved = year < by.day.year and stood_elsewhere(unit, year)
    as_then = moved and not as_now
    ask = sums_as_then if as_then else sums_of
    sums, at = (None if as_then else kept_sums(unit, pairs, now=now)) or (
        ask(unit, pairs, this_year=by.day.year, beside=None if sees else (year, chosen.slug)),
        now,
    )
    children = _children(unit.pk)
    if as_then:
        children = children_then(children, sums)
    whole = Whole(sums, year, chosen, rules, by.day)
    is_hidden = not sees and whole.is_hidden(unit)
    days = {} if is_hidden or as_then else days_of(unit, year, chosen.slug)
    return Progress(
        unit=unit,
        parent=unit.parent if unit.parent and see_progress.holds(by, unit.parent) else None,
        year=year,
        uses=tuple((one, whole.figures((year, one.slug))) for one in uses),
        use=chosen,
        leaders_due=whole.leaders_due,
        total=replace(whole.line(unit), is_hidden=is_hidden),
        children=_sorted(whole.lines(children, hide=not sees), sort),
        sort=sort if sort.removeprefix("-") in SORTS else "ma",
        compared=() if is_hidden else tuple(whole.compared(*one, days) for one in former),
        curve=None if is_hidden or as_then else whole.curve(days),
        heads=heads_of(unit, year, rules=rules, by=by),
        at=at,
        today=by.day,
        stood_elsewhere=moved,
        as_then=as_then,
    )


@prepared
def _children(unit_id: int) -> QuerySet[Unit]:
    return Unit.objects.filter(parent_id=unit_id).order_by("code")


def sees_few(unit: Unit, *, by: Standing) -> bool:
    """Whether the acting person watches the unit from the grassroots or below, where units of fewer
    than five people are told apart.
    """
    return any(
        seat.role in WATCHERS
        and unit.path.startswith(seat.path)
        and seat.unit_kind not in ABOVE_GRASSROOTS
        for seat in by.seats
    )


def _chosen(uses: list[Use], wanted: str, today: date) -> Use:
    by_slug = {use.slug: use for use in uses}
    if wanted in by_slug:
        return by_slug[wanted]
    return next((use for use in reversed(uses) if use.opens_for_leaders <= today), uses[0])


def _former(chosen: Use, uses: list[Use], year: int, rules: Rules) -> list[tuple[int, Use]]:
    """The use before the chosen one, and the same use of the year before."""
    last_year = uses_of_year(year - 1, rules)
    place = uses.index(chosen)
    before = (year, uses[place - 1]) if place else (year - 1, last_year[-1])
    same = [(year - 1, one) for one in last_year if one.slug == chosen.slug]
    return [before, *(pair for pair in same if pair != before)]


def _sorted(lines: Iterable[Line], sort: str) -> tuple[Line, ...]:
    """In the order asked for, else by code; those that are not told stand last."""
    by_code = sorted(lines, key=lambda line: line.unit.code)
    key = SORTS.get(sort.removeprefix("-"))
    if key is None or sort == "ma":
        return tuple(by_code)
    turned = sort.startswith("-")
    shown = sorted((one for one in by_code if not one.is_hidden), key=key, reverse=turned)
    if sort == "-ma":
        shown = [one for one in reversed(by_code) if not one.is_hidden]
    return (*shown, *(one for one in by_code if one.is_hidden))


class Whole:
    """The sums of a unit by child, read as the figures of one use of a year."""

    def __init__(self, sums: Sums, year: int, use: Use, rules: Rules, today: date) -> None:
        self.sums, self.year, self.use, self.rules, self.today = sums, year, use, rules, today
        self.leaders_due = due_on(use, Person(is_leader=True), rules) or use.due
        self.all: dict[Pair, Figures] = {}
        for figures in sums.values():
            for pair, found in figures.items():
                self.all[pair] = self.all.get(pair, Figures()) + found

    def figures(self, pair: Pair, child: int | None = None) -> Figures:
        """The people of a year that is over as they were then, of any other as they are now."""
        found = self.all if child is None else self.sums.get(child, {})
        figures = found.get(pair, Figures())
        if pair[0] < self.today.year and self.all.get(pair, Figures()).people:
            return figures
        now = found.get(LIVE, Figures())
        return replace(figures, **{name: getattr(now, name) for name in PEOPLE_NAMES})

    def line(self, unit: Unit, child: int | None = None) -> Line:
        figures = self.figures((self.year, self.use.slug), child)
        passed = self.today > self.leaders_due
        return Line(unit, figures, example_set(figures, leaders_due_passed=passed))

    def lines(self, children: Iterable[Unit], *, hide: bool) -> list[Line]:
        """Those that are there today, and those that were and have figures."""
        lines = [self.line(one, one.pk) for one in children if one.kind != UnitKind.GROUP]
        lines = [one for one in lines if one.unit.holds(self.today) or any(one.figures.numbers)]
        hidden = hidden_among({one.unit.pk: one.figures.people for one in lines}) if hide else ()
        return [replace(one, is_hidden=one.unit.pk in hidden) for one in lines]

    def is_hidden(self, unit: Unit) -> bool:
        beside = {pk: found[BESIDE].people for pk, found in self.sums.items() if BESIDE in found}
        own = self.figures((self.year, self.use.slug)).people
        return 0 < own < FEW or unit.pk in hidden_among(beside)

    def compared(self, year: int, use: Use, days: Mapping[int, Days]) -> Compared:
        by_this_day = None
        if use.slug == self.use.slug and year in days and self.year == self.today.year:
            until = _a_year_before(self.today)
            by_this_day = sum(n for day, (n, _) in days[year].items() if day <= until)
        return Compared(use, year, self.figures((year, use.slug)), by_this_day)

    def curve(self, days: Mapping[int, Days]) -> Curve | None:
        figures = self.figures((self.year, self.use.slug))
        return curve_of(self.use, figures, days.get(self.year, {}), today=self.today,
                        leaders_due=self.leaders_due)  # fmt: skip


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
