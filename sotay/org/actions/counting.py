"""Keep how many report in each unit, in the transaction of whatever changes it.

Rows with dates come into force by the calendar alone: `count_people_on` lets a day pass. All counts
are as of the same day, the one of the mark.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from sotay.org.choices import Counted
from sotay.org.heads import Heads, counted_until, heads_on
from sotay.org.models import (
    CountMark,
    Exemption,
    FormerPlace,
    Membership,
    Position,
    ReportingPlace,
    Unit,
)
from sotay.org.rules.levels import LEVELS, levels_of

AT_ONCE = 1000


def recount_people_of(people: Collection[int], *, on: date, also: Iterable[int] = ()) -> None:
    """Wherever these people ever belonged, and in these units `also`, counts are as the rows say.

    To be called after the change, in its transaction. `on`: where nobody has counted yet, everybody
    is counted as of this day.
    """
    units = set(also)
    for some in _batches(people):
        rows = Membership.objects.filter(person_id__in=some).order_by()
        units |= set(rows.values_list("unit_id", flat=True).distinct())
    recount_places(units, on=on)


def recount_places(units: Collection[int], *, on: date) -> None:
    """The people of these units are as the rows say on the day of the mark; else as above."""
    day = counted_until(Counted.PEOPLE)
    if day is None:
        count_people_on(on)
        return
    for some in _batches(units):
        _recount(some, day)


@transaction.atomic
def count_people_on(day: date) -> None:
    """Everybody is counted as of that day, or of a later one if that was done before.

    Of what is counted already only those units are read where somebody's membership, post or
    exemption began or ended since.
    """
    before = counted_until(Counted.PEOPLE)
    if before and before >= day:
        return
    CountMark.objects.update_or_create(what=Counted.PEOPLE, defaults={"day": day})
    if before:
        recount_people_of(_people_changed(before, day), on=day)
    else:
        recount_everybody(day)


def recount_everybody(day: date) -> int:
    """Every place is as the rows say that day, under the units it stands under; returns how many
    hold people.
    """
    true = heads_on(day)
    known = set(ReportingPlace.objects.values_list("pk", flat=True))
    paths = dict(Unit.objects.values_list("pk", "path"))
    _write((unit, paths[unit], true.get(unit, Heads(0, 0))) for unit in known | true.keys())
    return len(true)


def _people_changed(after: date, until: date) -> set[int]:
    began = Q(valid_from__gt=after, valid_from__lte=until)
    ended = Q(valid_until__gt=after, valid_until__lte=until)
    return {
        person
        for model in (Membership, Position, Exemption)
        for person in model.objects.filter(began | ended).values_list("person_id", flat=True)
    }


def _recount(units: list[int], day: date) -> None:
    """Locked first and counted afterwards: of two at once the second sees what the first wrote."""
    ensure_places(units)
    mine = ReportingPlace.objects.filter(pk__in=units).order_by("pk")
    kept = {row.pk: row for row in mine.select_for_update()}
    true = heads_on(day, units=units)
    for unit, row in kept.items():
        row.people, row.leaders = true.get(unit, Heads(0, 0))
    ReportingPlace.objects.bulk_create(
        kept.values(), update_conflicts=True, unique_fields=["pk"],
        update_fields=["people", "leaders"],
    )  # fmt: skip


def ensure_places(units: Collection[int]) -> None:
    """Each of these units has its place, with nobody in it if it is new."""
    known = ReportingPlace.objects.filter(pk__in=units).values_list("pk", flat=True)
    rows = Unit.objects.filter(pk__in=set(units) - set(known)).values_list("pk", "path")
    ReportingPlace.objects.bulk_create(
        (ReportingPlace(unit_id=unit, **levels_of(path)) for unit, path in rows),
        ignore_conflicts=True,
    )


def put_in_place(units: Iterable[Unit], *, on: date) -> None:
    """The places of these units, which moved that day, stand under the units they stand under now;
    where they stood in the years before that of the move stays known.

    What is written down for larger units at the end of a day is to be written anew.
    """
    paths = {unit.pk: unit.path for unit in units}
    places = ReportingPlace.objects.filter(pk__in=paths)
    _remember(places, until=on.year - 1)
    _write((row.pk, paths[row.pk], Heads(row.people, row.leaders)) for row in places)
    if paths:
        CountMark.objects.filter(what=Counted.DAYS).delete()


def _remember(places: QuerySet[ReportingPlace], *, until: int) -> None:
    """Of two moves in one year the first tells where a place stood before."""
    rows = FormerPlace.objects.filter(place__in=places).values("place").order_by()
    known = dict(rows.annotate(last=Max("until")).values_list("place", "last"))
    FormerPlace.objects.bulk_create(
        (
            FormerPlace(place=place, since=known.get(place.pk, 0) + 1, until=until,
                        **{level: getattr(place, level) for level in LEVELS})
            for place in places if known.get(place.pk, 0) < until
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip


def _write(rows: Iterable[tuple[int, str, Heads]]) -> None:
    ReportingPlace.objects.bulk_create(
        (
            ReportingPlace(unit_id=unit, people=heads.people, leaders=heads.leaders,
                           **levels_of(path))
            for unit, path, heads in rows
        ),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=["people", "leaders", *LEVELS],
    )  # fmt: skip


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    known = sorted(ids)
    return (known[start : start + AT_ONCE] for start in range(0, len(known), AT_ONCE))
