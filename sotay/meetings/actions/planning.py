"""Plan a meeting, change the plan, call it off."""

from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit import clock
from sotay.kit.refusals import NotNow
from sotay.meetings.actions.agenda import fill
from sotay.meetings.actions.groups import hear_the_groups
from sotay.meetings.actions.questions import let_go_of_questions
from sotay.meetings.actions.telling import tell_members
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.meetings.permissions import keep_meeting, plan_meeting
from sotay.meetings.queries.finding import meeting_of, unit_to_plan
from sotay.meetings.queries.planning import choices_for, others_of
from sotay.meetings.rules.planning import Plan, Wrong, wrong_with
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.regulations.queries import rules_in_force


class WrongPlan(Exception):
    """The plan can not stand; each row says what is to be mended and where."""

    def __init__(self, found: list[Wrong]) -> None:
        self.found = found
        super().__init__(found[0].sentence)


@transaction.atomic
def plan_meeting_of(code: str, plan: Plan, *, by: Standing, now: datetime) -> Meeting:
    """The meeting stands in the calendar with its agenda made from what was handed in; its people
    have been told. Raises `WrongPlan`.
    """
    unit = unit_to_plan(code, by=by, to=plan_meeting)
    Unit.objects.select_for_update().get(pk=unit.pk)  # one plan of a unit at a time
    _check(plan, unit, now=now)
    meeting = Meeting(unit=unit, slug=_free_slug(unit, plan), **_columns(plan))
    meeting.save(force_insert=True)
    fill(meeting)
    hear_the_groups(meeting)
    _leave_trail("meeting.planned", meeting, by=by, now=now)
    if plan.day >= clock.day_of(now):
        tell_members(meeting, "Mời họp", by=by, now=now)
    return meeting


@transaction.atomic
def change_meeting(code: str, slug: str, plan: Plan, *, by: Standing, now: datetime) -> Meeting:
    """The plan now reads like this; its people are told if anything changed that concerns them.

    Raises `WrongPlan`, and `NotNow` once the meeting has begun.
    """
    meeting = _planned(code, slug, by=by)
    _check(plan, meeting.unit, now=now, but=meeting)
    before = (meeting.day, meeting.starts_at, meeting.place)
    for name, value in _columns(plan).items():
        setattr(meeting, name, value)
    if meeting.slug[:10] != plan.day.isoformat():
        meeting.slug = _free_slug(meeting.unit, plan)
    changed = before != (plan.day, plan.starts_at, plan.place)
    meeting.rev += changed
    meeting.save()
    _leave_trail("meeting.changed", meeting, by=by, now=now)
    if changed and plan.day >= clock.day_of(now):
        tell_members(Meeting.objects.select_related("unit", "chair").get(pk=meeting.pk),
                     "Đổi lịch họp", by=by, now=now)  # fmt: skip
    return meeting


@transaction.atomic
def cancel_meeting(code: str, slug: str, *, by: Standing, now: datetime) -> None:
    """The planned meeting is gone, and its people have been told. `NotNow` once it has begun."""
    meeting = _planned(code, slug, by=by)
    meeting.rev += 1
    _leave_trail("meeting.cancelled", meeting, by=by, now=now)
    off = Meeting.objects.select_related("unit", "chair").get(pk=meeting.pk)
    off.rev = meeting.rev
    let_go_of_questions(off)
    meeting.delete()
    off.pk = None
    if off.day >= clock.day_of(now):
        tell_members(off, "Hoãn họp", by=by, now=now)


def _planned(code: str, slug: str, *, by: Standing) -> Meeting:
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    if meeting.state != MeetingState.PLANNED:
        raise NotNow("Cuộc này đã khai mạc nên không sửa lịch được nữa.")
    return meeting


def _check(plan: Plan, unit: Unit, *, now: datetime, but: Meeting | None = None) -> None:
    choices = choices_for(unit, on=plan.day)
    found = wrong_with(
        plan,
        today=min(clock.day_of(now), but.day) if but else clock.day_of(now),
        people={pk for pk, _ in choices.people},
        others=others_of(unit, plan.day, but=but.pk if but else None),
        minutes=rules_in_force(unit.path, on=plan.day)["meeting_minutes"],
        parents={pk for pk, _ in choices.parents},
    )
    if found:
        raise WrongPlan(found)


def _columns(plan: Plan) -> dict:
    return {
        "kind": plan.kind,
        "form": plan.form,
        "day": plan.day,
        "starts_at": plan.starts_at,
        "place": plan.place,
        "title": plan.title,
        "chair_id": plan.chair,
        "keeper_id": plan.keeper,
        "guests": plan.guests,
        "parent_id": plan.parent,
    }


def _free_slug(unit: Unit, plan: Plan) -> str:
    day = plan.day.isoformat()
    taken = set(
        Meeting.objects.filter(unit=unit, slug__startswith=day).values_list("slug", flat=True)
    )
    tries = (day, *(f"{day}-{number}" for number in range(2, 100)))
    return next(slug for slug in tries if slug not in taken)


def _leave_trail(verb: str, meeting: Meeting, *, by: Standing, now: datetime) -> None:
    record(verb, f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting))
