"""Meetings for tests: planned, begun and held in a few words."""

from dataclasses import replace
from datetime import time

from sotay.meetings.actions.planning import plan_meeting_of
from sotay.meetings.actions.running import end_meeting, next_item, start_meeting
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.rules.planning import Plan
from tests.fixtures.world import World, at, day

CELL = "T.01.01"


def a_plan(world: World, on: str = "03/07/2026", **changes) -> Plan:
    plan = Plan(
        kind="ordinary",
        form="cell",
        day=day(on),
        starts_at=time(14, 0),
        place="Phòng họp tầng 3",
        title="Sinh hoạt chi bộ tháng 7/2026",
        chair=world.people["an"].pk,
        keeper=world.people["binh"].pk,
    )
    return replace(plan, **changes)


def planned(world: World, when: str = "25/06/2026 09:00", unit: str = CELL, who: str = "an",
            **changes) -> Meeting:  # fmt: skip
    by = world.by(who, when.split()[0])
    return plan_meeting_of(unit, a_plan(world, **changes), by=by, now=at(when))


def begun(world: World, meeting: Meeting, who: str = "an", when: str = "03/07/2026 14:05") -> None:
    by = world.by(who, when.split()[0])
    start_meeting(meeting.unit.code, meeting.slug, by=by, now=at(when))


def called_up(world: World, meeting: Meeting, who: str = "an") -> AgendaItem | None:
    by = world.by(who, meeting.day)
    return next_item(meeting.unit.code, meeting.slug, by=by, now=at("03/07/2026 14:10"))


def over(world: World, meeting: Meeting, who: str = "an") -> Meeting:
    by = world.by(who, meeting.day)
    return end_meeting(meeting.unit.code, meeting.slug, by=by, now=at("03/07/2026 16:00"))


def reporters(meeting: Meeting) -> list[str]:
    rows = meeting.items.filter(kind="report").select_related("person").order_by("order")
    return [row.person.name for row in rows]


def states(meeting: Meeting) -> list[str]:
    return list(meeting.items.order_by("order").values_list("state", flat=True))
