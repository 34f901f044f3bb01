"""Make and change the agenda of a meeting."""

from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.meetings.choices import ItemKind, MeetingState
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.agenda import Due, reports_due
from sotay.meetings.queries.finding import meeting_of, roll_for
from sotay.org.standing import Standing

REPORT_MINUTES, OTHER_MINUTES, LONGEST = 5, 10, 600


def open_meeting(code: str, slug: str, *, by: Standing) -> Meeting:
    """The meeting, locked, for whoever keeps it; `NotNow` once it is over."""
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    if not meeting.is_open:
        raise NotNow("Cuộc này đã kết thúc nên không sửa chương trình được nữa.")
    return meeting


@transaction.atomic
def fill_agenda(code: str, slug: str, *, by: Standing, now: datetime) -> int:
    """Everybody who handed something in since their last report is on the agenda, in reporting
    order among those already there; returns how many are new.
    """
    meeting = open_meeting(code, slug, by=by)
    new = fill(meeting)
    record("meeting.agenda", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           note=f"Thêm {new} báo cáo")  # fmt: skip
    return new


def fill(meeting: Meeting) -> int:
    """The same for an action that has the meeting already; a constant number of queries."""
    roll = roll_for(meeting.unit, meeting.form, on=meeting.day)
    items = list(meeting.items.order_by("order", "pk"))
    known = {item.entry_id for item in items}
    new = [due for due in reports_due(meeting, roll) if due.entry.pk not in known]
    if not new:
        return 0
    rank = {line.person_id: place for place, line in enumerate(roll)}
    for due in new:
        items.insert(_place(due, items, rank), _report(meeting, due))
    _number(items)
    return len(new)


def _place(due: Due, items: list[AgendaItem], rank: dict[int, int]) -> int:
    """Behind the last report of somebody who comes before, else before the other reports."""
    mine, place = rank[due.line.person_id], 0
    for at, item in enumerate(items):
        if item.kind == ItemKind.REPORT and rank.get(item.person_id or 0, mine) <= mine:
            place = at + 1
    return place


def _report(meeting: Meeting, due: Due) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        kind=ItemKind.REPORT,
        person_id=due.line.person_id,
        entry=due.entry,
        title=due.title,
        minutes=REPORT_MINUTES,
        sealed=b"",
    )


def _number(items: list[AgendaItem]) -> None:
    """The items stand in this order; new ones are made."""
    moved = []
    for order, item in enumerate(items, 1):
        if item.pk and item.order != order:
            moved.append(item)
        item.order = order
    AgendaItem.objects.bulk_update(moved, ["order"])
    AgendaItem.objects.bulk_create([item for item in items if not item.pk])


@transaction.atomic
def add_item(
    code: str, slug: str, title: str, minutes: int, *, by: Standing, kind: str = ItemKind.OTHER
) -> None:
    """The agenda ends with this point. `NotNow` without a title or with an impossible length."""
    meeting = open_meeting(code, slug, by=by)
    append_item(meeting, _title(title), _minutes(minutes), kind=kind)


def append_item(
    meeting: Meeting, title: str, minutes: int, *, kind: str, person: int | None = None,
    document: int | None = None,
) -> AgendaItem:  # fmt: skip
    """One more point at the end, for an action that has the meeting already."""
    last = meeting.items.order_by("-order").values_list("order", flat=True).first() or 0
    return AgendaItem.objects.create(
        meeting=meeting, kind=kind, title=title, minutes=minutes, order=last + 1, person_id=person,
        document_id=document, sealed=b"",
    )  # fmt: skip


@transaction.atomic
def change_item(code: str, slug: str, item_id: int, *, minutes: int, title: str = "",
                by: Standing) -> None:  # fmt: skip
    """The point has this length, and this title unless it is a report."""
    item = item_of(open_meeting(code, slug, by=by), item_id)
    item.minutes = _minutes(minutes)
    if item.kind != ItemKind.REPORT and title:
        item.title = _title(title)
    item.save(update_fields=["minutes", "title"])


@transaction.atomic
def drop_item(code: str, slug: str, item_id: int, *, by: Standing) -> None:
    """The point is off the agenda. `NotNow` if anything was written under it."""
    meeting = open_meeting(code, slug, by=by)
    item = item_of(meeting, item_id)
    if not item.notes.is_empty or meeting.remarks.filter(item=item).exists():
        raise NotNow("Mục này đã có ý kiến ghi lại nên không bỏ được.")
    item.delete()


@transaction.atomic
def move_item(code: str, slug: str, item_id: int, *, to: int, by: Standing) -> None:
    """The point stands at place `to`, counted from 1; the others keep their order."""
    meeting = open_meeting(code, slug, by=by)
    items = list(meeting.items.order_by("order", "pk"))
    item = next((row for row in items if row.pk == item_id), None)
    if item is None:
        raise NotFound(item_id)
    items.remove(item)
    items.insert(max(0, min(to - 1, len(items))), item)
    _number(items)


def item_of(meeting: Meeting, item_id: int) -> AgendaItem:
    """One point of this very meeting, locked; `NotFound` for any other."""
    item = meeting.items.select_for_update().filter(pk=item_id).first()
    if item is None:
        raise NotFound(item_id)
    return item


def check_running(meeting: Meeting) -> None:
    """Raises `NotNow` unless the meeting is going on."""
    if meeting.state == MeetingState.PLANNED:
        raise NotNow("Cuộc này chưa khai mạc. Hãy bấm “Bắt đầu” trước.")
    if meeting.state != MeetingState.RUNNING:
        raise NotNow("Cuộc này đã kết thúc.")


def _title(title: str) -> str:
    title = clean(title)
    if not title or len(title) > 300:
        raise NotNow("Hãy ghi nội dung, không quá 300 chữ.")
    return title


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST:
        raise NotNow(f"Số phút phải từ 1 đến {LONGEST}.")
    return minutes
