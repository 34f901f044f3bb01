"""Read the counts of places: as they are kept, and as the rows themselves say."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDate

from sotay.kit.clock import HANOI
from sotay.notebook.models import DayCount, Entry, UseCount
from sotay.notebook.queries.alike import Key, alike_anew
from sotay.org.choices import ABOVE_GRASSROOTS
from sotay.org.heads import heads_on
from sotay.org.models import Unit
from sotay.org.rules.levels import LEVELS
from sotay.regulations.rules import HALF, PLAN, YEAR

COUNTED = ("submitted", "late", "leaders", "leaders_late", "on_last_day", "reported",
           "leaders_reported", "last_leader_on", "first_member_on")  # fmt: skip
Counts = dict[str, Any]
DayKey = tuple[int, int, str, date]  # unit, year, use, day


def counted_anew(wanted: Key | None = None) -> dict[Key, Counts]:
    """Every count as the rows say, by unit, year and use; of all, or of one."""
    rows = Entry.objects.filter(submitted_at__isnull=False)
    if wanted:
        rows = rows.filter(**dict(zip(("unit_id", "year", "use"), wanted, strict=True)))
    found = (
        rows.order_by()
        .values("unit_id", "year", "use")
        .annotate(**{f"n_{name}": how for name, how in _how_counted().items()})
        .values_list("unit_id", "year", "use", *(f"n_{name}" for name in COUNTED))
    )
    alike = alike_anew(wanted)
    return {
        (unit, year, use): dict(zip(COUNTED, numbers, strict=True))
        | {"alike": alike.get((unit, year, use), 0)}
        for unit, year, use, *numbers in found
    }


def _how_counted() -> dict[str, Any]:
    leads, heard = Q(by_leader=True), Q(reported_on__isnull=False)
    last_day = Q(due_on=TruncDate("submitted_at", tzinfo=HANOI))
    return {
        "submitted": Count("pk"),
        "late": Count("pk", filter=Q(is_late=True)),
        "leaders": Count("pk", filter=leads),
        "leaders_late": Count("pk", filter=leads & Q(is_late=True)),
        "on_last_day": Count("pk", filter=last_day),
        "reported": Count("pk", filter=heard),
        "leaders_reported": Count("pk", filter=heard & leads),
        "last_leader_on": Max("reported_on", filter=leads),
        "first_member_on": Min("reported_on", filter=~leads),
    }


def kept_counts() -> dict[Key, Counts]:
    """Every count as it is kept, without those of nothing."""
    names = (*COUNTED, "alike")
    rows = UseCount.objects.filter(submitted__gt=0).values("place_id", "year", "use", *names)
    return {
        (row["place_id"], row["year"], row["use"]): {name: row[name] for name in names}
        for row in rows
    }


def people_of_year(year: int) -> dict[Key, tuple[int, int]]:
    """Whom the uses of a year that is over were for: people and leaders of its last day.

    The three uses of every unit, and the further ones where anybody handed one in.
    """
    heads = heads_on(date(year, 12, 31))
    keys = {(unit, year, use) for unit in heads for use in (PLAN, HALF, YEAR)}
    further = UseCount.objects.filter(year=year, submitted__gt=0)
    keys |= set(further.values_list("place_id", "year", "use"))
    return {key: (*heads[key[0]],) for key in keys if key[0] in heads}


def kept_people(year: int) -> dict[Key, tuple[int, int]]:
    """The same as it was written down."""
    rows = UseCount.objects.filter(year=year, people__gt=0)
    return {
        (place, year, use): (people, leads)
        for place, use, people, leads in rows.values_list("place_id", "use", "people", "leads")
    }


def years_over(until: date) -> list[int]:
    """The years before that day's in which anybody handed anything in, oldest first."""
    rows = UseCount.objects.filter(year__lt=until.year, submitted__gt=0)
    return sorted(rows.order_by().values_list("year", flat=True).distinct())


def days_anew(*, before: date, since: date | None = None) -> dict[DayKey, tuple[int, int]]:
    """How many, and how many leaders, handed in on each day under each unit above the grassroots.

    One query for each level on which such units stand.
    """
    large: dict[int, set[int]] = {}
    for pk, path in Unit.objects.filter(kind__in=ABOVE_GRASSROOTS).values_list("pk", "path"):
        large.setdefault(path.count("."), set()).add(pk)
    found: dict[DayKey, tuple[int, int]] = {}
    for depth, units in large.items():
        for unit, *key, submitted, leaders in _days_of_level(depth, before, since):
            if unit in units:
                found[(unit, *key)] = (submitted, leaders)
    return found


def _days_of_level(depth: int, before: date, since: date | None) -> Iterator[tuple]:
    rows = Entry.objects.filter(submitted_at__lt=_midnight(before))
    if since:
        rows = rows.filter(submitted_at__gte=_midnight(since))
    level = f"unit__reporting_place__{LEVELS[depth - 1]}"
    return (
        rows.filter(**{f"{level}__gt": 0})
        .order_by()
        .annotate(day=TruncDate("submitted_at", tzinfo=HANOI))
        .values_list(level, "year", "use", "day")
        .annotate(n=Count("pk"), leading=Count("pk", filter=Q(by_leader=True)))
        .iterator(chunk_size=5000)
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def kept_days() -> dict[DayKey, tuple[int, int]]:
    """The same as it is kept."""
    rows = DayCount.objects.values_list("unit_id", "year", "use", "day", "submitted", "leaders")
    return {row[:4]: row[4:] for row in rows.iterator()}
