"""A cell adopts its own quy chế, is held to the committee above, takes it back, and evaluates."""

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import DESK, PHONE, check_page, sign_in

pytestmark = pytest.mark.nightly("postgres")
HERE = "/don-vi/K.01.01/quy-dinh/"
HEAD = {"Số": "03-QC/CB", "Ngày ban hành": "18/06/2026", "Người ký": "Trần Văn Bình",
        "Trích yếu": "Nền nếp Sổ tay sáu tháng cuối năm"}  # fmt: skip


def press(page: Page, name: str) -> None:
    """Press a button that asks back, and say yes."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("dialog").get_by_role("button", name=name).click()


def write_document(page: Page) -> None:
    for label, words in HEAD.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Hạn nộp kế hoạch cá nhân").fill("10/02")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Có 1 chỗ cần sửa").wait_for()
    assert page.get_by_text("Cấp trên: 31/01, theo mức chung").count() == 2
    check_page(page)
    page.get_by_label("Hạn nộp kế hoạch cá nhân").fill("25/01")
    page.get_by_role("button", name="Tiếp: nội dung và mẫu").click()
    page.locator("[name=heads-0-name]").fill("Văn hóa công sở")
    check_page(page)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Nội dung và mẫu mới dùng từ Sổ tay năm 2027").wait_for()
    check_page(page)


def test_a_cell_writes_issues_and_withdraws_its_statute(demo, open_page):
    demo.serve()
    writer, reader = open_page(PHONE), open_page(DESK)
    sign_in(writer, demo.address, "bithu")
    writer.goto(f"{demo.address}{HERE}")
    check_page(writer)
    writer.get_by_role("link", name="Quy định mới").click()
    kinds = writer.get_by_role("group", name="Loại văn bản").get_by_role("radio")
    kinds.first.wait_for()
    assert kinds.count() == 2 and writer.get_by_label("Nghị quyết", exact=True).count() == 1
    write_document(writer)
    writer.get_by_role("button", name="Ban hành").click()
    writer.get_by_text("Đã ban hành Quy chế số 03-QC/CB").wait_for()
    check_page(writer)
    sign_in(reader, demo.address, "dangvien")
    reader.goto(f"{demo.address}{HERE}")
    check_page(reader)
    assert reader.get_by_text("Hạn nộp kế hoạch cá nhân: 25/01").count() == 1
    reader.get_by_role("link", name="So sánh hai văn bản").click()
    check_page(reader)
    press(writer, "Thu hồi")
    writer.get_by_text("văn bản trước vẫn có hiệu lực").wait_for()
    reader.goto(f"{demo.address}{HERE}")
    assert reader.get_by_text("03-QC/CB").count() == 0


def test_a_year_is_evaluated_and_read_below(demo, open_page):
    demo.serve()
    writer, reader = open_page(DESK), open_page(PHONE)
    sign_in(writer, demo.address, "bithu")
    writer.goto(f"{demo.address}{HERE}")
    writer.get_by_role("link", name="Đánh giá quy định").click()
    writer.get_by_role("link", name="Đánh giá năm 2026").click()
    writer.get_by_label("Ưu điểm", exact=True).fill("Mọi đồng chí nộp kế hoạch trong tháng 1.")
    press(writer, "Quyết định")
    writer.get_by_role("heading", name="Có 3 chỗ cần sửa").wait_for()
    check_page(writer)
    writer.get_by_label("Khuyết điểm", exact=True).fill("Còn bài chung chung.")
    writer.get_by_label("Giữ nguyên quy định").check()
    writer.get_by_label("Kết luận").fill("Giữ quy chế, nhắc cách viết.")
    press(writer, "Quyết định")
    writer.get_by_text("Đã quyết định.").wait_for()
    sign_in(reader, demo.address, "dangvien")
    reader.goto(f"{demo.address}{HERE}danh-gia/2026/")
    check_page(reader)
    assert reader.get_by_text("Còn bài chung chung.").count() == 1
