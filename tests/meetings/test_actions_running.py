"""A meeting runs: the roll is called, one reports after the other, the reports count."""

import pytest

from sotay.kit.refusals import NotNow
from sotay.meetings.actions.agenda import add_item, drop_item, fill_agenda, move_item
from sotay.meetings.actions.running import end_meeting, go_to, next_item, take_attendance
from sotay.meetings.models import Meeting
from sotay.meetings.queries.presence import presence_of
from sotay.notebook.models import Entry
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Exemption, Membership, Position
from sotay.regulations.rules import HALF
from tests.fixtures.world import START, World, at, day
from tests.meetings.holding import CELL, begun, called_up, over, planned, reporters, states
from tests.notebook.writing import REVIEW, hand_in, hand_in_plan

NAMES = ["Nguyễn Văn An", "Trần Thanh Bình", "Đỗ Quốc Khánh", "Lê Thị Kim Chi", "Phạm Tiến Dũng"]


def everybody_handed_in(world: World) -> None:
    for key in ("dung", "chi", "binh", "an", "khanh"):
        hand_in_plan(world, key)


def absent(world: World, meeting: Meeting, **reasons: str) -> None:
    people = {world.people[key].pk: reason for key, reason in reasons.items()}
    take_attendance(CELL, meeting.slug, people, by=world.by("an", meeting.day),
                    now=at("03/07/2026 14:06"))  # fmt: skip


def reported() -> set[str]:
    rows = Entry.objects.exclude(reported_on=None).select_related("person")
    return {row.person.name for row in rows}


def test_the_order_is_above_before_below_and_can_be_changed(world):
    everybody_handed_in(world)
    meeting = planned(world)
    by = world.by("an", "26/06/2026")
    assert reporters(meeting) == NAMES
    last = meeting.items.order_by("order").last()
    move_item(CELL, meeting.slug, last.pk, to=1, by=by)
    assert reporters(meeting) == [NAMES[4], *NAMES[:4]]
    hand_in(world, "chi", HALF, "12/06/2026 09:00", REVIEW)
    assert fill_agenda(CELL, meeting.slug, by=by, now=at("26/06/2026 10:00")) == 1
    assert fill_agenda(CELL, meeting.slug, by=by, now=at("26/06/2026 10:00")) == 0
    assert reporters(meeting).count("Lê Thị Kim Chi") == 2


def test_no_meeting_begins_before_its_day(world):
    meeting = planned(world)
    with pytest.raises(NotNow, match="03/07/2026"):
        begun(world, meeting, when="02/07/2026 14:00")


def test_the_roll_is_called_by_ticking_the_absent(world):
    everybody_handed_in(world)
    Exemption.objects.create(person=world.people["dung"], reason="ốm", valid_from=START)
    meeting = planned(world)
    begun(world, meeting)
    absent(world, meeting, chi="Đi công tác", binh="", dung="Được miễn sinh hoạt")
    found = presence_of(meeting)
    assert (found.present, found.excused, found.absent, found.must_come) == (2, 2, 1, 4)
    assert found.has_quorum
    assert {row.person.name: row.reason for row in found.rows}["Lê Thị Kim Chi"] == "Đi công tác"
    assert states(meeting) == ["waiting", "absent", "waiting", "absent", "absent"]
    absent(world, meeting, chi="", binh="", khanh="")
    assert not presence_of(meeting).has_quorum


def test_whoever_comes_late_is_called_after_all(world):
    everybody_handed_in(world)
    meeting = planned(world)
    begun(world, meeting)
    absent(world, meeting, an="Kẹt xe")
    absent(world, meeting)
    assert set(states(meeting)) == {"waiting"}


def test_one_after_the_other_and_a_double_press_goes_on_once(world):
    everybody_handed_in(world)
    meeting = planned(world)
    begun(world, meeting)
    first = called_up(world, meeting)
    by, now = world.by("an", meeting.day), at("03/07/2026 14:12")
    second = next_item(CELL, meeting.slug, after=first.pk, by=by, now=now)
    again = next_item(CELL, meeting.slug, after=first.pk, by=by, now=now)
    assert again == second
    assert states(meeting) == ["done", "now", "waiting", "waiting", "waiting"]
    go_to(CELL, meeting.slug, first.pk, by=by, now=now)
    assert states(meeting) == ["now", "waiting", "waiting", "waiting", "waiting"]


def test_what_was_heard_is_reported_and_the_rest_comes_next_time(world):
    everybody_handed_in(world)
    meeting = planned(world)
    following = planned(world, on="03/08/2026", title="Sinh hoạt chi bộ tháng 8/2026")
    following.items.all().delete()
    begun(world, meeting)
    absent(world, meeting, binh="Họp")
    for _ in range(3):
        called_up(world, meeting)
    over(world, meeting)
    assert reported() == {NAMES[0], NAMES[2], NAMES[3]}
    assert set(Entry.objects.exclude(reported_on=None).values_list("reported_on", flat=True)) == {
        day("03/07/2026")
    }
    assert reporters(following) == [NAMES[1], NAMES[4]]


