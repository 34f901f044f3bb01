"""The figures of a unit for its summing-up, as they are at this moment: counts from end to end, no
person by name but the leaders of the unit itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q

from sotay.feedback.models import Feedback
from sotay.kit import clock
from sotay.library.models import Dissemination
from sotay.meetings.choices import PAST_STATES
from sotay.meetings.models import Meeting
from sotay.notebook.queries.states import STATE_WORDS, states_of
from sotay.notebook.rules.figures import percent
from sotay.org.models import Unit
from sotay.org.rolls import leaders_of
from sotay.org.standing import Standing
from sotay.oversight.choices import Period
from sotay.oversight.models import Inspection
from sotay.oversight.queries.progress import Line, Whole
from sotay.oversight.queries.sums import sums_of
from sotay.oversight.queries.sums_then import sums_of_year
from sotay.oversight.rules import YearLine
from sotay.oversight.rules.summing import (
    Counted,
    Fact,
    LeaderStates,
    UnitCounts,
    days_of_period,
    years_of,
)
from sotay.recognition.choices import Award
from sotay.recognition.models import Commendation
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, Use, uses_of_year


@dataclass(frozen=True)
class Figured:
    """Everything a report has in numbers; `praised` are the decisions, by their numbers."""

    lines: tuple[YearLine, ...] = ()
    units: tuple[UnitCounts, ...] = ()
    leader_uses: tuple[str, ...] = ()
    leaders: tuple[LeaderStates, ...] = ()
    facts: tuple[Fact, ...] = ()
    praised: tuple[int, ...] = ()

    @property
    def leader_rows(self) -> list[tuple[LeaderStates, list[tuple[str, str]]]]:
        """Each leader with each use by its name."""
        return [
            (one, list(zip(self.leader_uses, one.states, strict=False))) for one in self.leaders
        ]

    def kept(self) -> dict[str, Any]:
        """As it is kept with the report."""
        return asdict(self)


def kept_figures(kept: dict[str, Any]) -> Figured:
    """The figures back from what is kept."""
    return Figured(
        lines=tuple(YearLine(**line) for line in kept["lines"]),
        units=tuple(
            UnitCounts(
                one["code"], one["name"],
                tuple(Counted(**counted) if counted else None for counted in one["counts"]),
            )
            for one in kept["units"]
        ),
        leader_uses=tuple(kept["leader_uses"]),
        leaders=tuple(
            LeaderStates(one["name"], one["post"], tuple(one["states"])) for one in kept["leaders"]
        ),
        facts=tuple(Fact(**fact) for fact in kept["facts"]),
        praised=tuple(kept["praised"]),
    )  # fmt: skip


def figures_of(unit: Unit, period: str, year: int, *, by: Standing) -> Figured:
    """The figures of a unit for the period, as of now. Of units below with fewer than five people,
    and of those from which they could be reckoned, nothing is told at any level, as the report
    goes from hand to hand. A fixed number of queries, however many units and people.
    """
    rules = rules_in_force(unit.path, on=by.day)
    uses = [
        (one, use)
        for one in years_of(period, year)
        for use in uses_of_year(one, rules)
        if _is_due(use, period, one, by.day)
    ]
    pairs = {(one, use.slug) for one, use in uses}
    if period == Period.FIVE:  # years beside each other are compared as the units stand now
        sums, children = sums_of(unit, pairs, this_year=by.day.year), list(unit.children.all())
    else:
        sums, children = sums_of_year(unit, pairs, year, this_year=by.day.year)
    wholes = [Whole(sums, one, use, rules, by.day) for one, use in uses]
    lines: list[YearLine] = []
    counts: dict[int, list[Counted | None]] = {}
    for number, whole in enumerate(wholes):
        below = whole.lines(children, hide=True)
        lines.append(_line(whole, unit, below))
        for one in below:
            counts.setdefault(one.unit.pk, [None] * len(wholes))[number] = _counted(whole, one)
    first, last = days_of_period(period, year)
    names, leaders = _leaders(unit, period, year, uses, rules, by.day)
    praised = _praised(unit, first, last)
    return Figured(
        lines=tuple(lines),
        units=tuple(
            UnitCounts(one.code, one.name, tuple(counts[one.pk]))
            for one in children if one.pk in counts
        ),
        leader_uses=names,
        leaders=leaders,
        facts=(*_facts(unit, first, last), *_awards(award for _, award in praised)),
        praised=tuple(pk for pk, _ in praised),
    )  # fmt: skip


def _is_due(use: Use, period: str, year: int, today: date) -> bool:
    """Half a year has what was due in it; nothing is told of a use that is not open yet."""
    within = period != Period.HALF or use.due <= date(year, 6, 30)
    return within and use.opens_for_leaders <= today


def _is_unknown(whole: Whole) -> bool:
    """A year that is over and of which nothing is known here."""
    figures = whole.figures((whole.year, whole.use.slug))
    return whole.year < whole.today.year and not figures.submitted


def _line(whole: Whole, unit: Unit, below: Iterable[Line]) -> YearLine:
    figures = whole.line(unit).figures
    title = f"{whole.use.title.removesuffix(' năm')} năm {whole.year}"
    if _is_unknown(whole):
        return YearLine(whole.use.slug, title, 0, 0, 0, 0, 0, 0)
    told = [one.figures for one in below if one.figures.people and not one.is_hidden]
    in_time = [percent(one.in_time, one.people) for one in told] if len(told) > 1 else []
    return YearLine(
        slug=whole.use.slug,
        title=title,
        people=figures.people,
        submitted=figures.submitted,
        late=figures.late,
        reported=figures.reported,
        leaders=figures.leaders,
        leaders_in_time=figures.leaders_in_time,
        lowest=min(in_time, default=None),
        highest=max(in_time, default=None),
    )


def _counted(whole: Whole, line: Line) -> Counted | None:
    if line.is_hidden or _is_unknown(whole):
        return None
    found = line.figures
    return Counted(found.people, found.submitted, found.late, found.reported)


def _leaders(
    unit: Unit, period: str, year: int, uses: Sequence[tuple[int, Use]], rules: Rules, today: date
) -> tuple[tuple[str, ...], tuple[LeaderStates, ...]]:
    """The leaders of the last day with their uses of the year; of five years nobody is told."""
    if period == Period.FIVE:
        return (), ()
    shown = [use for _, use in uses]
    slugs = {use.slug for use in shown}
    roll = leaders_of(unit, on=min(today, days_of_period(period, year)[1]))
    states = states_of(roll, year, rules=rules, on=today)
    return tuple(use.short for use in shown), tuple(
        LeaderStates(
            line.name, line.post,
            tuple(_state(one) for one in states[line.person_id] if one.use.slug in slugs),
        )
        for line in roll
    )  # fmt: skip


def _state(use: Any) -> str:
    words = STATE_WORDS[use.state]
    return f"{words} {clock.day_of(use.submitted_at):%d/%m/%Y}" if use.submitted_at else words


def _facts(unit: Unit, first: date, last: date) -> list[Fact]:
    """What the committees in and under the unit did; the inspections are the unit's own."""
    since, until = (datetime.combine(day, time(), clock.HANOI) for day in (first, last))
    below = Q(unit__path__startswith=unit.path)
    between = (since, until + timedelta(days=1))
    held = Meeting.objects.filter(below, state__in=PAST_STATES, day__range=(first, last))
    passed = Dissemination.objects.filter(unit=unit, at__range=between)
    asked = Feedback.objects.filter(from_unit__path__startswith=unit.path, asked_at__range=between)
    opinions = asked.aggregate(
        asked=Count("pk"), answered=Count("pk", filter=Q(state__in=("answered", "closed")))
    )
    inspected = Inspection.objects.filter(unit=unit, opened_at__range=between).aggregate(
        opened=Count("pk"), concluded=Count("pk", filter=Q(concluded_at__isnull=False))
    )
    return [
        Fact("Cuộc sinh hoạt, hội nghị đã họp (cả cấp dưới)", held.count()),
        Fact("Văn bản đã phổ biến", passed.count()),
        Fact("Ý kiến, đề xuất đã nhận (cả cấp dưới)", opinions["asked"]),
        Fact("Trong đó đã trả lời", opinions["answered"]),
        Fact("Cuộc kiểm tra, giám sát đã mở", inspected["opened"]),
        Fact("Trong đó đã kết luận", inspected["concluded"]),
    ]


def _praised(unit: Unit, first: date, last: date) -> list[tuple[int, str]]:
    rows = Commendation.objects.filter(
        unit__path__startswith=unit.path, decided_on__range=(first, last)
    )
    return list(rows.order_by("decided_on", "pk").values_list("pk", "award"))


def _awards(given: Iterable[str]) -> list[Fact]:
    found = list(given)
    return [Fact(f"Quyết định {award.label.lower()} (cả cấp dưới)", found.count(award))
            for award in Award]  # fmt: skip
