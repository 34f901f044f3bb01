"""Whatever happens while one writes, no word is lost: no net, two tabs, no session, no script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE, check_page, sign_in, wait_saved

REVIEW = "/so-tay/2026/soat-xet-6-thang/"
STRENGTHS = "Đã tiếp 41 lượt dân, không để ai phải đến lần thứ ba."


@pytest.fixture
def address(demo) -> str:
    demo.serve()
    return demo.address


def strengths(page):
    return page.get_by_label("Ưu điểm", exact=True)


def opened(open_page, address, **options):
    page = open_page(PHONE, **options)
    sign_in(page, address, "dangvien")
    page.goto(address + REVIEW)
    return page


def test_without_a_net_the_words_stay_and_are_sent_later(address, open_page):
    page = opened(open_page, address)
    page.context.set_offline(True)
    strengths(page).fill(STRENGTHS)
    state = page.locator("[data-st-saved]")
    state.get_by_text("Chưa gửi được, vẫn giữ ở máy này").wait_for()
    page.context.set_offline(False)
    wait_saved(page)
    page.reload()
    assert strengths(page).input_value() == STRENGTHS


def paste(page, *, lines: int, end: str = "") -> None:
    """So many lines of 180 bytes, which are 540 on their way."""
    strengths(page).evaluate(
        "(field, [lines, end]) => { field.value = ('ấ'.repeat(60) + '\\n').repeat(lines) + end;"
        " field.dispatchEvent(new Event('input', {bubbles: true})); }", [lines, end]
    )  # fmt: skip


def answered(status: int):
    return lambda route: route.fulfill(status=status)


def test_what_is_too_long_or_refused_is_told_and_stays_on_the_device(address, open_page):
    page = opened(open_page, address)
    state = page.locator("[data-st-saved]")
    paste(page, lines=25000)
    expect(state).to_contain_text("Bài dài quá mức gửi được. Hãy bớt đoạn vừa dán.")
    paste(page, lines=1200)
    expect(state).to_contain_text("200 KB")
    expect(state).to_contain_text("Chữ vẫn giữ ở máy này.")
    for status, told in (
        (500, "Chưa gửi được, vẫn giữ ở máy này"),
        (400, "Hãy bớt đoạn vừa dán. Chữ vẫn giữ ở máy này."),
        (403, "Chưa lưu được. Chữ vẫn giữ ở máy này. Tải lại trang"),
    ):
        page.unroute_all()
        page.route("**" + REVIEW, answered(status))
        paste(page, lines=0, end=f"{STRENGTHS} {status}")
        expect(state).to_contain_text(told)
    page.unroute_all()
    page.get_by_role("link", name="Tải lại trang").click()
    expect(strengths(page)).to_have_value(f"{STRENGTHS} 403")
    wait_saved(page)


def test_while_the_server_is_exchanged_the_words_stay_and_go_by_themselves(address, open_page):
    page = opened(open_page, address)
    away = {"status": 503, "headers": {"Retry-After": "1"}, "body": "{}"}
    page.route("**" + REVIEW, lambda route: route.fulfill(**away))
    strengths(page).fill(STRENGTHS)
    state = page.locator("[data-st-saved]")
    expect(state).to_contain_text("Hệ thống đang chuyển máy chủ. Chữ vẫn giữ ở máy này")
    page.unroute_all()
    wait_saved(page)
    page.reload()
    expect(strengths(page)).to_have_value(STRENGTHS)


def test_the_second_of_two_tabs_is_told_and_both_texts_are_kept(address, open_page):
    first = opened(open_page, address)
    second = first.context.new_page()
    second.goto(address + REVIEW)
    strengths(first).fill("Bản thứ nhất.")
    wait_saved(first)
    strengths(second).fill("Bản thứ hai.")
    second.get_by_role("heading", name="Bài này vừa được lưu ở nơi khác").wait_for()
    second.get_by_role("link", name="Mở cả hai bản").click()
    second.get_by_role("heading", name="Bản để riêng").wait_for()
    assert strengths(second).input_value() == "Bản thứ nhất."
    assert second.get_by_text("Bản thứ hai.").is_visible()
    check_page(second)


def test_a_session_that_ended_loses_nothing(address, open_page):
    page = opened(open_page, address)
    page.context.clear_cookies()
    strengths(page).fill(STRENGTHS)
    link = page.get_by_role("link", name="Đăng nhập lại")
    link.click()
    page.get_by_label("Tên đăng nhập").fill("dangvien")
    page.get_by_label("Mật khẩu", exact=True).fill("sotay-demo")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(strengths(page)).to_have_value(STRENGTHS)
    wait_saved(page)


def test_without_script_a_note_and_a_review_are_saved(address, open_page):
    page = open_page(PHONE, java_script_enabled=False)
    sign_in(page, address, "dangvien")
    page.get_by_role("textbox", name="Ghi nhanh").fill("Hôm nay trả hồ sơ sớm hai ngày.")
    page.get_by_role("button", name="Lưu vào sổ").click()
    page.goto(f"{address}/so-tay/2026/ghi-chep/")
    assert page.get_by_text("Hôm nay trả hồ sơ sớm hai ngày.").is_visible()
    page.goto(address + REVIEW)
    strengths(page).fill(STRENGTHS)
    page.get_by_role("button", name="Xem lại và nộp").click()
    assert page.get_by_text(STRENGTHS).is_visible()
    page.get_by_role("link", name="Hãy chọn kết quả của việc").first.click()
    assert strengths(page).input_value() == STRENGTHS
