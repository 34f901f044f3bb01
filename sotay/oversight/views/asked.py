"""What an address asks for, and the ways onward from a unit: the same on all its pages."""

from typing import Any

from django.http import HttpRequest

from sotay.meetings.permissions import plan_meeting
from sotay.notebook.permissions import print_booklets
from sotay.notebook.queries.years import FIRST_YEAR
from sotay.org.choices import UnitKind
from sotay.org.permissions import issue_slips, manage_people, reorganise
from sotay.org.rolls import is_committee
from sotay.oversight.permissions import (
    read_summing,
    see_inspections,
    see_progress,
    see_retention,
    supervise,
)

ONWARD = {
    "plan": plan_meeting,
    "log": supervise,
    "watch": see_progress,
    "inspections": see_inspections,
    "summing": read_summing,
    "retention": see_retention,
    "slips": issue_slips,
    "people": manage_people,
    "reorganise": reorganise,
    "print": print_booklets,
}


def onward(request: HttpRequest, unit: Any) -> dict[str, bool]:
    """Which ways onward from the unit are open; some are for units of some kinds only."""
    ways = {name: right.holds(request.by, unit) for name, right in ONWARD.items()}
    return ways | {
        "people": ways["people"] and unit.kind != UnitKind.GROUP,
        "reorganise": ways["reorganise"] and is_committee(unit),
        "evaluation": _is_evaluated_in(request, unit),
    }


def _is_evaluated_in(request: HttpRequest, unit: Any) -> bool:
    """Whoever has a seat in a party organisation opens the page of its evaluation."""
    has_none = unit.kind in (UnitKind.GROUP, UnitKind.AGENCY)
    return not has_none and any(seat.unit_id == unit.pk for seat in request.by.seats)


def year_of(request: HttpRequest) -> int:
    """The year asked for, of those there can be; else the running one."""
    typed = request.GET.get("nam", "")
    this = request.by.day.year
    return int(typed) if typed.isdecimal() and FIRST_YEAR <= int(typed) <= this + 1 else this
