"""The page of a unit leads to its meetings and tasks, and shows each reader what they may open."""

from datetime import timedelta

import pytest

from sotay.kit import clock
from sotay.meetings.actions.recording import add_task
from sotay.meetings.models import Meeting, Task
from sotay.org.choices import Category, Role, UnitKind
from sotay.org.models import Membership, Person, Position, Unit
from sotay.oversight.queries.desk import desk
from tests.fixtures.world import START, World, at, day
from tests.meetings.holding import CELL, begun, over, planned
from tests.notebook.writing import hand_in_plan

GROUP = "T.01.01.T1"
NOW = at("03/07/2026 17:00")


def started(world: World) -> Meeting:
    meeting = planned(world)
    begun(world, meeting)
    return meeting


@pytest.fixture
def july(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def with_a_group(world: World) -> World:
    group = world.unit(GROUP, "Tổ đảng 1", UnitKind.GROUP, CELL)
    mine = [world.people["chi"], world.people["dung"]]
    Membership.objects.filter(person__in=mine).update(group=group)
    Position.objects.create(person=world.people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    return world


def page(client, world: World, who: str, path: str = f"/don-vi/{CELL}/") -> str:
    client.force_login(world.people[who].login)
    found = client.get(path)
    assert found.status_code == 200
    return found.content.decode()


def test_the_next_meeting_stands_on_it_for_secretary_and_member(world, client, july):
    hand_in_plan(world, "an", "20/01/2026 09:00")
    meeting = planned(world)
    for who in ("an", "chi"):
        shown = page(client, world, who)
        assert "Sắp họp" in shown and f"/sinh-hoat/{meeting.slug}/" in shown
        assert "1 báo cáo Sổ tay" in shown
    assert "Cuộc sinh hoạt mới" in page(client, world, "an")
    assert "Cuộc sinh hoạt mới" not in page(client, world, "chi")


def test_a_meeting_nobody_opened_is_not_forgotten(world, client, monkeypatch):
    planned(world)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=10))
    assert "Đã qua ngày, chưa khai mạc" in page(client, world, "an")


def test_what_was_assigned_stands_there_until_it_is_done(world, client, july, monkeypatch):
    meeting = started(world)
    add_task(CELL, meeting.slug, person=world.people["chi"].pk, what="Nộp ảnh công trình",
             due=day("15/07/2026"), by=world.by("an", meeting.day), now=NOW)  # fmt: skip
    over(world, meeting)
    assert "Nộp ảnh công trình" in page(client, world, "binh")
    assert "Nộp ảnh công trình" not in page(client, world, "dung")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=20))
    shown = page(client, world, "an")
    assert "Hạn 15/07/2026" in shown and "Quá hạn" in shown.split("Việc đã giao")[1]
    answer = client.post(f"/tai-khoan/viec/{Task.objects.get().uid}/",
                         {"go": "done", "back": "desk"})  # fmt: skip
    assert answer["Location"] == f"/don-vi/{CELL}/"
    assert "Nộp ảnh công trình" not in page(client, world, "an")


def test_members_find_what_was_reported(world, client, july):
    over(world, started(world))
    assert "Báo cáo tại cuộc sinh hoạt" in page(client, world, "chi")


def test_the_committee_of_the_cell_has_the_desk_of_its_groups(world, client, july):
    with_a_group(world)
    for who in ("an", "binh", "chi"):
        assert "Lê Thị Kim Chi" in page(client, world, who, f"/don-vi/{GROUP}/")
    client.force_login(world.people["dung"].login)
    assert "Quá hạn" not in client.get(f"/don-vi/{GROUP}/").content.decode()


