"""Remarks made before a meeting: for the person they are about, and for the minutes."""

from collections.abc import Iterable
from datetime import date

from sotay.meetings.choices import PAST_STATES
from sotay.meetings.models import Meeting, Remark
from sotay.meetings.permissions import keep_meeting
from sotay.org.standing import Standing


def remarks_about(
    person_id: int, *, by: Standing, since: date | None = None, until: date | None = None
) -> list[Remark]:
    """What was said of one person at meetings held, newest first.

    The person sees all of it; whoever keeps the meetings of a unit sees what was said there.
    """
    rows = Remark.objects.filter(person_id=person_id, meeting__state__in=PAST_STATES)
    if person_id != by.person_id:
        rows = rows.filter(meeting__in=Meeting.objects.filter(keep_meeting.rows(by)))
    if since:
        rows = rows.filter(meeting__day__gte=since)
    if until:
        rows = rows.filter(meeting__day__lte=until)
    return list(rows.select_related("meeting__unit", "person").order_by("-made_at", "-pk"))


def remarks_of(items: Iterable[int], meeting: Meeting) -> dict[int, list[Remark]]:
    """The remarks of a meeting by point of the agenda; one query. For whoever keeps it."""
    found: dict[int, list[Remark]] = {}
    for row in meeting.remarks.select_related("person"):
        found.setdefault(row.item_id or 0, []).append(row)
    return {item: found.get(item, []) for item in [0, *items]}
