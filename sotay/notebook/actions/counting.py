"""Keep the counts of a place true, in the same transaction as what they count.

What happens all the time adds to the one row of its place; what is rare has the row counted anew.
"""

from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from sotay.kit.clock import day_of
from sotay.notebook.models import DayCount, Entry, UseCount
from sotay.notebook.queries.alike import Key, Parts, is_alike
from sotay.notebook.queries.counting import (
    COUNTED,
    counted_anew,
    days_anew,
    people_of_year,
    years_over,
)
from sotay.org.actions.counting import ensure_places
from sotay.org.choices import Counted
from sotay.org.heads import counted_until
from sotay.org.models import CountMark, ReportingPlace

AT_ONCE = 1000
NUMBERS = ("people", "leads", *(name for name in COUNTED if not name.endswith("_on")), "alike")
NOTHING = {name: None if name.endswith("_on") else 0 for name in (*COUNTED, "alike")}


def count_submission(entry: Entry) -> None:
    """One more has handed in, for the first time; to be called once, in that transaction."""
    last_day = entry.submitted_at and day_of(entry.submitted_at) == entry.due_on
    _add(entry, {
        "submitted": 1,
        "late": int(entry.is_late),
        "leaders": int(entry.by_leader),
        "leaders_late": int(entry.by_leader and entry.is_late),
        "on_last_day": int(bool(last_day)),
    })  # fmt: skip


def count_likeness(entry: Entry, written: Parts) -> None:
    """One more is nearly what somebody else of the place handed in, if it is so.

    After `count_submission`, which holds the row: of two at once the second compares with the
    first.
    """
    if is_alike(entry, written):
        _add(entry, {"alike": 1})


def count_report(entry: Entry) -> None:
    """One more has reported; the order of leaders and others is kept with it."""
    _add(entry, {"reported": 1, "leaders_reported": int(entry.by_leader)})
    day = entry.reported_on
    if entry.by_leader:
        later = Q(last_leader_on=None) | Q(last_leader_on__lt=day)
        _rows_of(_key(entry)).filter(later).update(last_leader_on=day)
    else:
        earlier = Q(first_member_on=None) | Q(first_member_on__gt=day)
        _rows_of(_key(entry)).filter(earlier).update(first_member_on=day)


def recount_use(unit_id: int, year: int, use: str) -> None:
    """The counts of this use in the unit are as the rows say.

    For what is rare: a correction, an entry that moves, a report of another day.
    """
    key = (unit_id, year, use)
    _locked(key)
    _rows_of(key).update(**counted_anew(key).get(key, NOTHING))


def move_counts(entry: Entry, before: int) -> None:
    """The entry counts where it is now, and no more where it was; to be called once it is saved."""
    for unit_id in sorted({before, entry.unit_id}):
        recount_use(unit_id, entry.year, entry.use)
    CountMark.objects.filter(what=Counted.DAYS).delete()


def _add(entry: Entry, parts: Mapping[str, int]) -> None:
    """One statement; a second time where the place is not there yet."""
    if not _upsert(_key(entry), parts):
        ensure_places([entry.unit_id])
        _upsert(_key(entry), parts)


def _upsert(key: Key, parts: Mapping[str, int]) -> int:
    """The row of a known place is made with these numbers, or has them added; how many rows."""
    table, place = UseCount._meta.db_table, ReportingPlace._meta.db_table
    added = [f"{name} = {table}.{name} + excluded.{name}" for name in parts]
    with connection.cursor() as cursor:
        cursor.execute(  # names of columns are the model's own; values are bound
            f"INSERT INTO {table} (place_id, year, use, {', '.join(NUMBERS)})"  # noqa: S608
            f" SELECT unit_id, {', '.join(['%s'] * (2 + len(NUMBERS)))} FROM {place}"
            " WHERE unit_id = %s ON CONFLICT (place_id, year, use)"
            f" DO UPDATE SET {', '.join(added)}",
            [key[1], key[2], *(parts.get(name, 0) for name in NUMBERS), key[0]],
        )
        return cursor.rowcount


def _key(entry: Entry) -> Key:
    return (entry.unit_id, entry.year, entry.use)


def _rows_of(key: Key) -> QuerySet[UseCount]:
    return UseCount.objects.filter(place_id=key[0], year=key[1], use=key[2])


def _locked(key: Key) -> None:
    """The row is there and held until the transaction ends."""
    ensure_places([key[0]])
    UseCount.objects.bulk_create(
        [UseCount(place_id=key[0], year=key[1], use=key[2])], ignore_conflicts=True
    )
    _rows_of(key).select_for_update().get()


@transaction.atomic
def recount() -> int:
    """Every count is made anew from the rows; returns how many there are."""
    true = counted_anew()
    ensure_places({unit for unit, _, _ in true})
    UseCount.objects.all().delete()
    made = UseCount.objects.bulk_create(
        (
            UseCount(place_id=unit, year=year, use=use, **counts)
            for (unit, year, use), counts in true.items()
        ),
        batch_size=AT_ONCE,
    )
    CountMark.objects.filter(what__in=(Counted.DAYS, Counted.YEARS)).delete()
    return len(made)


@transaction.atomic
def let_days_pass(today: date) -> None:
    """What is over before `today` is written down: for whom each year was, and the counts of days.

    Again it does nothing. What was never counted, or was before units moved, is counted anew.
    """
    if counted_until(Counted.USES) is None:
        recount()
        CountMark.objects.create(what=Counted.USES, day=today)
    close_years(today)
    before = counted_until(Counted.DAYS)
    if before and before >= today:
        return
    if before is None:
        DayCount.objects.all().delete()
    DayCount.objects.bulk_create(
        (
            DayCount(unit_id=unit, year=year, use=use, day=day, submitted=n, leaders=leaders)
            for (unit, year, use, day), (n, leaders) in days_anew(
                before=today, since=before
            ).items()
        ),
        batch_size=AT_ONCE,
    )
    CountMark.objects.update_or_create(what=Counted.DAYS, defaults={"day": today})


def close_years(today: date) -> None:
    """Each use of a year that is over says how many people it was for."""
    before = counted_until(Counted.YEARS)
    for year in years_over(today):
        if before and before.year > year:
            continue
        UseCount.objects.bulk_create(
            (
                UseCount(place_id=place, year=year_, use=use, people=people, leads=leads)
                for (place, year_, use), (people, leads) in people_of_year(year).items()
            ),
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["place", "year", "use"],
            update_fields=["people", "leads"],
        )
    CountMark.objects.update_or_create(what=Counted.YEARS, defaults={"day": today})
