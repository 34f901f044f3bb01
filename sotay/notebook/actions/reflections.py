"""Free notes: written by their writer, read by nobody else."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.kit.refusals import NotFound
from sotay.notebook.models import Reflection
from sotay.org.standing import Standing


@transaction.atomic
def write_reflection(
    text: str,
    *,
    token: UUID,
    by: Standing,
    now: datetime,
    today: date,
    mark: str = "",
    item: str = "",
) -> Reflection:
    """The note stands in the acting person's own book; the same token again writes nothing."""
    known = Reflection.objects.filter(token=token, person_id=by.person_id).first()
    if known:
        return known
    note = Reflection(person_id=by.person_id, written_on=today, written_at=now, token=token)
    note.seal({"text": text, "mark": mark, "item": item})
    note.save(force_insert=True)
    return note


@transaction.atomic
def change_reflection(uid: UUID, text: str, *, mark: str, item: str, by: Standing) -> None:
    """The note reads differently from now on; `NotFound` if it is not the acting person's."""
    note = _own(uid, by)
    note.seal({"text": text, "mark": mark, "item": item})
    note.save(update_fields=["sealed"])


@transaction.atomic
def tear_out(uid: UUID, *, by: Standing) -> None:
    """The note is gone for good; `NotFound` if it is not the acting person's."""
    _own(uid, by).delete()


def _own(uid: UUID, by: Standing) -> Reflection:
    note = Reflection.objects.select_for_update().filter(uid=uid, person_id=by.person_id).first()
    if note is None:
        raise NotFound(uid)
    return note
