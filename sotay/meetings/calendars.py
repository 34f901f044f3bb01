"""The meetings a person is called to, for their own calendar: when, where, nothing else."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from sotay.kit.calendars import Event, calendar_source
from sotay.kit.clock import HANOI
from sotay.meetings.queries.finding import upcoming_of
from sotay.org.standing import standing_where

LASTS = timedelta(minutes=90)


@calendar_source
def meetings(person_id: int, on: date) -> list[Event]:
    """The meetings to come."""
    by = standing_where(Q(pk=person_id), day=on)
    if by is None:
        return []
    found = []
    for meeting in upcoming_of(person_id, by=by):
        start = datetime.combine(meeting.day, meeting.starts_at, HANOI)
        found.append(Event(f"sinh-hoat-{meeting.uid}", meeting.day, start, start + LASTS,
                           meeting.title, meeting.place))  # fmt: skip
    return found
