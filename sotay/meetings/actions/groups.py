"""A meeting held in groups reports back to the cell: one point of its agenda for each group."""

from datetime import timedelta

from sotay.meetings.actions.agenda import OTHER_MINUTES, append_item
from sotay.meetings.choices import OPEN_STATES, PAST_STATES, ItemKind, ItemState, MeetingForm
from sotay.meetings.models import Meeting

LOOK_BACK = timedelta(days=62)


def report_to_the_cell(held: Meeting) -> None:
    """The cell's meeting that was named, else its next one, hears how the group's went; if none is
    planned yet, the one that will be. The caller has both under lock.
    """
    if held.form != MeetingForm.GROUP:
        return
    to = held.parent if held.parent and held.parent.is_open else _next_of_the_cell(held)
    if to:
        _report(held, to)


def hear_the_groups(meeting: Meeting) -> None:
    """The agenda of a cell's meeting just planned has what its groups held since the last one and
    reported nowhere yet.
    """
    if meeting.form != MeetingForm.CELL:
        return
    groups = Meeting.objects.filter(
        unit__parent_id=meeting.unit_id, form=MeetingForm.GROUP, state__in=PAST_STATES,
        parent=None, day__lte=meeting.day, day__gte=meeting.day - LOOK_BACK,
    )  # fmt: skip
    for held in groups.select_related("unit").order_by("unit__code", "day", "pk"):
        _report(held, meeting)


def _next_of_the_cell(held: Meeting) -> Meeting | None:
    rows = Meeting.objects.filter(
        unit=held.unit.parent, form=MeetingForm.CELL, state__in=OPEN_STATES,
        day__gte=held.day,
    )  # fmt: skip
    return rows.order_by("day", "starts_at", "pk").first()


def _report(held: Meeting, to: Meeting) -> None:
    states = list(held.items.filter(kind=ItemKind.REPORT).values_list("state", flat=True))
    heard = states.count(ItemState.DONE)
    title = f"Kết quả sinh hoạt {held.unit.name}: {heard}/{len(states)} người đã báo cáo"
    append_item(to, title[:300], OTHER_MINUTES, kind=ItemKind.OTHER, person=held.chair_id)
    if held.parent_id != to.pk:
        held.parent = to
        held.save(update_fields=["parent"])
