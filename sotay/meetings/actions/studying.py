"""A document studied together: on the agenda before, a study session of the cell afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from sotay.kit.refusals import NotFound
from sotay.library.actions.studying import record_session
from sotay.meetings.actions.agenda import append_item, open_meeting
from sotay.meetings.choices import COUNTING_FORMS, AttendanceState, ItemKind, ItemState
from sotay.meetings.models import Meeting
from sotay.meetings.queries.agenda import agenda_of
from sotay.meetings.queries.studying import documents_to_study, studying_unit
from sotay.org.standing import Standing

MINUTES = 15


@transaction.atomic
def put_document_on_agenda(code: str, slug: str, uid: UUID, *, by: Standing) -> None:
    """The agenda ends with studying this document. `NotFound` for one that was not passed on to
    the unit or is on the agenda already.
    """
    meeting = open_meeting(code, slug, by=by)
    found = [row for row in documents_to_study(meeting, agenda_of(meeting)) if row.uid == uid]
    if not found:
        raise NotFound(uid)
    append_item(meeting, f"Nghiên cứu, quán triệt {found[0].title}"[:300], MINUTES,
                kind=ItemKind.OTHER, document=found[0].pk)  # fmt: skip


def record_studied(meeting: Meeting, *, by: Standing, now: datetime) -> None:
    """Each document the meeting came to is a study session of the cell, with the way back here."""
    if meeting.form not in COUNTING_FORMS:
        return
    heard = meeting.items.filter(document__isnull=False, state=ItemState.DONE)
    items = list(heard.select_related("document"))
    where = reverse("meetings:meeting", args=[meeting.unit.code, meeting.slug])
    people = meeting.attendance.filter(state=AttendanceState.PRESENT).count() if items else 0
    for item in items:
        if item.document:
            record_session(
                item.document, studying_unit(meeting), day=meeting.day, title=meeting.title,
                people=people, link=where, source=f"meeting:{meeting.uid}", by=by, now=now,
            )  # fmt: skip
