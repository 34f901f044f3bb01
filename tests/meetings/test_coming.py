"""What of meetings stands next on the first page: for whom, with which place in the order."""

import pytest

from sotay.kit import clock
from sotay.meetings.actions.recording import add_task
from sotay.meetings.models import AgendaItem
from sotay.meetings.queries.coming import next_meeting, next_task
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Position
from tests.fixtures.world import START, World, at, day
from tests.meetings.holding import CELL, begun, over, planned
from tests.notebook.writing import hand_in_plan

HOME = "/so-tay/2026/"


def place(world: World, who: str, on: str = "26/06/2026") -> tuple[int, int]:
    found = next_meeting(by=world.by(who, on))
    assert found
    return found.place, found.reporters


def test_each_stands_in_the_order_of_the_agenda(world):
    for who in ("dung", "chi", "binh", "an"):
        hand_in_plan(world, who)
    planned(world)
    assert [place(world, who) for who in ("an", "binh", "chi", "dung")] == [
        (1, 4), (2, 4), (3, 4), (4, 4),
    ]  # fmt: skip


def test_whoever_handed_in_nothing_has_no_place(world):
    hand_in_plan(world, "chi")
    planned(world)
    assert place(world, "dung") == (0, 1)


def test_two_reports_of_one_person_are_one_place(world):
    for who in ("chi", "dung"):
        hand_in_plan(world, who)
    meeting = planned(world)
    chi = meeting.items.get(person=world.people["chi"])
    AgendaItem.objects.create(
        meeting=meeting, order=chi.order, kind="report", person=chi.person, title="x", sealed=b""
    )
    assert place(world, "dung") == (2, 2)


def test_who_is_absent_or_has_moved_keeps_nobody_waiting(world):
    for who in ("an", "chi", "dung"):
        hand_in_plan(world, who)
    meeting = planned(world)
    meeting.items.filter(person=world.people["an"]).update(state="absent")
    assert place(world, "dung") == (2, 2)


def test_the_next_one_counts_and_none_that_is_over(world):
    meeting = planned(world)
    planned(world, on="03/08/2026")
    found = next_meeting(by=world.by("chi", "03/07/2026"))
    assert found and found.day == day("03/07/2026")
    begun(world, meeting)
    over(world, meeting)
    found = next_meeting(by=world.by("chi", "03/07/2026"))
    assert found and found.day == day("03/08/2026")


def test_nobody_else_is_told_of_it(world):
    planned(world)
    for who in ("giang", "ha", "lan", "minh", "nga"):
        assert next_meeting(by=world.by(who, "26/06/2026")) is None, who


def test_a_committee_calls_its_members_and_not_those_below(world):
    Position.objects.create(person=world.people["giang"], unit=world.units["T.01"],
                            role=Role.COMMITTEE_MEMBER, valid_from=START)  # fmt: skip
    chair = world.people["khanh"].pk
    planned(world, unit="T.01", who="khanh", form="committee", chair=chair, keeper=chair)
    assert next_meeting(by=world.by("giang", "26/06/2026"))
    assert next_meeting(by=world.by("chi", "26/06/2026")) is None


def test_a_group_calls_those_it_was_given(world):
    group = world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, "T.01.01")
    Membership.objects.filter(person=world.people["chi"]).update(group=group)
    Position.objects.create(person=world.people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    chair = world.people["chi"].pk
    planned(world, unit=group.code, who="chi", form="group", chair=chair, keeper=chair)
    assert next_meeting(by=world.by("chi", "26/06/2026"))
    assert next_meeting(by=world.by("dung", "26/06/2026")) is None


def test_the_soonest_task_of_ones_own(world):
    meeting = planned(world)
    begun(world, meeting)
    for who, due in (("chi", "30/08/2026"), ("chi", "20/07/2026"), ("dung", "10/07/2026")):
        add_task(CELL, meeting.slug, person=world.people[who].pk, what="Làm", due=day(due),
                 by=world.by("an", meeting.day), now=at("03/07/2026 15:00"))  # fmt: skip
    over(world, meeting)
    assert next_task(by=world.by("chi", "04/07/2026")) == day("20/07/2026")
    assert next_task(by=world.by("an", "04/07/2026")) is None


@pytest.fixture
def told(world, client, monkeypatch):
    def read(who: str, when: str, address: str = HOME) -> str:
        monkeypatch.setattr(clock, "now", lambda: at(when))
        client.force_login(world.people[who].login)
        return " ".join(client.get(address).content.decode().split())

    return read


def test_the_first_page_says_when_and_in_which_place(world, told):
    for who in ("an", "chi"):
        hand_in_plan(world, who)
    planned(world)
    page = told("chi", "26/06/2026 08:00")
    assert "<b>03/07</b> Sinh hoạt chi bộ tháng 7/2026" in page
    assert "Đồng chí báo cáo thứ 2 trong 2 người" in page
    assert "14:00 tại Phòng họp tầng 3" in told("dung", "26/06/2026 08:00")
    assert "Sinh hoạt chi bộ tháng 7/2026" not in told("ha", "26/06/2026 08:00")


def test_the_receipt_says_where_it_is_reported(world, told):
    hand_in_plan(world, "chi")
    planned(world)
    page = told("chi", "26/06/2026 08:00", f"{HOME}ke-hoach/da-nop/")
    assert "báo cáo ngày 03/07/2026" in page and "Sinh hoạt chi bộ tháng 7/2026" in page
    assert "cuộc sinh hoạt gần nhất" in told("ha", "26/06/2026 08:00", receipt_of(world, "ha"))


def receipt_of(world: World, who: str) -> str:
    hand_in_plan(world, who)
    return f"{HOME}ke-hoach/da-nop/"
