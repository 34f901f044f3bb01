"""Find meetings: one by its address, the next ones, those of a unit; and who is on the roll."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound
from sotay.meetings.choices import (
    OPEN_STATES,
    PAST_STATES,
    AttendanceState,
    ItemKind,
    ItemState,
    MeetingForm,
    MeetingState,
)
from sotay.meetings.models import Meeting, Task
from sotay.meetings.permissions import ON_ROLL, attend_meeting, hear_reports, plan_meeting
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Permission, Refused
from sotay.org.rolls import RollLine, is_committee, roll_of
from sotay.org.standing import Standing

FORGOTTEN, LATELY = timedelta(days=31), timedelta(days=200)


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


def meeting_with_question(code: str, uid: UUID, *, by: Standing) -> Meeting:
    """The meeting where this was asked, for whoever attends it; else `NotFound`."""
    asked = Meeting.objects.filter(unit__code=code, questions__uid=uid).first()
    if asked is None:
        raise NotFound(uid)
    return meeting_of(code, asked.slug, by=by)


def roll_for(unit: Unit, form: str, *, on: date) -> list[RollLine]:
    """Who meets in this form that day, in the order in which they report; four queries."""
    lines = roll_of(unit, on=on)
    if form == MeetingForm.STANDING or (form == MeetingForm.COMMITTEE and not is_committee(unit)):
        return [line for line in lines if line.role in ON_ROLL[form]]
    return lines


@dataclass(frozen=True)
class AtHand:
    """The meetings of a unit that its page tells of, as far as they concern whoever reads it."""

    coming: list[Meeting]  # going on, to come, or planned for the last month and never begun
    held: list[Meeting]  # the last ones one was called to, newest first


def at_hand(unit: Unit, *, by: Standing) -> AtHand:
    """What is next, soonest first, and the three last that the acting person heard, each with how
    many are to report and how many reports one may read again; one query.
    """
    since = by.day - FORGOTTEN, by.day - LATELY
    if plan_meeting.holds(by, unit):  # attends and hears every meeting of the unit
        found = _every_near(unit.pk, *since)
    else:
        attended, heard = attend_meeting.rows(by), hear_reports.rows(by)
        found = list(_near(unit.pk, *since, attended=attended, heard=heard))
    past = [row for row in found if not row.is_open]
    return AtHand([row for row in found if row.is_open], past[::-1][:3])


@prepared
def _every_near(unit_id: int, forgotten: date, lately: date) -> QuerySet[Meeting]:
    return _near(unit_id, forgotten, lately, attended=Q(), heard=Q())


def _near(
    unit_id: int, forgotten: date, lately: date, *, attended: Q, heard: Q
) -> QuerySet[Meeting]:
    coming = Q(state=MeetingState.RUNNING) | Q(state=MeetingState.PLANNED, day__gte=forgotten)
    held = Q(state__in=PAST_STATES, day__gte=lately)
    released = Q(items__shown__isnull=False, items__state=ItemState.DONE)
    rows = Meeting.objects.filter((attended & coming) | (heard & held), unit_id=unit_id)
    return rows.annotate(
        reports=Count("items", filter=Q(items__kind=ItemKind.REPORT)),
        released=Count("items", filter=released),
    ).order_by("day", "starts_at", "pk")


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
    return _open_tasks(unit.pk, on)


@prepared
def _open_tasks(unit_id: int, on: date) -> QuerySet[Task]:
    rows = Task.objects.filter(
        meeting__unit_id=unit_id, meeting__state__in=PAST_STATES, meeting__day__lte=on, done_at=None
    )
    return rows.select_related("person", "meeting__unit").order_by("due", "pk")


def tasks_of(person_id: int) -> list[Task]:
    """What one person was asked to do at meetings and has not done yet, soonest due."""
    rows = Task.objects.filter(person_id=person_id, meeting__state__in=PAST_STATES, done_at=None)
    return list(rows.select_related("person", "meeting__unit").order_by("due", "pk"))
