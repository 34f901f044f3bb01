"""Print empty booklets for everybody of a unit, a few at a time, one file each."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.batches import file_name, folder_of, throw_away_old, write_file
from sotay.kit.refusals import NotNow
from sotay.notebook.models import BookletBatch
from sotay.notebook.queries.batches import batch as batch_of
from sotay.notebook.queries.batches import empty_years, people_to_print, unit_to_print
from sotay.notebook.queries.printing import BookletYear
from sotay.org.standing import Standing


@transaction.atomic
def start_batch(code: str, year: int, *, by: Standing, now: datetime) -> BookletBatch:
    """A batch for everybody in and below the unit stands ready; nothing is printed yet.

    Batches of more than seven days are thrown away. Raises `NotNow` for a unit without people.
    """
    unit = unit_to_print(code, by=by)
    people = people_to_print(unit, on=by.day)
    if not people:
        raise NotNow(f"{unit.name} chưa có ai để in sổ. Hãy nhập danh sách trước.")
    throw_away_old(BookletBatch, now)
    batch = BookletBatch.objects.create(
        unit=unit, year=year, asked_by_id=by.person_id, asked_at=now, people=people
    )
    record("booklets.asked", f"unit:{unit.pk}", by=by, now=now, thing_name=unit.name,
           note=f"{len(people)} sổ trắng năm {year}")  # fmt: skip
    return batch


def continue_batch(
    uid: UUID, *, render: Callable[[BookletYear], bytes], by: Standing, seconds: float
) -> BookletBatch:
    """The batch has gone on for about so many seconds, or is done; a lost step is done again.

    `render` makes the file of one person's empty year.
    """
    batch = batch_of(uid, by=by)
    until = monotonic() + seconds
    folder = folder_of(batch.uid)
    while not batch.is_done and monotonic() < until:
        chunk = batch.people[batch.done : batch.done + 20]
        for year in empty_years(chunk, batch):
            write_file(folder / file_name(batch.done, year.person.name), render(year))
            batch.done += 1
            if monotonic() >= until:
                break
        BookletBatch.objects.filter(pk=batch.pk, done__lt=batch.done).update(done=batch.done)
    return batch
