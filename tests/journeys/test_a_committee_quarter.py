"""A grassroots committee's quarter: how it is going, a tighter rule, a document passed on with an
instruction, a proposal answered, a visit to a cell and what it concludes.
"""

import pytest

from tests.journeys.browser import PHONE, check_both, sign_in

pytestmark = pytest.mark.nightly("postgres")


@pytest.fixture
def address(demo) -> str:
    demo.serve("2026-06-18T08:00:00")
    return demo.address


def test_a_grassroots_committee_follows_prescribes_passes_on_and_visits(address, open_page):
    page = open_page(PHONE)
    sign_in(page, address, "danguy")
    sees_how_it_is_going(page, address)
    prescribes_more(page, address)
    passes_a_document_on(page, address)
    answers_a_proposal(page, address)
    visits_a_cell(page, address)


def sees_how_it_is_going(page, address: str) -> None:
    """Units by their figures, down to a cell; above the cell only leaders have names."""
    page.goto(f"{address}/don-vi/K.01/")
    check_both(page)
    page.get_by_role("link", name="Chi bộ Văn phòng").first.click()
    page.wait_for_url("**/don-vi/K.01.02/**")
    check_both(page)
    words = page.locator("main").inner_text()
    assert "Nguyễn Hữu Tâm" in words, "the secretary of the cell sets the example"
    assert "Hoàng Minh Đức" not in words, "an ordinary member is counted, not named"


def prescribes_more(page, address: str) -> None:
    """What is looser than the unit above asks is refused with its reason, mended and issued."""
    page.goto(f"{address}/don-vi/K.01/quy-dinh/")
    page.get_by_role("link", name="Quy định mới").click()
    page.get_by_label("Ngày ban hành").fill("18/06/2026")
    page.get_by_label("Người ký").fill("Lê Thu Hà")
    page.get_by_label("Trích yếu").fill("Soát xét cả năm trong Đảng bộ Sở Xây dựng")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/02/2027")
    page.get_by_label("Số", exact=True).fill("08-QĐ/ĐU")
    page.get_by_label("Cấp ủy, người đứng đầu nộp trước (ngày)").fill("7")
    page.get_by_label("Nhắc người viết khi giống bài cũ từ (%)").fill("90")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Ngưỡng nhắc chỉ được bằng hoặc thấp hơn cấp trên.").first.wait_for()
    check_both(page)
    page.get_by_label("Nhắc người viết khi giống bài cũ từ (%)").fill("60")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Với ai").wait_for()
    check_both(page)
    page.get_by_role("button", name="Ban hành").click()
    page.get_by_text("Đã ban hành").first.wait_for()
    check_both(page)


def passes_a_document_on(page, address: str) -> None:
    page.goto(f"{address}/van-ban/")
    check_both(page)
    page.get_by_role("link", name="Phổ biến").first.click()
    page.get_by_label("Chỉ đạo cụ thể của đơn vị").fill(
        "Mỗi chi bộ đọc điều 3 tại cuộc sinh hoạt tháng 7, mỗi đồng chí chọn một việc để làm trước."
    )
    page.get_by_label("Nghiên cứu xong trước ngày").fill("10/07/2026")
    check_both(page)
    page.get_by_role("button", name="Phổ biến").click()
    page.get_by_text("Đã phổ biến").first.wait_for()
    check_both(page)


def answers_a_proposal(page, address: str) -> None:
    """A cell passed it up: without the name of whoever wrote it."""
    page.goto(f"{address}/y-kien/?muc=can-xu-ly")
    check_both(page)
    page.get_by_role("link", name="Tránh họp vào buổi trực một cửa").click()
    assert page.get_by_text("Một người ở Chi bộ Phòng Kế hoạch – Tài chính").count() == 1
    page.get_by_label("Câu trả lời").fill("Từ tháng 7 Đảng ủy họp sáng thứ Ba.")
    check_both(page)
    page.get_by_role("button", name="Trả lời", exact=True).click()
    page.get_by_text("Từ tháng 7 Đảng ủy họp sáng thứ Ba.").first.wait_for()
    check_both(page)


def visits_a_cell(page, address: str) -> None:
    """A visit in which nobody's text is read: opened, closed, concluded without requirements."""
    page.goto(f"{address}/don-vi/K.01/")
    page.get_by_role("link", name="Kiểm tra, giám sát").click()
    page.get_by_role("link", name="Mở cuộc kiểm tra").click()
    page.get_by_label("Chi bộ Thanh tra").check()
    page.get_by_text("Đi cơ sở").click()
    page.get_by_label("Lý do").fill("Nắm việc soát xét 6 tháng đầu năm")
    page.get_by_role("button", name="Mở và báo cho mọi người").click()
    page.get_by_text("Hãy chọn ít nhất một người kiểm tra.").first.wait_for()
    page.get_by_label("Lê Thu Hà, bí thư").check()
    check_both(page)
    page.get_by_role("button", name="Mở và báo cho mọi người").click()
    page.get_by_text("Không đọc bài của ai").wait_for()
    check_both(page)
    page.get_by_role("button", name="Kết thúc ngay").click()
    page.get_by_role("dialog").get_by_role("button", name="Kết thúc ngay").click()
    page.get_by_role("link", name="Viết kết luận").click()
    page.get_by_label("Ưu điểm").fill("Cấp ủy chi bộ nộp trước, nói rõ từng việc.")
    page.get_by_label("Khuyết điểm").fill("Không")
    page.get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_role("dialog").get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_text("Đã xong").first.wait_for()
    check_both(page)
