"""What was recorded of a meeting, gathered for its minutes; a constant number of queries."""

from datetime import datetime

from sotay.exports.sheets_minutes import Absent, Assignment
from sotay.kit import clock
from sotay.meetings.choices import AttendanceState, ItemKind, ItemState, MeetingForm, RemarkKind
from sotay.meetings.models import AgendaItem, Attendance, Meeting, Remark
from sotay.meetings.queries.finding import roll_for
from sotay.meetings.queries.released import shown_of, shown_passages
from sotay.meetings.queries.remarks import remarks_of
from sotay.meetings.rules.drafting import Point, Record, addressed, example_title, hour_words
from sotay.meetings.rules.signing import opened_words
from sotay.org.models import Person
from sotay.regulations.queries import campaign_in_force, rules_in_force


def record_of(meeting: Meeting) -> Record:
    """Everything the minutes of a meeting held are drafted from; the caller asks who may."""
    called = list(meeting.attendance.select_related("person").order_by("pk"))
    words = _Words(meeting, [row.person for row in called])
    opened, ended, minutes = _hours(meeting)
    tasks = meeting.tasks.select_related("person").order_by("due", "pk")
    points, loose = _points(meeting, words)
    campaign = campaign_in_force(meeting.unit.path, on=meeting.day)
    parent = meeting.unit.parent
    return Record(
        form=meeting.form,
        title=meeting.title,
        day=meeting.day,
        opened=opened,
        ended=ended,
        minutes=minutes,
        place=meeting.place,
        chair=words.with_post(meeting.chair),
        keeper=words.with_post(meeting.keeper),
        chair_name=meeting.chair.name,
        keeper_name=meeting.keeper.name,
        present=sum(row.state == AttendanceState.PRESENT for row in called),
        called=len(called),
        unit_name=meeting.unit.name,
        parent_name=parent.name if parent else "",
        locality=rules_in_force(meeting.unit.path, on=meeting.day)["place"],
        example=example_title(campaign.title if campaign else ""),
        absent=_absent(called, words),
        guests=tuple(line for line in meeting.guests.splitlines() if line.strip()),
        points=points,
        remarks=loose,
        questions=_questions(meeting, words),
        tasks=tuple(
            Assignment(row.what, words.of(row.person), f"{row.due:%d/%m/%Y}") for row in tasks
        ),
    )


class _Words:
    """How the people of one meeting are named on its paper."""

    def __init__(self, meeting: Meeting, people: list[Person]) -> None:
        self.is_party = meeting.form != MeetingForm.AGENCY
        self.people = {person.pk: person for person in people}
        roll = roll_for(meeting.unit, meeting.form, on=meeting.day)
        self.posts = {line.person_id: line.post for line in roll}

    def of(self, person: Person) -> str:
        return addressed(person.name, person.sex, is_party=self.is_party)

    def with_post(self, person: Person) -> str:
        post = self.posts.get(person.pk) or ("" if self.is_party else person.work_post)
        return f"{self.of(person)}, {post}" if post else self.of(person)

    def speaker(self, person_id: int | None, name: str) -> str:
        known = self.people.get(person_id or 0)
        return self.of(known) if known else name

    def remark(self, row: Remark) -> tuple[str, str, str]:
        return str(RemarkKind(row.kind).label), self.of(row.person), row.text


def _points(meeting: Meeting, words: _Words) -> tuple[tuple[Point, ...], tuple]:
    items = list(meeting.items.select_related("person").order_by("order", "pk"))
    shown = shown_of([i for i in items if i.kind == ItemKind.REPORT and i.state == ItemState.DONE])
    remarks = remarks_of([item.pk for item in items], meeting)

    def point(item: AgendaItem) -> Point:
        notes = item.notes
        return Point(
            kind=item.kind,
            title=item.title,
            state=item.state,
            person=words.of(item.person) if item.person else "",
            passages=tuple((p.label, p.text) for p in shown_passages(shown.get(item.pk))),
            opinions=tuple((words.speaker(o.speaker, o.name), o.text) for o in notes.opinions),
            remarks=tuple(words.remark(row) for row in remarks[item.pk]),
            conclusion=notes.conclusion,
        )

    return tuple(point(item) for item in items), tuple(words.remark(row) for row in remarks[0])


def _questions(meeting: Meeting, words: _Words) -> tuple[tuple[str, str], ...]:
    rows = meeting.questions.select_related("person").order_by("asked_at", "pk")
    return tuple((words.of(row.person), row.text) for row in rows)


def _absent(called: list[Attendance], words: _Words) -> tuple[Absent, ...]:
    away = [row for row in called if row.state != AttendanceState.PRESENT]
    return tuple(Absent(words.of(row.person), row.reason) for row in away)


def _hours(meeting: Meeting) -> tuple[str, str, int]:
    """Opened, ended, minutes; the hours of a meeting written down later are those of its plan."""
    began, ended = meeting.started_at, meeting.ended_at
    if began is None or ended is None or not _that_day(meeting, began, ended):
        planned = meeting.starts_at
        return opened_words(meeting.day, hour_words(planned.hour, planned.minute)), "", 0
    start, end = (moment.astimezone(clock.HANOI) for moment in (began, ended))
    return (
        opened_words(meeting.day, hour_words(start.hour, start.minute)),
        hour_words(end.hour, end.minute),
        int((ended - began).total_seconds()) // 60,
    )


def _that_day(meeting: Meeting, *moments: datetime) -> bool:
    return all(clock.day_of(moment) == meeting.day for moment in moments)
