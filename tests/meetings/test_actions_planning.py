"""A meeting is planned, told, changed, called off; a plan that can not stand is refused."""

from datetime import time

import pytest

from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.actions.planning import WrongPlan, cancel_meeting, change_meeting
from sotay.meetings.models import Meeting
from sotay.notices.models import Message
from sotay.org.relations import Refused
from tests.fixtures.world import World, at, day
from tests.meetings.holding import CELL, a_plan, begun, planned, reporters
from tests.notebook.writing import hand_in_plan


def wrong(world: World, **changes) -> dict[str, str]:
    with pytest.raises(WrongPlan) as refusal:
        planned(world, **changes)
    return {row.field: row.sentence for row in refusal.value.found}


def test_a_planned_meeting_has_its_agenda_and_is_told(world):
    for key in ("dung", "chi", "an", "khanh"):
        hand_in_plan(world, key)
    meeting = planned(world)
    assert meeting.slug == "2026-07-03"
    assert reporters(meeting) == ["Nguyễn Văn An", "Đỗ Quốc Khánh", "Lê Thị Kim Chi",
                                  "Phạm Tiến Dũng"]  # fmt: skip
    told = Message.objects.filter(kind="meeting")
    assert {m.person_id for m in told} == {
        world.people[key].pk for key in ("binh", "chi", "dung", "khanh")
    }
    assert told[0].subject == "Mời họp: Sinh hoạt chi bộ tháng 7/2026"
    assert "14:00 ngày 03/07/2026, tại Phòng họp tầng 3" in told[0].body
    assert told[0].link == "/don-vi/T.01.01/sinh-hoat/2026-07-03/"
    assert TrailEntry.objects.filter(verb="meeting.planned").count() == 1


def test_a_day_gone_by_is_refused_unless_it_is_recorded_afterwards(world):
    found = wrong(world, on="20/06/2026")
    assert "đã qua" in found["day"] and "Ghi lại cuộc đã họp" in found["day"]
    meeting = planned(world, on="20/06/2026", afterwards=True)
    assert meeting.day == day("20/06/2026")
    assert not Message.objects.exists()


def test_a_year_mistyped_is_noticed(world):
    assert "năm" in wrong(world, on="03/07/2062")["day"]


def test_two_meetings_of_a_unit_do_not_overlap(world):
    planned(world)
    found = wrong(world, starts_at=time(15, 0))
    assert found["starts_at"].startswith("Lúc 14:00 ngày này đơn vị đã có “Sinh hoạt chi bộ")
    second = planned(world, starts_at=time(16, 0))
    assert second.slug == "2026-07-03-2"
    assert planned(world, unit="T.01", who="khanh", form="committee",
                   chair=world.people["khanh"].pk, keeper=world.people["khanh"].pk)  # fmt: skip


def test_the_chair_and_the_keeper_belong_to_the_unit(world):
    found = wrong(world, chair=world.people["ha"].pk, keeper=world.people["lan"].pk)
    assert found == {
        "chair": "Người chủ trì phải là người của đơn vị vào ngày họp.",
        "keeper": "Người ghi biên bản phải là người của đơn vị vào ngày họp.",
    }


def test_a_changed_plan_is_told_again_and_an_unchanged_one_is_not(world):
    meeting = planned(world)
    by = world.by("an", "26/06/2026")
    Message.objects.all().delete()
    change_meeting(CELL, meeting.slug, a_plan(world, title="Sinh hoạt tháng 7"), by=by,
                   now=at("26/06/2026 09:00"))  # fmt: skip
    assert not Message.objects.exists()
    moved = change_meeting(CELL, meeting.slug, a_plan(world, on="04/07/2026"), by=by,
                           now=at("26/06/2026 09:00"))  # fmt: skip
    assert moved.slug == "2026-07-04"
    message = Message.objects.filter(kind="meeting").first()
    assert message.subject.startswith("Đổi lịch họp") and "04/07/2026" in message.body
    assert message.link.endswith("/2026-07-04/")


def test_a_meeting_called_off_is_gone_and_told(world):
    meeting = planned(world)
    cancel_meeting(CELL, meeting.slug, by=world.by("an", "26/06/2026"), now=at("26/06/2026 09:00"))
    assert not Meeting.objects.exists()
    assert Message.objects.filter(subject__startswith="Hoãn họp").count() == 4


def test_a_meeting_begun_keeps_its_plan(world):
    meeting = planned(world)
    begun(world, meeting)
    with pytest.raises(NotNow):
        cancel_meeting(CELL, meeting.slug, by=world.by("an", meeting.day), now=at("03/07/2026"))


def test_only_its_own_leaders_plan(world):
    with pytest.raises(NotFound):
        planned(world, who="chi")
    with pytest.raises(NotFound):
        planned(world, who="giang")
    meeting = planned(world)
    with pytest.raises(Refused):
        cancel_meeting(CELL, meeting.slug, by=world.by("chi", "26/06/2026"), now=at("26/06/2026"))
