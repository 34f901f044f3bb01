"""A secretary follows eighteen members, reminds those who are late, and is answered."""

import pytest

from tests.journeys.browser import DESK, PHONE, check_page, sign_in


@pytest.fixture
def address(demo) -> str:
    demo.serve("2026-07-02T08:00:00")
    return demo.address


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_secretary_follows_and_reminds(address, open_page, viewport):
    page = open_page(viewport)
    sign_in(page, address, "bithu")
    page.goto(f"{address}/don-vi/K.01.01/")
    check_page(page)
    assert page.get_by_text("Quá hạn 30/06").count() >= 1
    page.get_by_label("Tìm tên").fill("hong anh")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Đôn đốc Nguyễn Thị Hồng Ánh").click()
    check_page(page)
    assert page.get_by_role("checkbox", name="Nguyễn Thị Hồng Ánh").is_checked()
    page.get_by_role("checkbox", name="Vẫn nhắc người đã được nhắc").check()
    page.get_by_role("button", name="Gửi lời nhắc").click()
    page.get_by_text("Đã đôn đốc 1 người.").wait_for()
    check_page(page)


def test_a_member_answers_that_it_was_done_on_paper(address, open_page):
    secretary, member = open_page(DESK), open_page(PHONE)
    sign_in(secretary, address, "bithu")
    secretary.goto(f"{address}/don-vi/K.01.01/don-doc/?trong=366")
    secretary.get_by_role("checkbox", name="Nguyễn Thị Hồng Ánh").check()
    secretary.get_by_role("checkbox", name="Vẫn nhắc người đã được nhắc").check()
    secretary.get_by_role("button", name="Gửi lời nhắc").click()
    secretary.wait_for_url("**/don-vi/K.01.01/")
    sign_in(member, address, "dangvien")
    member.goto(f"{address}/thong-bao/")
    check_page(member)
    member.get_by_role("button", name="Tôi đã làm trên giấy").first.click()
    member.get_by_text("Đã gửi câu trả lời.").wait_for()
    secretary.goto(f"{address}/don-vi/K.01.01/don-doc/?trong=366")
    assert secretary.get_by_text("trả lời: Tôi đã làm trên giấy").count() == 1