def test_a_meeting_nobody_came_to_has_no_end(world):
    meeting = planned(world)
    begun(world, meeting)
    absent(world, meeting, an="", binh="", chi="", dung="", khanh="")
    with pytest.raises(NotNow, match="không có người dự"):
        over(world, meeting)


def test_who_moved_between_agenda_and_meeting_is_shown_and_left_out(world):
    everybody_handed_in(world)
    meeting = planned(world)
    Membership.objects.filter(person=world.people["chi"]).update(valid_until=day("01/07/2026"))
    begun(world, meeting)
    assert meeting.items.get(person=world.people["chi"]).state == "moved"
    seen = [called_up(world, meeting) for _ in range(4)]
    assert [item.person.name for item in seen] == [NAMES[0], NAMES[1], NAMES[2], NAMES[4]]
    over(world, meeting)
    assert "Lê Thị Kim Chi" not in reported()


def test_other_points_have_minutes_and_can_go_until_something_is_written(world):
    meeting = planned(world)
    by = world.by("an", "26/06/2026")
    add_item(CELL, meeting.slug, "Góp ý dự thảo nghị quyết", 20, by=by)
    with pytest.raises(NotNow, match="Số phút"):
        add_item(CELL, meeting.slug, "Việc khác", 0, by=by)
    with pytest.raises(NotNow, match="nội dung"):
        add_item(CELL, meeting.slug, " ", 5, by=by)
    item = meeting.items.get(kind="other")
    drop_item(CELL, meeting.slug, item.pk, by=by)
    assert not meeting.items.exists()


def test_a_committee_hears_its_own_and_the_cell_still_counts(world):
    everybody_handed_in(world)
    for key in ("an", "giang"):
        Position.objects.create(person=world.people[key], unit=world.units["T.01"],
                                role=Role.COMMITTEE_MEMBER, valid_from=START)  # fmt: skip
    hand_in_plan(world, "giang")
    khanh = world.people["khanh"].pk
    meeting = planned(world, unit="T.01", who="khanh", form="committee", chair=khanh,
                      keeper=world.people["an"].pk)  # fmt: skip
    assert reporters(meeting) == ["Đỗ Quốc Khánh", "Nguyễn Văn An", "Hoàng Thu Giang"]
    begun(world, meeting, who="khanh")
    for _ in range(3):
        called_up(world, meeting, who="khanh")
    over(world, meeting, who="khanh")
    assert reported() == set()
    again = planned(world, unit="T.01", who="khanh", form="committee", chair=khanh, keeper=khanh,
                    on="03/08/2026")  # fmt: skip
    assert reporters(again) == []


def test_an_agency_meets_with_people_outside_the_party(world):
    hand_in_plan(world, "lan")
    khanh = world.people["khanh"].pk
    meeting = planned(world, unit="T.01.CQ", who="khanh", form="agency", chair=khanh, keeper=khanh)
    begun(world, meeting, who="khanh")
    assert presence_of(meeting).called == 2
    assert called_up(world, meeting, who="khanh").person.name == "Bùi Phương Lan"
    over(world, meeting, who="khanh")
    assert reported() == {"Bùi Phương Lan"}


def test_a_group_reports_back_to_its_cell(world):
    group = world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, CELL)
    for key in ("chi", "dung"):
        Membership.objects.filter(person=world.people[key]).update(group=group)
        hand_in_plan(world, key)
    Position.objects.create(person=world.people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    cell = planned(world, on="05/07/2026")
    chi = world.people["chi"].pk
    meeting = planned(world, unit=group.code, who="chi", form="group", chair=chi,
                      keeper=world.people["dung"].pk, parent=cell.pk)  # fmt: skip
    begun(world, meeting, who="chi")
    assert presence_of(meeting).called == 2
    called_up(world, meeting, who="chi")
    called_up(world, meeting, who="chi")
    over(world, meeting, who="chi")
    assert reported() == {"Lê Thị Kim Chi", "Phạm Tiến Dũng"}
    result = cell.items.get(kind="other")
    assert result.title == "Kết quả sinh hoạt Tổ đảng 1: 2/2 người đã báo cáo"


def test_the_number_of_queries_does_not_grow_with_people(world, django_assert_max_num_queries):
    for number in range(30):
        world.person(f"m{number}", f"Lê Văn {number}", CELL)
        hand_in_plan(world, f"m{number}")
    with django_assert_max_num_queries(45):
        meeting = planned(world)
    assert meeting.items.count() == 30
    with django_assert_max_num_queries(25):
        begun(world, meeting)
    with django_assert_max_num_queries(20):
        called_up(world, meeting)


def test_after_the_end_nothing_runs(world):
    meeting = planned(world)
    begun(world, meeting)
    over(world, meeting)
    with pytest.raises(NotNow):
        end_meeting(CELL, meeting.slug, by=world.by("an", meeting.day), now=at("03/07/2026 17:00"))
    with pytest.raises(NotNow):
        called_up(world, meeting)
