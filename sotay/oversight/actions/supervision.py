"""Keep the supervision log of a unit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.standing import Standing
from sotay.oversight.models import SupervisionNote
from sotay.oversight.permissions import supervise
from sotay.oversight.queries.desk import unit_for


@transaction.atomic
def note_supervision(
    code: str, text: str, *, on: date, by: Standing, now: datetime, adds_to: UUID | None = None
) -> SupervisionNote:
    """One more note of the committee stands in the log, under an older one if it adds to it.

    Raises `NotNow` for a day to come.
    """
    unit = unit_for(code, by=by, to=supervise)
    if on > by.day:
        raise NotNow("Ngày ghi không được sau hôm nay.")
    older = None
    if adds_to:
        older = SupervisionNote.objects.filter(uid=adds_to, unit=unit, adds_to=None).first()
        if older is None:
            raise NotFound(adds_to)
    note = SupervisionNote(unit=unit, day=on, written_by_id=by.person_id, written_at=now,
                           adds_to=older)  # fmt: skip
    note.seal({"text": text})
    note.save(force_insert=True)
    record("supervision.noted", f"unit:{unit.pk}", by=by, now=now, thing_name=unit.name)
    return note
