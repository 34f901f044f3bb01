"""What can go wrong around one plan: two clicks, a page closed before its words were sent.

The offline page, two tabs and an ended session are in `test_trouble_while_writing`.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE, sign_in, wait_saved
from tests.journeys.installation import Installation

PLAN = "/so-tay/2027/ke-hoach/"
DEED = "Trả lời hồ sơ qua mạng trong ngày, không để tồn sang tuần."


def writing(page, installation: Installation, who: str):
    sign_in(page, installation.address, who)
    page.goto(installation.address + PLAN)
    return page.locator("[data-st-row]").first


def deed(item):
    return item.get_by_label("Việc làm cụ thể", exact=True)


def write(page, item, words: str = DEED) -> None:
    for carried in page.locator("fieldset[id^=carried-]").all():
        carried.get_by_role("radio").first.check(force=True)
    item.get_by_text("Phong cách", exact=True).click()
    deed(item).fill(words)
    item.get_by_label("Đo bằng", exact=True).fill("Sổ theo dõi hồ sơ")
    item.get_by_label("Thời hạn", exact=True).fill("31/12/2027")


def to_check(page) -> None:
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_role("heading", name="Xem lại trước khi nộp").wait_for()


def handed_in_once(page, installation: Installation) -> None:
    page.get_by_role("heading", name="Đã nộp").wait_for()
    expect(page.get_by_text("Kế hoạch cá nhân năm 2027, bản 1")).to_be_visible()
    page.goto(installation.address + PLAN)
    expect(page.get_by_text(DEED)).to_be_visible()
    expect(page.get_by_role("heading", name="Các bản đã nộp")).to_have_count(0)


@pytest.mark.parametrize(("script", "who"), [(True, "dangvien"), (False, "dangvien2")])
def test_a_double_click_hands_in_once(january, open_page, script, who):
    page = open_page(PHONE, java_script_enabled=script)
    item = writing(page, january, who)
    write(page, item)
    if script:
        wait_saved(page)
    to_check(page)
    page.get_by_role("button", name="Nộp", exact=True).dblclick()
    handed_in_once(page, january)


def test_a_page_closed_before_its_words_were_sent_loses_none(january, open_page):
    page = open_page(PHONE)
    item = writing(page, january, "danguy")
    write(page, item, "Bản đầu đã lưu.")
    wait_saved(page)
    page.context.set_offline(True)
    deed(item).fill(DEED)
    page.locator("[data-st-saved]").get_by_text("Chưa gửi được, vẫn giữ ở máy này").wait_for()
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(january.address + PLAN)
    expect(deed(again.locator("[data-st-row]").first)).to_have_value(DEED)
    wait_saved(again)
    again.reload()
    expect(deed(again.locator("[data-st-row]").first)).to_have_value(DEED)
