"""Lists of meetings show what the gates let through; nobody else finds anything."""

import pytest

from sotay.kit.refusals import NotFound
from sotay.meetings import permissions as rights
from sotay.meetings.models import Meeting, Remark
from sotay.meetings.queries.finding import at_hand, meeting_of, upcoming_of
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Position, Unit
from tests.fixtures.world import START, World
from tests.meetings.holding import CELL, begun, over, planned
from tests.permissions.test_list_and_gate import agrees

OF_MEETINGS = (rights.keep_meeting, rights.attend_meeting, rights.hear_reports,
               rights.read_minutes, rights.sign_minutes)  # fmt: skip
OF_UNITS = (rights.plan_meeting, rights.set_word_template)


def meet_everywhere(world: World) -> dict[str, Meeting]:
    group = world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, CELL)
    people = world.people
    for key in ("chi", "dung"):
        Membership.objects.filter(person=people[key]).update(group=group)
    Position.objects.create(person=people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    khanh, chi, giang = (people[key].pk for key in ("khanh", "chi", "giang"))
    held = planned(world)
    begun(world, held)
    over(world, held)
    return {
        "cell": held,
        "chi ủy": planned(world, on="10/07/2026", form="committee"),
        "other cell": planned(world, unit="T.01.02", who="giang", chair=giang, keeper=giang),
        "group": planned(world, unit=group.code, who="chi", form="group", chair=chi, keeper=chi),
        "committee": planned(world, unit="T.01", who="khanh", form="committee", chair=khanh,
                             keeper=khanh),
        "standing": planned(world, unit="T.01", who="khanh", form="standing", chair=khanh,
                            keeper=khanh, on="04/07/2026"),
        "agency": planned(world, unit="T.01.CQ", who="khanh", form="agency", chair=khanh,
                          keeper=khanh),
    }  # fmt: skip


def test_the_lists_are_what_the_gates_open(world):
    meet_everywhere(world)
    for permission, model in [(p, Meeting) for p in OF_MEETINGS] + [(p, Unit) for p in OF_UNITS]:
        disagree = [key for key in world.people if not agrees(permission, model, world.by(key))]
        assert disagree == [], permission.code
        assert any(model.objects.filter(permission.rows(world.by(k))).exists()
                   for k in world.people)  # fmt: skip
    assert agrees(rights.answer_remark, Remark, world.by("an"))


def test_no_right_is_left_out():
    declared = {p for p in vars(rights).values() if isinstance(p, rights.Permission)}
    assert declared == {*OF_MEETINGS, *OF_UNITS, rights.answer_remark}


@pytest.mark.parametrize(("who", "seen"), [
    ("chi", {"cell", "group"}), ("dung", {"cell", "group"}), ("giang", {"other cell"}),
    ("lan", {"agency"}), ("binh", {"cell", "chi ủy", "group"}), ("nga", {"other cell"}),
    ("khanh", {"cell", "committee", "standing", "agency"}),
])  # fmt: skip
def test_everybody_finds_their_own_meetings_alone(who, seen, world):
    found = set()
    for name, meeting in meet_everywhere(world).items():
        try:
            meeting_of(meeting.unit.code, meeting.slug, by=world.by(who))
            found.add(name)
        except NotFound:
            pass
    assert found == seen


def test_the_next_meeting_is_the_soonest(world):
    meetings = meet_everywhere(world)
    by = world.by("binh")
    unit = world.units[CELL]
    assert at_hand(unit, by=by).coming == [meetings["chi ủy"]]
    assert upcoming_of(by.person_id, by=by) == [meetings["group"], meetings["chi ủy"]]
    with pytest.raises(NotFound):
        upcoming_of(world.people["an"].pk, by=by)


def test_whoever_plans_the_meetings_of_a_unit_attends_and_hears_them_all(world):
    """Which is why the page of a unit asks for less on their behalf."""
    meet_everywhere(world)
    keepers = [(world.by(key), unit) for key in world.people for unit in world.units.values()
               if rights.plan_meeting.holds(world.by(key), unit)]  # fmt: skip
    assert keepers
    for by, unit in keepers:
        here = set(Meeting.objects.filter(unit=unit))
        for right in (rights.attend_meeting, rights.hear_reports):
            assert set(Meeting.objects.filter(right.rows(by), unit=unit)) == here
