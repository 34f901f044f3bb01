"""A group inside a big cell meets and reports back; an agency's head follows, reminds, meets."""

import re

import pytest

from tests.exports.office import opened
from tests.journeys.browser import DESK, PHONE, check_page, sign_in
from tests.journeys.living import HAND_IN

pytestmark = [pytest.mark.browser, pytest.mark.nightly("postgres")]
CELL, GROUP, AGENCY = "K.02.07", "K.02.07.T1", "K.01.CQ"  # 38 people, 13 of them in the group
# Logins for the secretary of the cell and the head of the group; four of the group hand in plans.
PREPARE = f"""{HAND_IN}
from sotay.accounts.models import Login
from sotay.org.models import Membership, Position, Unit
group = Unit.objects.get(code="{GROUP}")
members = [row.person for row in Membership.objects.filter(group=group)
           .select_related("person").order_by("person__sort_key")]
secretary = Position.objects.get(unit__code="{CELL}", role="secretary").person
head = next(one for one in members if not one.positions.exists())
Position.objects.create(person=head, unit=group, role="group_head", valid_from="2026-01-01")
for person, name in ((secretary, "bi-thu"), (head, "to-truong")):
    login = Login(user_name=name, session_seed=name)
    login.set_password("sotay-demo")
    login.save()
    person.login = login
    person.save()
for person in [head, *[one for one in members if one.pk not in (head.pk, secretary.pk)][:3]]:
    hand_in(person, 2026)
print("da nop", head.name)
"""


def plan(page, address: str, unit: str, day: str = "") -> None:
    page.goto(f"{address}/don-vi/{unit}/")
    check_page(page)
    page.get_by_role("link", name="Cuộc sinh hoạt mới").click()
    if day:
        page.get_by_label("Ngày", exact=True).fill(day)
    page.get_by_label("Địa điểm").fill("Phòng họp nhỏ")
    check_page(page)
    page.get_by_role("button", name="Lên lịch").click()
    page.get_by_text("Đã lên lịch và báo").wait_for()
    check_page(page)


def meet(page, reports: int) -> None:
    """From the roll to the minutes, with a tap for each point."""
    page.get_by_role("button", name="Bắt đầu").click()
    check_page(page)
    page.get_by_role("button", name="Lưu điểm danh").click()
    page.get_by_role("button", name="Mục tiếp theo ›").click()
    for number in range(1, reports + 1):
        page.locator("#now-title").wait_for()
        check_page(page)
        page.get_by_role("button", name=re.compile("^Xong")).click()
        page.wait_for_function(
            "many => document.querySelectorAll('.order .pill.ok').length >= many", arg=number
        )
    page.get_by_role("link", name="Kết thúc và ký").click()
    check_page(page)
    page.get_by_role("button", name="Kết thúc và ký").click()
    page.wait_for_url("**/bien-ban/")
    check_page(page)


def test_a_group_in_a_big_cell_meets_and_the_cell_hears_of_it(roster, open_page):
    told = roster.run("shell", "-c", PREPARE, now="2026-01-20T08:00:00")
    head = told.split("da nop ")[1].strip()
    roster.serve("2026-01-24T08:00:00")
    phone, desk = open_page(PHONE), open_page(DESK)
    sign_in(phone, roster.address, "to-truong")
    sign_in(desk, roster.address, "bi-thu")
    plan(phone, roster.address, GROUP, "26/01/2026")
    assert phone.locator("dl.pairs dd").first.inner_text() == head
    roster.serve("2026-01-26T13:55:00")
    phone.reload()
    meet(phone, reports=4)
    desk.goto(f"{roster.address}/don-vi/{CELL}/")
    desk.get_by_label("Tổ đảng").select_option(label="Tổ đảng 1")
    desk.get_by_role("button", name="Lọc").click()
    check_page(desk)
    assert desk.get_by_text("· đã báo cáo").count() == 4
    assert desk.locator("tbody tr").count() == 13
    plan(desk, roster.address, CELL)
    desk.get_by_text("Kết quả sinh hoạt Tổ đảng 1: 4/4 người đã báo cáo").wait_for()
    assert desk.get_by_text("Báo cáo Sổ tay ·").count() == 0, "the group heard them"


def test_an_agency_has_its_desk_its_meeting_and_its_minutes(demo, open_page, tmp_path):
    demo.serve("2026-06-25T08:00:00")
    head, trang = open_page(DESK), open_page(PHONE)
    sign_in(head, demo.address, "truongnx@example.vn")
    remind_everybody(head, demo.address)
    sign_in(trang, demo.address, "congchuc")
    trang.goto(f"{demo.address}/thong-bao/")
    check_page(trang)
    trang.get_by_text("Đề nghị anh/chị").first.wait_for()
    plan(head, demo.address, AGENCY, "26/06/2026")
    assert head.locator("dl.pairs dd").first.inner_text() == "Ngô Xuân Trường"
    reports = head.locator("[data-st-agenda] > li").count()
    demo.serve("2026-06-26T13:55:00")
    head.reload()
    meet(head, reports)
    with head.expect_download() as taken:
        head.get_by_role("link", name="Xuất Word").click()
    word = opened({"bien-ban": taken.value.path().read_bytes()}, tmp_path)["bien-ban"]
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 01/BB-CQ", "Ngô Xuân Trường"):
        assert words in word
    assert "Đồng chí" not in word


def remind_everybody(page, address: str) -> None:
    page.goto(f"{address}/don-vi/{AGENCY}/don-doc/?chon=tat-ca")
    check_page(page)
    assert "Đề nghị anh/chị" in page.locator("main").text_content()
    page.get_by_role("checkbox", name="Vẫn nhắc người").check()
    page.get_by_role("button", name="Gửi lời nhắc").click()
    page.get_by_text(re.compile(r"Đã đôn đốc \d người")).wait_for()
