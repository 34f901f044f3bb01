"""The main job on real input: a roster, a slip, a plan on a phone, two reviews, the booklet."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.journeys.browser import DESK, PHONE, check_page, wait_saved

pytestmark = pytest.mark.browser
PASSWORD = "bốn từ không liên quan 4"


def code_of(name: str, pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    slip = text[text.index(name) :]
    found = re.search(r"(?:[0-9A-Z]{4}\s+){3}[0-9A-Z]{4}", slip)
    assert found, slip
    return "".join(found[0].split())


def activate(page, address: str, code: str) -> None:
    page.goto(f"{address}/kich-hoat/#{code}")
    assert page.get_by_label("Mã trên phiếu").input_value() == code
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhắc lại mật khẩu mới").fill(PASSWORD)
    check_page(page)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    page.get_by_role("heading", name="Sổ tay năm 2026").wait_for()


def write_plan(page, deed: str) -> None:
    page.get_by_role("link", name="Viết Kế hoạch cá nhân").click()
    item = page.locator("[data-st-row]").first
    item.get_by_text("Phong cách", exact=True).click()
    item.get_by_label("Việc làm cụ thể", exact=True).fill(deed)
    item.get_by_label("Đo bằng", exact=True).fill("Tỷ lệ hồ sơ trước hạn")
    item.get_by_label("Thời hạn", exact=True).fill("31/12/2026")
    page.get_by_role("button", name="Thêm việc").click()
    second = page.locator("[data-st-row]").nth(1)
    second.get_by_text("Đạo đức", exact=True).click()
    second.get_by_label("Việc làm cụ thể", exact=True).fill("Mỗi tuần một buổi chiều trực một cửa")
    wait_saved(page)
    check_page(page)
    go_to_check(page)
    page.get_by_role("link", name="Việc 2: hãy ghi đo bằng gì.").click()
    page.locator("[data-st-row]").nth(1).get_by_label("Đo bằng", exact=True).fill("Sổ trực")
    page.locator("[data-st-row]").nth(1).get_by_label("Thời hạn", exact=True).fill("31/12/2026")
    wait_saved(page)
    go_to_check(page)
    check_page(page)


def go_to_check(page) -> None:
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_role("heading", name="Xem lại trước khi nộp").wait_for()


def hand_in(page) -> None:
    """Who is no party member lets the head of the agency read everything."""
    for box in page.locator("[name=released]").all():
        box.check(force=True)
    page.get_by_role("button", name="Nộp", exact=True).click()
    page.get_by_role("heading", name="Đã nộp").wait_for()
    check_page(page)


def write_review(page, title: str, *, carried: bool) -> None:
    page.get_by_role("link", name=f"Viết {title}").click()
    page.get_by_role("heading", name=f"{title} năm 2026").wait_for()
    for item in page.locator("fieldset.item").all():
        item.locator("label").filter(has_text=re.compile(r"^\s*Đạt\s*$")).click()
        item.get_by_label("Minh chứng", exact=True).fill("Sổ theo dõi của phòng")
    page.get_by_label("Ưu điểm", exact=True).fill(f"Đã làm xong việc đăng ký ({title}).")
    if carried:
        page.get_by_text("Đã khắc phục", exact=True).click()
        page.get_by_label("Nói rõ thêm").fill("Đã trình bày ngày 15/08.")
        page.get_by_text("Kỳ này chưa thấy khuyết điểm mới").click()
        page.get_by_role("button", name="Bỏ phần này").click()
    else:
        card = page.locator("[data-st-rows=weakness] [data-st-row]").first
        card.get_by_label("Khuyết điểm", exact=True).fill("Quý I chưa trình bày chuyên đề")
        card.get_by_label("Nguyên nhân", exact=True).fill("Chuẩn bị muộn")
        card.get_by_label("Giải pháp thời gian tới", exact=True).fill(
            "Đăng ký trình bày ngày 15/08"
        )
        card.get_by_label("Thời hạn", exact=True).fill("15/08/2026")
    wait_saved(page)
    check_page(page)
    go_to_check(page)
    check_page(page)
    hand_in(page)


# In a cell with three groups its members and leaders, and one who is no party member.
CELL, AGENCY = "K.02.07", "K.02.CQ"
EVERYBODY = (
    ("Trần Việt Phúc", CELL, PHONE),
    ("Phạm Anh Ân", CELL, DESK),
    ("Hoàng Thị Thanh Nhung", CELL, PHONE),  # the secretary
    ("Nguyễn Việt Minh", CELL, DESK),  # the deputy
    ("Vũ Hoàng Trang", AGENCY, PHONE),
)


def begin(page, address: str, code: str) -> None:
    activate(page, address, code)
    check_page(page)
    write_plan(page, "Giải quyết hồ sơ trước hạn ít nhất 1 ngày")
    hand_in(page)


def review(page, address: str, title: str, *, carried: bool) -> None:
    page.goto(f"{address}/so-tay/2026/")
    write_review(page, title, carried=carried)


def has_the_booklet(page, address: str) -> None:
    page.goto(f"{address}/so-tay/2026/")
    assert page.get_by_role("link", name=re.compile("^Xem ")).count() >= 3
    check_page(page)
    pdf = page.request.get(f"{address}/so-tay/2026/so-tay.pdf").body()
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    for words in ("Giải quyết hồ sơ trước hạn", "Quý I chưa trình bày", "Đã trình bày ngày 15/08"):
        assert words in " ".join(text.split())


def test_the_whole_year_of_members_and_leaders(roster, open_page, tmp_path):
    slips = {unit: tmp_path / f"{unit}.pdf" for unit in (CELL, AGENCY)}
    for unit, out in slips.items():
        roster.run("slips", unit, "--out", str(out))
    roster.serve("2026-01-05T08:00:00")
    pages = [open_page(viewport) for _, _, viewport in EVERYBODY]
    for page, (who, unit, _) in zip(pages, EVERYBODY, strict=True):
        begin(page, roster.address, code_of(who, slips[unit].read_bytes()))

    roster.serve("2026-06-10T08:00:00")
    for page in pages:
        review(page, roster.address, "Soát xét, đánh giá 6 tháng", carried=False)

    roster.serve("2026-12-05T08:00:00")
    for page in pages:
        review(page, roster.address, "Soát xét, đánh giá cả năm", carried=True)
        has_the_booklet(page, roster.address)
