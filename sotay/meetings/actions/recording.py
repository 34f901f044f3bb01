"""Write down what is said: opinions and conclusion of a point, remarks, tasks."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.sealing import keyed_hash
from sotay.kit.text import clean, fold
from sotay.meetings.actions.agenda import check_running, item_of
from sotay.meetings.choices import MeetingState, RemarkKind
from sotay.meetings.models import AgendaItem, Meeting, Remark, Task
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.rules.notes import Aside, Notes, too_long
from sotay.org.standing import Standing

LONGEST = 2000


@dataclass(frozen=True)
class Saved:
    rev: int
    at: datetime


class Elsewhere(Exception):
    """Another keeper saved this point since this page read it; both texts are kept."""

    def __init__(self, item: AgendaItem) -> None:
        self.rev = item.rev
        self.at = item.saved_at
        self.by = item.saved_by
        super().__init__("Mục này vừa được người khác ghi; cả hai bản đều được giữ.")


def save_notes(
    code: str,
    slug: str,
    item_id: int,
    given: Notes,
    *,
    base: int,
    by: Standing,
    now: datetime,
) -> Saved:
    """The point now holds these notes, saved on top of revision `base`.

    Raises `Elsewhere` when somebody saved in between (this text is then kept beside the other),
    `NotNow` before or after the meeting or for a field over 200 KB.
    """
    if too_long(given):
        raise NotNow("Một ý kiến dài quá 200 KB. Hãy rút ngắn.")
    other, saved = _save(code, slug, item_id, given, base=base, by=by, now=now)
    if other:
        raise Elsewhere(other)
    return saved


@transaction.atomic
def _save(
    code: str, slug: str, item_id: int, given: Notes, *, base: int, by: Standing, now: datetime
) -> tuple[AgendaItem | None, Saved]:
    item = item_of(_running(code, slug, by=by), item_id)
    kept = item.notes
    if given.says_the_same(kept):
        return None, Saved(item.rev, item.saved_at or now)
    if item.rev != base:
        aside = Aside(uuid4().hex[:8], by.name, now.isoformat(), given.opinions, given.conclusion)
        if not any(given.says_the_same(Notes(a.opinions, a.conclusion)) for a in kept.asides):
            item.seal(replace(kept, asides=(*kept.asides, aside)).as_data())
            item.save(update_fields=["sealed"])
        return item, Saved(item.rev, item.saved_at or now)
    item.seal(replace(given, asides=kept.asides).as_data())
    item.rev += 1
    item.saved_at, item.saved_by = now, by.name
    item.save(update_fields=["sealed", "rev", "saved_at", "saved_by"])
    return None, Saved(item.rev, now)


@transaction.atomic
def drop_aside(code: str, slug: str, item_id: int, aside: str, *, by: Standing) -> None:
    """The other keeper's text has been dealt with and is gone."""
    item = item_of(_running(code, slug, by=by), item_id)
    notes = item.notes
    kept = tuple(row for row in notes.asides if row.id != aside)
    item.seal(replace(notes, asides=kept).as_data())
    item.save(update_fields=["sealed"])


@transaction.atomic
def add_remark(
    code: str,
    slug: str,
    item_id: int | None,
    *,
    person: int,
    kind: str,
    text: str,
    by: Standing,
    now: datetime,
) -> Remark:
    """The remark stands in the record of the meeting; the same one twice is one.

    Raises `NotNow` without words or for somebody who was not called to the meeting.
    """
    meeting = _running(code, slug, by=by)
    text = _words(text, "Hãy ghi lời nhận xét trước khi chọn Biểu dương, Nhắc nhở hay Phê bình.")
    if kind not in RemarkKind.values:
        raise NotFound(kind)
    _check_called(meeting, person)
    item = item_of(meeting, item_id) if item_id else None
    mark = keyed_hash("remark", fold(text))
    known = meeting.remarks.filter(person_id=person, kind=kind, mark=mark).first()
    if known:
        return known
    remark = Remark(meeting=meeting, item=item, person_id=person, kind=kind, made_at=now, mark=mark)
    remark.seal({"text": text})
    remark.save(force_insert=True)
    record("remark.made", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           about_id=person, note=str(RemarkKind(kind).label))  # fmt: skip
    return remark


@transaction.atomic
def drop_remark(code: str, slug: str, uid: UUID, *, by: Standing, now: datetime) -> None:
    """The remark was written down by mistake and is gone; not after the minutes are signed."""
    meeting = _running(code, slug, by=by)
    remark = meeting.remarks.filter(uid=uid).first()
    if remark is None:
        raise NotFound(uid)
    record("remark.dropped", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           about_id=remark.person_id, note=str(RemarkKind(remark.kind).label))  # fmt: skip
    remark.delete()


@transaction.atomic
def add_task(
    code: str, slug: str, *, person: int, what: str, due: date, by: Standing, now: datetime
) -> Task:
    """Somebody is to do this by that day; `NotNow` without words or for a day gone by."""
    meeting = _running(code, slug, by=by)
    what = _words(what, "Hãy ghi việc được giao.")
    if due < meeting.day:
        raise NotNow("Hạn phải từ ngày họp trở đi.")
    _check_called(meeting, person)
    task = Task(meeting=meeting, person_id=person, due=due)
    task.seal({"what": what})
    task.save(force_insert=True)
    record("task.given", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           about_id=person)  # fmt: skip
    return task


@transaction.atomic
def drop_task(code: str, slug: str, uid: UUID, *, by: Standing, now: datetime) -> None:
    """The task was written down by mistake and is gone."""
    meeting = _running(code, slug, by=by)
    task = meeting.tasks.filter(uid=uid).first()
    if task is None:
        raise NotFound(uid)
    record("task.dropped", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           about_id=task.person_id)  # fmt: skip
    task.delete()


@transaction.atomic
def settle_task(uid: UUID, *, done: bool, by: Standing, now: datetime) -> Task:
    """The task is done, or open again; its person and whoever keeps the meeting may say so."""
    task = Task.objects.select_for_update().filter(uid=uid).select_related("meeting__unit").first()
    if task is None or not (task.person_id == by.person_id or keep_meeting.holds(by, task.meeting)):
        raise NotFound(uid)
    task.done_at = now if done else None
    task.save(update_fields=["done_at"])
    record("task.done" if done else "task.open", f"meeting:{task.meeting_id}", by=by, now=now,
           thing_name=str(task.meeting), about_id=task.person_id)  # fmt: skip
    return task


def _running(code: str, slug: str, *, by: Standing) -> Meeting:
    """Being held, or over but not signed: what was forgotten may still be written down."""
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    if meeting.state != MeetingState.HELD:
        check_running(meeting)
    return meeting


def _check_called(meeting: Meeting, person: int) -> None:
    if not meeting.attendance.filter(person_id=person).exists():
        raise NotNow("Người này không thuộc cuộc họp. Hãy chọn trong danh sách.")


def _words(text: str, sentence: str) -> str:
    text = clean(text, multiline=True)
    if not text:
        raise NotNow(sentence)
    if len(text) > LONGEST:
        raise NotNow(f"Dài quá {LONGEST} chữ. Hãy rút ngắn.")
    return text
