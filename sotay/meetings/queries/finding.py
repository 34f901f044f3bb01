"""Find meetings: one by its address, the next ones, those of a unit; and who is on the roll."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from sotay.kit.refusals import NotFound
from sotay.meetings.choices import OPEN_STATES, PAST_STATES, AttendanceState, MeetingForm
from sotay.meetings.models import Meeting, Task
from sotay.meetings.permissions import ON_ROLL, attend_meeting
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Permission, Refused
from sotay.org.rolls import RollLine, is_committee, roll_of
from sotay.org.standing import Standing


def meeting_of(
    code: str, slug: str, *, by: Standing, to: Permission = attend_meeting, lock: bool = False
) -> Meeting:
    """The meeting at this address for whoever may do `to`.

    `NotFound` for a stranger, `Refused` for somebody who attends but may not do that.
    """
    rows = Meeting.objects.filter(unit__code=code, slug=slug)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.select_related("unit__parent", "chair", "keeper", "parent").first()
    if found is None or not attend_meeting.holds(by, found):
        raise NotFound(slug)
    if not to.holds(by, found):
        raise Refused(to)
    return found


def roll_for(unit: Unit, form: str, *, on: date) -> list[RollLine]:
    """Who meets in this form that day, in the order in which they report; four queries."""
    lines = roll_of(unit, on=on)
    if form == MeetingForm.STANDING or (form == MeetingForm.COMMITTEE and not is_committee(unit)):
        return [line for line in lines if line.role in ON_ROLL[form]]
    return lines


def next_meeting(unit_ids: Iterable[int], *, on: date) -> Meeting | None:
    """The meeting of these units that is going on, or the next one from that day on."""
    rows = Meeting.objects.filter(unit_id__in=list(unit_ids), state__in=OPEN_STATES, day__gte=on)
    return rows.select_related("unit", "chair").order_by("day", "starts_at", "pk").first()


def upcoming_of(person_id: int, *, by: Standing) -> list[Meeting]:
    """The meetings this person, who asks, is to attend from today on, soonest first."""
    if person_id != by.person_id:
        raise NotFound(person_id)
    rows = Meeting.objects.filter(attend_meeting.rows(by), state__in=OPEN_STATES, day__gte=by.day)
    return list(rows.select_related("unit").order_by("day", "starts_at", "pk").distinct())


def meetings_of(unit: Unit, *, by: Standing) -> QuerySet[Meeting]:
    """The unit's meetings that the acting person may look at, newest first, with who came."""
    came = Count("attendance", filter=Q(attendance__state=AttendanceState.PRESENT))
    visible = Meeting.objects.filter(attend_meeting.rows(by), unit=unit).values("pk")
    return (
        Meeting.objects.filter(pk__in=visible)
        .select_related("unit")
        .annotate(came=came, called=Count("attendance"))
        .order_by("-day", "-starts_at", "-pk")
    )


def unit_to_plan(code: str, *, by: Standing, to: Permission) -> Unit:
    """The unit, if the acting person may plan meetings of it; else `NotFound`."""
    unit = unit_by_code(code)
    if not to.holds(by, unit):
        raise NotFound(code)
    return unit


def open_tasks(unit: Unit, *, on: date) -> list[Task]:
    """What was assigned at the unit's meetings held by that day and is not done, soonest due."""
    rows = Task.objects.filter(
        meeting__unit=unit, meeting__state__in=PAST_STATES, meeting__day__lte=on, done_at=None
    )
    return list(rows.select_related("person", "meeting__unit").order_by("due", "pk"))


def tasks_of(person_id: int) -> list[Task]:
    """What one person was asked to do at meetings and has not done yet, soonest due."""
    rows = Task.objects.filter(person_id=person_id, meeting__state__in=PAST_STATES, done_at=None)
    return list(rows.select_related("person", "meeting__unit").order_by("due", "pk"))
