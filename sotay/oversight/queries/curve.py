"""How many had handed in by each day: leaders and everybody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from sotay.kit.clock import HANOI
from sotay.kit.prepared import prepared
from sotay.notebook.models import DayCount, Entry
from sotay.notebook.rules.figures import Figures
from sotay.org.choices import ABOVE_GRASSROOTS
from sotay.org.models import Unit
from sotay.oversight.queries.sums import level_of
from sotay.regulations.rules import Use

Days = dict[date, tuple[int, int]]  # handed in on that day, of them by leaders
AFTER = timedelta(days=14)


@dataclass(frozen=True)
class Point:
    """By the end of one day, since the use opened."""

    day: date
    leaders: int
    members: int


@dataclass(frozen=True)
class Curve:
    """One use in a unit, day by day; `last` is the last day on the axis, reached or not."""

    points: tuple[Point, ...]
    leaders: int
    members: int
    first: date
    last: date
    leaders_due: date
    due: date


def days_of(unit: Unit, year: int, use: str) -> dict[int, Days]:
    """The days of a use in this year and in the one before, by year; one query.

    Above the grassroots days are written down once they are over; below, the entries are few
    enough to be read.
    """
    if unit.kind in ABOVE_GRASSROOTS:
        rows = _days_written(unit.pk, year - 1, year, use)
    else:
        rows = _days_read(level_of(unit))(unit.pk, year - 1, year, use)
    found: dict[int, Days] = {}
    for one, day, submitted, leaders in rows:
        found.setdefault(one, {})[day] = (submitted, leaders)
    return found


@prepared
def _days_written(unit_id: int, before: int, year: int, use: str) -> QuerySet[DayCount, tuple]:
    over = DayCount.objects.filter(year__in=[before, year], use=use, unit_id=unit_id)
    return over.values_list("year", "day", "submitted", "leaders")


@cache
def _days_read(level: str) -> Callable[..., list[tuple]]:
    @prepared
    def rows(unit_id: int, before: int, year: int, use: str) -> QuerySet[Any, tuple]:
        below = {f"unit__reporting_place__{level}": unit_id}
        handed_in = Entry.objects.filter(
            year__in=[before, year], use=use, submitted_at__isnull=False, **below
        )
        return (
            handed_in.order_by()
            .annotate(day=TruncDate("submitted_at", tzinfo=HANOI))
            .values_list("year", "day")
            .annotate(n=Count("pk"), leading=Count("pk", filter=Q(by_leader=True)))
        )

    return rows


def curve_of(
    use: Use, figures: Figures, days: Mapping[date, tuple[int, int]], *, today: date,
    leaders_due: date,
) -> Curve | None:  # fmt: skip
    """The curve from the day the use opens to its due day and two weeks after, as far as they have
    come; None before it opens, or without people. Today is as the figures say.
    """
    first = use.opens_for_leaders
    if today < first or not figures.people:
        return None
    last = max(use.due, min(today, use.due + AFTER))
    points, submitted, leaders = [], 0, 0
    for day in sorted(day for day in days if day < first):
        submitted, leaders = submitted + days[day][0], leaders + days[day][1]
    for number in range((min(today, last) - first).days + 1):
        day = first + timedelta(number)
        more = days.get(day, (0, 0))
        submitted, leaders = submitted + more[0], leaders + more[1]
        points.append(Point(day, leaders, submitted - leaders))
    if today <= last:
        points[-1] = Point(today, figures.leaders_submitted, figures.members_submitted)
    return Curve(tuple(points), figures.leaders, figures.members, first, last, leaders_due, use.due)
