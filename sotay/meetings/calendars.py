"""The meetings a person is called to and the tasks given there: when, where, nothing else."""

from datetime import datetime, timedelta

from django.urls import reverse

from sotay.kit.clock import HANOI
from sotay.meetings.queries.finding import tasks_of, upcoming_of
from sotay.org.calendars import Event, calendar_source
from sotay.org.standing import Standing

LASTS = timedelta(minutes=90)


@calendar_source
def meetings(by: Standing) -> list[Event]:
    """The meetings to come."""
    found = []
    for meeting in upcoming_of(by.person_id, by=by):
        start = datetime.combine(meeting.day, meeting.starts_at, HANOI)
        path = reverse("meetings:meeting", args=[meeting.unit.code, meeting.slug])
        found.append(Event(f"sinh-hoat-{meeting.uid}", meeting.day, start, start + LASTS,
                           meeting.title, meeting.place, path))  # fmt: skip
    return found


@calendar_source
def tasks(by: Standing) -> list[Event]:
    """The last days of what one was asked to do; what it is stands in the product alone."""
    path = reverse("my-meetings:remarks")
    return [
        Event(f"viec-{task.uid}", task.due, None, None, "Hạn một việc được giao", path=path)
        for task in tasks_of(by.person_id)
        if task.due
    ]
