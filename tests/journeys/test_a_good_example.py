"""Somebody agrees to be told of, is commended and published, a colleague takes the idea."""

import pytest

from tests.journeys.browser import DESK, PHONE, check_page, sign_in

pytestmark = pytest.mark.nightly("postgres")
TITLE = "Ngồi quầy một cửa để biết giấy tờ nào bỏ được"


@pytest.fixture
def address(demo) -> str:
    demo.serve("2026-06-18T08:00:00")
    return demo.address


def test_an_example_goes_its_way_with_the_persons_consent(address, open_page):
    person, secretary = open_page(PHONE), open_page(DESK)
    sign_in(person, address, "dangvien2")
    person.goto(f"{address}/bieu-duong/")
    check_page(person)
    person.get_by_role("link", name=TITLE).click()
    person.get_by_text("Không muốn nêu thì không cần lý do").wait_for()
    check_page(person)
    person.get_by_label("Ai đọc được").focus()
    person.keyboard.press("Tab")
    person.keyboard.press("Enter")  # "Đồng ý" comes next
    person.get_by_text("Cảm ơn. Đề nghị đã tới cấp ủy quyết định.").wait_for()
    check_page(person)

    sign_in(secretary, address, "0925095259")  # the secretary of that cell, by telephone
    secretary.goto(f"{address}/bieu-duong/")
    secretary.get_by_role("link", name=TITLE).click()
    check_page(secretary)
    secretary.get_by_role("button", name="Ghi quyết định").click()
    secretary.get_by_text("Đã ghi quyết định.").wait_for()
    secretary.get_by_role("button", name="Công bố").click()
    secretary.get_by_text("Đã công bố: mọi người trong Đảng bộ Sở Xây dựng đọc được.").wait_for()
    check_page(secretary)

    person.reload()
    person.get_by_role("button", name="Rút lại đồng ý").wait_for()
    check_page(person)


def test_a_member_finds_an_example_and_takes_the_idea_into_the_plan(address, open_page):
    reader = open_page(PHONE)
    sign_in(reader, address, "dangvien2")
    reader.goto(f"{address}/bieu-duong/?tim=phieu+kiem+tra")
    check_page(reader)
    reader.get_by_role("link", name="Phiếu kiểm tra thành phần").click()
    check_page(reader)
    reader.get_by_role("button", name="Lấy ý này vào kế hoạch của tôi").click()
    reader.get_by_text("Đã thêm một việc vào kế hoạch").wait_for()
    deeds = reader.get_by_label("Việc làm cụ thể")
    assert "học từ Nguyễn Thị Hồng Ánh" in deeds.last.input_value()
