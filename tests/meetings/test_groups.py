"""A meeting held in groups reports back to the cell, whichever of the two was planned first."""

import pytest

from sotay.kit.refusals import NotFound
from sotay.meetings.models import Meeting
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Position
from tests.fixtures.world import START, World
from tests.meetings.holding import CELL, begun, called_up, over, planned
from tests.notebook.writing import hand_in_plan

RESULT = "Kết quả sinh hoạt Tổ đảng 1: 1/1 người đã báo cáo"


@pytest.fixture
def grouped(world) -> World:
    group = world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, CELL)
    Membership.objects.filter(person=world.people["dung"]).update(group=group)
    Position.objects.create(person=world.people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    hand_in_plan(world, "dung")
    return world


def group_met(world: World) -> Meeting:
    meeting = planned(world, unit="T.01.01.T1", who="chi", form="group",
                      chair=world.people["chi"].pk, keeper=world.people["dung"].pk)  # fmt: skip
    begun(world, meeting, who="chi")
    called_up(world, meeting, who="chi")
    return over(world, meeting, who="chi")


def results(meeting: Meeting) -> list[str]:
    return list(meeting.items.filter(kind="other").values_list("title", flat=True))


def test_the_next_meeting_of_the_cell_hears_it_without_being_named(grouped):
    cell = planned(grouped, on="05/07/2026")
    held = group_met(grouped)
    assert results(cell) == [RESULT] and Meeting.objects.get(pk=held.pk).parent == cell


def test_a_meeting_of_the_cell_planned_later_hears_it(grouped):
    held = group_met(grouped)
    cell = planned(grouped, when="03/07/2026 17:00", on="05/07/2026")
    assert results(cell) == [RESULT] and Meeting.objects.get(pk=held.pk).parent == cell
    again = planned(grouped, when="03/07/2026 17:30", on="07/07/2026")
    assert results(again) == []


def test_another_cell_hears_nothing(grouped):
    group_met(grouped)
    giang = grouped.people["giang"].pk
    other = planned(grouped, when="03/07/2026 17:00", on="05/07/2026", unit="T.01.02", who="giang",
                    chair=giang, keeper=giang)  # fmt: skip
    assert results(other) == []


def test_the_committee_of_the_cell_meets_with_a_group_that_has_no_head(grouped):
    Position.objects.filter(role=Role.GROUP_HEAD).delete()
    an, dung = grouped.people["an"].pk, grouped.people["dung"].pk
    meeting = planned(grouped, unit="T.01.01.T1", who="binh", form="group", chair=an, keeper=dung)
    begun(grouped, meeting, who="binh")
    called_up(grouped, meeting, who="an")
    over(grouped, meeting, who="binh")
    assert meeting.attendance.count() == 2, "the member and who came from the committee"
    with pytest.raises(NotFound):
        planned(grouped, unit="T.01.01.T1", who="dung", form="group", chair=dung, keeper=dung)
