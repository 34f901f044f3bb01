"""Everything a member must do, with scripts switched off: sign in, write two items, hand in."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE, sign_in

pytestmark = pytest.mark.nightly("postgres")
PLAN = "/so-tay/2027/ke-hoach/"
DEEDS = ("Trả hồ sơ trước hạn ít nhất một ngày.", "Mỗi tuần một buổi chiều trực một cửa.")


@pytest.fixture
def page(january, open_page):
    page = open_page(PHONE, java_script_enabled=False)
    sign_in(page, january.address, "bithu")
    page.goto(january.address + PLAN)
    return page


def fill(page, number: int, *, measure: str = "Sổ theo dõi") -> None:
    item = page.locator("[data-st-row]").nth(number)
    item.get_by_text(("Đạo đức", "Phong cách")[number], exact=True).click()
    item.get_by_label("Việc làm cụ thể", exact=True).fill(DEEDS[number])
    item.get_by_label("Đo bằng", exact=True).fill(measure)
    item.get_by_label("Thời hạn", exact=True).fill("31/12/2027")


def has_rows(page, count: int) -> None:
    expect(page.locator("[data-st-row]")).to_have_count(count)


def test_a_plan_of_two_items_is_written_mended_and_handed_in(page):
    for carried in page.locator("fieldset[id^=carried-]").all():
        carried.get_by_role("radio").first.check(force=True)
    fill(page, 0)
    page.get_by_role("button", name="Thêm việc").click()
    has_rows(page, 2)
    fill(page, 1, measure="")
    page.get_by_role("button", name="Thêm việc").click()
    has_rows(page, 3)
    page.get_by_role("button", name="Bỏ việc này: việc 3").click()
    has_rows(page, 2)
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_role("link", name="Việc 2: hãy ghi đo bằng gì.").click()
    has_rows(page, 2)
    fill(page, 1)
    page.get_by_role("button", name="Xem lại và nộp").click()
    for deed in DEEDS:
        expect(page.get_by_text(deed)).to_be_visible()
    page.get_by_role("button", name="Nộp", exact=True).click()
    expect(page.get_by_role("heading", name="Đã nộp")).to_be_visible()
    page.get_by_role("link", name="Xem bài đã nộp").click()
    for deed in DEEDS:
        expect(page.get_by_text(deed)).to_be_visible()
    signed_out_loses_nothing(page)


def signed_out_loses_nothing(page) -> None:
    """A correction sent after the session ended waits for the next sign-in."""
    page.get_by_role("link", name="Sửa thành bản mới").click()
    page.locator("[data-st-row]").first.get_by_label("Đo bằng", exact=True).fill("Sổ mới")
    cookies = [c for c in page.context.cookies() if c["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_label("Tên đăng nhập").fill("bithu")
    page.get_by_label("Mật khẩu", exact=True).fill("sotay-demo")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Chữ vừa viết vẫn còn")).to_be_visible()
    page.get_by_role("button", name="Gửi tiếp").click()
    expect(page.get_by_role("heading", name="Xem lại trước khi nộp")).to_be_visible()
    expect(page.get_by_text("Sổ mới")).to_be_visible()
