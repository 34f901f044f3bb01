"""Change units and who belongs to them, from a day on; what was before stays as it was.

Set-based: a number of statements that does not grow with people.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Substr

from sotay.org.actions.counting import put_in_place, recount_places
from sotay.org.models import Membership, Position, Unit
from sotay.org.naming import unit_name_columns


def move_people(
    source: Unit, target: Unit, *, on: date, people: Collection[int] | None = None
) -> int:
    """Whoever belongs to the source that day (or these of them) belongs to the target from it on;
    returns how many. Who is there already does not join twice.
    """
    rows = Membership.objects.filter(_lasting(on), unit=source)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    there = set(
        Membership.objects.filter(_lasting(on), unit=target).values_list("person_id", flat=True)
    )
    groups = set(Unit.objects.filter(parent=target).values_list("pk", flat=True))
    moved = list(rows)
    Membership.objects.bulk_create(
        (
            Membership(person_id=row.person_id, unit=target, category=row.category,
                       group_id=row.group_id if row.group_id in groups else None,
                       valid_from=max(on, row.valid_from), valid_until=row.valid_until)
            for row in moved if row.person_id not in there
        ),
        batch_size=1000,
    )  # fmt: skip
    _end(rows, on)
    return len(moved)


def end_posts(units: Collection[int], *, on: date, people: Collection[int] | None = None) -> int:
    """Nobody (or none of these people) holds a post in these units from that day; how many did."""
    rows = Position.objects.filter(_lasting(on), unit_id__in=units)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    count = rows.count()
    _end(rows, on)
    return count


def close_unit(unit: Unit, *, on: date) -> None:
    """The unit is there no more from that day; its rows stay for the years before."""
    Unit.objects.filter(pk=unit.pk).update(valid_until=on)


def make_unit(code: str, name: str, kind: str, parent: Unit, *, on: date) -> Unit:
    """A unit stands under the parent from that day."""
    unit = Unit.objects.create(
        code=code, kind=kind, parent=parent, valid_from=on, **unit_name_columns(name)
    )
    unit.path = f"{parent.path}{unit.pk}."
    unit.save(update_fields=["path"])
    return unit


def rename_unit(unit: Unit, name: str) -> None:
    """The unit is called so; what was handed in before keeps the name of then."""
    Unit.objects.filter(pk=unit.pk).update(**unit_name_columns(name))


def put_under(unit: Unit, parent: Unit, *, on: date) -> None:
    """The unit with everything below it stands under the parent from that day, its places too;
    where they stood in the years before stays known.
    """
    before, after = unit.path, f"{parent.path}{unit.pk}."
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    moved = Unit.objects.filter(path__startswith=before)
    ids = list(moved.values_list("pk", flat=True))
    moved.update(path=Concat(Value(after), Substr(F("path"), len(before) + 1)))
    unit.parent, unit.path = parent, after
    put_in_place(Unit.objects.filter(pk__in=ids), on=on)


def count_again(units: Collection[int], *, on: date) -> None:
    """How many report in these units is as the rows say, and in those whose members lead there."""
    recount_places(units, on=on)


def _lasting(on: date) -> Q:
    return Q(valid_until=None) | Q(valid_until__gt=on)


def _end(rows: QuerySet, on: date) -> None:
    """What would have begun that day or later never was."""
    ids = list(rows.values_list("pk", flat=True))
    mine = rows.model._default_manager.filter(pk__in=ids)
    mine.filter(valid_from__gte=on).delete()
    mine.filter(valid_from__lt=on).update(valid_until=on)
