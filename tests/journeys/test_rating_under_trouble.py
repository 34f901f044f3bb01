"""A self-rating saves itself: nothing is lost without a net, nor beside another tab."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE, check_both, sign_in, wait_saved

pytestmark = [pytest.mark.browser, pytest.mark.nightly]
OPEN = """
from datetime import date, datetime
from sotay.evaluation.actions.holding import open_round
from sotay.kit.clock import HANOI
from sotay.org.models import Person
from sotay.org.standing import standing_of
by = standing_of(Person.objects.get(login__user_name="bithu"), day=date(2026, 12, 5))
found = open_round("K.01.01", 2026, date(2026, 12, 20), by=by,
                   now=datetime(2026, 12, 5, 9, tzinfo=HANOI))
print(found.evaluations.get(person__login__user_name="dangvien").uid)
"""


def faults(page):
    return page.get_by_label("Hạn chế, khuyết điểm và nguyên nhân")


def test_words_stay_without_a_net_and_beside_another_tab(demo, open_page):
    uid = demo.run("shell", "-c", OPEN).split()[-1]
    demo.serve(now="2026-12-25T09:00:00")
    page = open_page(PHONE)
    sign_in(page, demo.address, "dangvien")
    where = f"{demo.address}/don-vi/K.01.01/danh-gia/2026/{uid}/"
    page.goto(where)
    check_both(page)
    other = page.context.new_page()
    other.goto(where)
    page.context.set_offline(True)
    faults(page).fill("Trình bày còn muộn.")
    page.locator("[data-st-saved]").get_by_text("Chưa gửi được, vẫn giữ ở máy này").wait_for()
    page.context.set_offline(False)
    wait_saved(page)
    faults(other).fill("Chữ của thẻ kia.")
    conflict = other.locator("[data-st-conflict]")
    expect(conflict).to_contain_text("vừa được lưu ở nơi khác")
    expect(faults(other)).to_have_value("Chữ của thẻ kia.")
    page.reload()
    expect(faults(page)).to_have_value("Trình bày còn muộn.")
    other.get_by_role("button", name="Lưu, chưa nộp").click()
    other.get_by_text("Đã lưu, chưa nộp.").wait_for()
    page.reload()
    expect(faults(page)).to_have_value("Chữ của thẻ kia.")
