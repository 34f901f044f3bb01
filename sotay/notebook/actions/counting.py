"""Keep the counts of a unit true, in the same transaction as what they count."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from sotay.notebook.models import Entry, UseCount
from sotay.notebook.queries.counting import LEVELS, Key, counted_anew
from sotay.org.models import Unit


def levels_of(path: str) -> dict[str, int]:
    """The ids of the units above and the unit itself, by level; 0 where there is none."""
    ids = [int(part) for part in path.split(".") if part]
    return dict.fromkeys(LEVELS, 0) | dict(zip(LEVELS, ids, strict=False))


def parts_of(entry: Entry) -> dict[str, int]:
    """What one handed-in entry adds to the counts of its unit."""
    return {
        "submitted": 1,
        "late": int(entry.is_late),
        "reported": int(entry.reported_on is not None),
        "leaders": int(entry.by_leader),
        "leaders_late": int(entry.by_leader and entry.is_late),
    }


def add_to_count(entry: Entry, path: str, parts: dict[str, int], *, times: int = 1) -> None:
    """The count of the entry's unit has so much more of each part, or less with `times=-1`."""
    UseCount.objects.get_or_create(
        unit_id=entry.unit_id, year=entry.year, use=entry.use, defaults=levels_of(path)
    )
    UseCount.objects.filter(unit_id=entry.unit_id, year=entry.year, use=entry.use).update(
        **{name: F(name) + times * value for name, value in parts.items() if value}
    )


@transaction.atomic
def recount() -> int:
    """Every count is made anew from the rows; returns how many there are."""
    paths = dict(Unit.objects.values_list("pk", "path"))
    UseCount.objects.all().delete()
    made = UseCount.objects.bulk_create(_rows(counted_anew().items(), paths), batch_size=1000)
    return len(made)


def _rows(
    counts: Iterable[tuple[Key, dict[str, int]]], paths: dict[int, str]
) -> Iterable[UseCount]:
    for (unit, year, use), parts in counts:
        yield UseCount(unit_id=unit, year=year, use=use, **levels_of(paths[unit]), **parts)
