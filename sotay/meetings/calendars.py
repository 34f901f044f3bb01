"""The meetings a person is called to and the tasks given there: when, where, nothing else."""

from datetime import datetime, timedelta

from django.urls import reverse

from sotay.kit.clock import HANOI
from sotay.kit.dates import days_in_words
from sotay.meetings.queries.coming import Coming, next_meeting, next_task
from sotay.meetings.queries.finding import tasks_of, upcoming_of
from sotay.org.calendars import MEETING, TASK, Event, calendar_source, next_source
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


@next_source(MEETING)
def meeting_next(by: Standing) -> list[Event]:
    """The next meeting one is called to, with one's place among those who report."""
    found = next_meeting(by=by)
    if found is None:
        return []
    path = reverse("meetings:meeting", args=[found.unit_code, found.slug])
    return [Event(f"sinh-hoat-{found.slug}", found.day, None, None, found.title, path=path,
                  note=_place_in_order(found, by))]  # fmt: skip


def _place_in_order(found: Coming, by: Standing) -> str:
    you = by.form_of_address.capitalize()
    if found.place:
        return f"{you} báo cáo thứ {found.place} trong {found.reporters} người"
    return f"{found.starts_at:%H:%M} tại {found.where}" if found.where else ""


@next_source(TASK)
def task_next(by: Standing) -> list[Event]:
    """The soonest task given at a meeting and not done yet."""
    due = next_task(by=by)
    path = reverse("my-meetings:remarks")
    if due is None:
        return []
    left = days_in_words((due - by.day).days)
    return [Event("viec", due, None, None, "Hạn một việc được giao", path=path, note=left)]