def test_a_group_head_sees_states_and_opens_only_the_own(world, client, july):
    with_a_group(world)
    for who in ("chi", "dung"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    shown = page(client, world, "chi", f"/don-vi/{GROUP}/")
    assert shown.count("✓ 20/01") == 2
    assert "của Phạm Tiến Dũng" not in shown and "của Lê Thị Kim Chi" in shown
    assert "so-theo-doi" not in shown and "phieu" not in shown
    assert "của Phạm Tiến Dũng" in page(client, world, "an")


def test_the_desk_of_the_cell_is_filtered_by_group(world, client, july):
    with_a_group(world)
    shown = page(client, world, "an", f"/don-vi/{CELL}/?to={world.units[GROUP].pk}")
    body = shown.split("<tbody>")[1].split("</tbody>")[0]
    assert "Phạm Tiến Dũng" in body and "Trần Thanh Bình" not in body
    assert f"theo-doi.xlsx?to={world.units[GROUP].pk}" in shown


def test_a_year_gone_by_has_its_own_people(world):
    Membership.objects.filter(person=world.people["dung"]).update(valid_until=day("01/03/2026"))
    names = [row.name for row in desk(CELL, 2025, by=world.by("an")).rows]
    assert "Phạm Tiến Dũng" in names and desk(CELL, 2025, by=world.by("an")).is_past
    assert "Phạm Tiến Dũng" not in [row.name for row in desk(CELL, 2026, by=world.by("an")).rows]


def test_two_of_one_name_are_told_apart(world):
    for key, born in (("h1", "1979-12-25"), ("h2", "1992")):
        person = world.person(key, "Nguyễn Văn Hùng", CELL)
        person.born = born
        person.save()
    names = [row.name for row in desk(CELL, 2026, by=world.by("an")).rows]
    assert {"Nguyễn Văn Hùng (1979)", "Nguyễn Văn Hùng (1992)"} <= set(names)


def test_only_ways_that_open_are_offered(world, client, july):
    Position.objects.create(person=world.people["chi"], unit=world.units[CELL],
                            role=Role.COMMITTEE_MEMBER, valid_from=START)  # fmt: skip
    shown = page(client, world, "chi")
    for path in ("so-theo-doi", "sinh-hoat", "dang-ky"):
        assert client.get(f"/don-vi/{CELL}/{path}/").status_code == 200
        assert f"/{path}/" in shown
    assert "Phiếu kích hoạt" not in shown and "Nhập hộ" not in shown


def test_the_page_of_a_member_makes_few_queries(world, client, july, django_assert_max_num_queries):
    over(world, started(world))
    page(client, world, "chi")
    with django_assert_max_num_queries(14):
        client.get(f"/don-vi/{CELL}/")


@pytest.mark.parametrize(("left", "who"), [(Role.SECRETARY, "an"), (Role.DEPUTY, "binh")])
def test_without_a_committee_the_secretary_follows_and_without_one_the_deputy(
    world, client, july, left, who
):
    Position.objects.filter(unit=world.units[CELL]).exclude(role=left).delete()
    assert "Theo dõi năm 2026" in page(client, world, who)
    for other in {"an", "binh", "chi"} - {who}:
        assert "Theo dõi năm 2026" not in page(client, world, other)


def test_a_big_cell_is_shown_fifty_at_a_time_and_counted_whole(world, client, july):
    made = Person.objects.bulk_create(
        Person(family_middle="Lê Văn", given=f"Tên{n:03d}", sort_key=f"x{n:03d}",
               folded=f" le van ten{n:03d}") for n in range(120)
    )  # fmt: skip
    cell = Unit.objects.get(code=CELL)
    Membership.objects.bulk_create(
        Membership(person=one, unit=cell, category=Category.OFFICIAL, valid_from=START)
        for one in made
    )
    here = f"/don-vi/{CELL}/"
    first = page(client, world, "an")
    many = len(desk(CELL, 2026, by=world.by("an")).rows)
    assert first.count('<th scope="row">') == 50 and f"Người 1–50 trong {many}" in first
    assert f"/{many}</b>" in first and "Tên119" not in first
    assert 'href="?nam=2026&amp;trang=2"' in first
    last = page(client, world, "an", f"{here}?trang=99")
    assert last.count('<th scope="row">') == many - 100 and "Tên119" in last
    found = page(client, world, "an", f"{here}?tim=ten119&trang=3")
    assert found.count('<th scope="row">') == 1 and "Tên119" in found
    kept = page(client, world, "an", f"{here}?tim=ten1&ca=1")
    assert kept.count('<th scope="row">') == 20 and "In trang này" in kept
    whole = page(client, world, "an", f"{here}?ca=1")
    assert whole.count('<th scope="row">') == many and 'class="pages"' not in whole
    assert "Cả danh sách để in" in first and "Cả danh sách để in" not in whole
