"""Run a meeting: open it, call the roll, go from one point to the next, end it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit import clock
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.meetings.actions.agenda import (
    check_running,
    fill,
    item_of,
    open_meeting,
)
from sotay.meetings.actions.groups import report_to_the_cell
from sotay.meetings.actions.studying import record_studied
from sotay.meetings.actions.telling import tell_named
from sotay.meetings.choices import (
    COUNTING_FORMS,
    OPEN_STATES,
    AttendanceState,
    ItemKind,
    ItemState,
    MeetingState,
)
from sotay.meetings.models import AgendaItem, Attendance, Meeting
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.finding import meeting_of, roll_for
from sotay.notebook.actions.reports import mark_reported
from sotay.org.standing import Standing

EXEMPT = "Được miễn sinh hoạt"
LONGEST_REASON = 300


@transaction.atomic
def start_meeting(code: str, slug: str, *, by: Standing, now: datetime) -> Meeting:
    """The meeting is going on, everybody counted as present who must come; reporters who have
    moved since the agenda was made are marked so. `NotNow` before its day.
    """
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    if meeting.state != MeetingState.PLANNED:
        return meeting
    if meeting.day > clock.day_of(now):
        raise NotNow(
            f"Cuộc này họp ngày {meeting.day:%d/%m/%Y}. Nếu họp sớm hơn, hãy sửa ngày trước."
        )
    meeting.state, meeting.started_at = MeetingState.RUNNING, now
    meeting.save(update_fields=["state", "started_at"])
    _call_roll(meeting)
    record("meeting.started", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting))
    return meeting


def _call_roll(meeting: Meeting) -> None:
    roll = roll_for(meeting.unit, meeting.form, on=meeting.day)
    exempt = {line.person_id for line in roll if line.is_exempt}
    people = dict.fromkeys([*(row.person_id for row in roll), meeting.chair_id, meeting.keeper_id])
    rows = []
    for person in people:
        row = Attendance(meeting=meeting, person_id=person, state=AttendanceState.PRESENT)
        row.sealed = b""
        if person in exempt:
            row.state = AttendanceState.EXCUSED
            row.seal({"reason": EXEMPT})
        rows.append(row)
    Attendance.objects.bulk_create(rows)
    moved = meeting.items.filter(kind=ItemKind.REPORT).exclude(person_id__in=people)
    moved.update(state=ItemState.MOVED)
    _settle_reporters(meeting, absent=exempt)


def _settle_reporters(meeting: Meeting, *, absent: set[int]) -> None:
    """Whoever is absent is not called up; whoever came after all is again."""
    reports = meeting.items.filter(kind=ItemKind.REPORT)
    reports.filter(person_id__in=absent, state__in=(ItemState.WAITING, ItemState.NOW)).update(
        state=ItemState.ABSENT
    )
    reports.filter(state=ItemState.ABSENT).exclude(person_id__in=absent).update(
        state=ItemState.WAITING
    )


@transaction.atomic
def take_attendance(
    code: str, slug: str, absent: Mapping[int, str], *, by: Standing, now: datetime
) -> None:
    """These people are absent, with their reason or without one (""); all others are present.

    Raises `NotNow` before and after the meeting.
    """
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    check_running(meeting)
    rows = list(meeting.attendance.select_for_update())
    for row in rows:
        reason = clean(absent.get(row.person_id, ""))[:LONGEST_REASON]
        if row.person_id not in absent:
            row.state, row.sealed = AttendanceState.PRESENT, b""
        elif reason:
            row.state = AttendanceState.EXCUSED
            row.seal({"reason": reason})
        else:
            row.state, row.sealed = AttendanceState.ABSENT, b""
    Attendance.objects.bulk_update(rows, ["state", "sealed"])
    _settle_reporters(meeting, absent=set(absent))
    record("meeting.attendance", f"meeting:{meeting.pk}", by=by, now=now,
           thing_name=str(meeting), note=f"Vắng {len(absent)}")  # fmt: skip


@transaction.atomic
def go_to(code: str, slug: str, item_id: int, *, by: Standing, now: datetime) -> AgendaItem:
    """This point is being heard; the one before it waits again unless it was done."""
    meeting = open_meeting(code, slug, by=by)
    check_running(meeting)
    item = item_of(meeting, item_id)
    if item.state in (ItemState.MOVED, ItemState.ABSENT):
        raise NotNow("Người này không dự, nên mục này chuyển sang kỳ sau.")
    if item.state != ItemState.NOW:
        meeting.items.filter(state=ItemState.NOW).update(state=ItemState.WAITING)
        _call_up(item, now)
    return item


@transaction.atomic
def next_item(code: str, slug: str, *, by: Standing, now: datetime, after: int | None = None
              ) -> AgendaItem | None:  # fmt: skip
    """What was being heard is done and the next point that waits is heard; returns it, if any.

    `after`: the point one is leaving; asked twice for the same point it goes on only once.
    """
    meeting = open_meeting(code, slug, by=by)
    check_running(meeting)
    current = meeting.items.filter(state=ItemState.NOW).first()
    if after and current and current.pk != after:
        return current
    place = (0, 0)
    if current:
        current.state = ItemState.DONE
        current.save(update_fields=["state"])
        place = (current.order, current.pk)
    waiting = list(meeting.items.filter(state=ItemState.WAITING).order_by("order", "pk"))
    following = [item for item in waiting if (item.order, item.pk) > place] or waiting
    if following:
        _call_up(following[0], now)
        return following[0]
    return None


def _call_up(item: AgendaItem, now: datetime) -> None:
    item.state, item.began_at = ItemState.NOW, now
    item.save(update_fields=["state", "began_at"])


@transaction.atomic
def end_meeting(code: str, slug: str, *, by: Standing, now: datetime) -> Meeting:
    """The meeting is over: each report heard is reported, each document heard is studied, whoever
    was not heard stands on the next agenda, a group's result on that of its cell; whoever has a
    task or a remark has been told. `NotNow` if nobody was there.
    """
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    check_running(meeting)
    if not meeting.attendance.filter(state=AttendanceState.PRESENT).exists():
        raise NotNow("Chưa điểm danh ai có mặt; cuộc họp không có người dự thì không có biên bản.")
    meeting.items.filter(state=ItemState.NOW).update(state=ItemState.DONE)
    meeting.state, meeting.ended_at = MeetingState.HELD, now
    meeting.save(update_fields=["state", "ended_at"])
    _mark_reported(meeting, by=by, now=now)
    record_studied(meeting, by=by, now=now)
    report_to_the_cell(meeting)
    tell_named(meeting, by=by, now=now)
    following = _following(meeting)
    if following:
        fill(following)
    record("meeting.ended", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting))
    return meeting


def _mark_reported(meeting: Meeting, *, by: Standing, now: datetime) -> None:
    """Leaders reported in a committee still report in their own cell: that one counts."""
    if meeting.form not in COUNTING_FORMS:
        return
    heard = meeting.items.filter(kind=ItemKind.REPORT, state=ItemState.DONE)
    for item in heard.select_related("entry"):
        entry = item.entry
        if entry and entry.submitted_at and clock.day_of(entry.submitted_at) <= meeting.day:
            mark_reported(entry.pk, on=meeting.day, by=by, now=now)


def _following(meeting: Meeting) -> Meeting | None:
    rows = Meeting.objects.filter(
        unit_id=meeting.unit_id, form=meeting.form, state__in=OPEN_STATES, day__gte=meeting.day
    )
    return rows.select_related("unit").order_by("day", "starts_at", "pk").first()
