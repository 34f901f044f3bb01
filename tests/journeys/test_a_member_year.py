"""The main job on real input: a roster, a slip, a plan on a phone, two reviews, the booklet."""

import io
import re

import pytest
import xlsxwriter
from pypdf import PdfReader

from tests.journeys.browser import DESK, PHONE, check_page, wait_saved

pytestmark = pytest.mark.browser
UNITS = (
    ("Mã tổ chức", "Tên tổ chức", "Loại", "Mã cấp trên"),
    ("Q", "Đảng bộ Sở Tư pháp", "Đảng bộ cơ sở", ""),
    ("Q.01", "Chi bộ Văn phòng", "Chi bộ trực thuộc", "Q"),
)
PEOPLE = (
    ("Mã tổ chức", "Họ và tên đệm", "Tên", "Ngày sinh", "Đối tượng", "Chức vụ Đảng"),
    ("Q.01", "Lường Văn", "Phới", "02/09/1975", "Đảng viên chính thức", "Bí thư"),
    ("Q.01", "Cầm Thị", "Ưởng", "15/01/1990", "Đảng viên chính thức", ""),
)
PASSWORD = "bốn từ không liên quan 4"


def roster() -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    for name, rows in (("Tổ chức", UNITS), ("Người", PEOPLE)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return held.getvalue()


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
    page.get_by_role("button", name="Nộp", exact=True).click()
    page.get_by_role("heading", name="Đã nộp").wait_for()
    check_page(page)


def write_review(page, title: str, *, carried: bool) -> None:
    page.get_by_role("link", name=f"Viết {title}").click()
    for item in page.locator("fieldset.item").all():
        item.get_by_text("Đạt", exact=True).click()
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


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("who", ["Cầm Thị Ưởng", "Lường Văn Phới"], ids=["member", "leader"])
def test_the_whole_year_of_one_person(installation, open_page, tmp_path, who, viewport):
    (tmp_path / "danh-sach.xlsx").write_bytes(roster())
    start = "2026-01-05T08:00:00"
    installation.run("demo", "--size", "empty", now=start)
    told = installation.run("import-roster", str(tmp_path / "danh-sach.xlsx"), "--json", now=start)
    assert '"people": 2' in told
    installation.run("slips", "Q.01", "--out", str(tmp_path / "phieu.pdf"))
    installation.serve(start)
    page = open_page(viewport)
    activate(page, installation.address, code_of(who, (tmp_path / "phieu.pdf").read_bytes()))
    check_page(page)
    write_plan(page, "Giải quyết hồ sơ trước hạn ít nhất 1 ngày")
    hand_in(page)

    installation.serve("2026-06-10T08:00:00")
    page.goto(f"{installation.address}/so-tay/2026/")
    write_review(page, "Soát xét, đánh giá 6 tháng", carried=False)

    installation.serve("2026-12-05T08:00:00")
    page.goto(f"{installation.address}/so-tay/2026/")
    write_review(page, "Soát xét, đánh giá cả năm", carried=True)
    page.goto(f"{installation.address}/so-tay/2026/")
    assert page.get_by_role("link", name=re.compile("^Xem ")).count() >= 3
    check_page(page)
    pdf = page.request.get(f"{installation.address}/so-tay/2026/so-tay.pdf").body()
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    for words in ("Giải quyết hồ sơ trước hạn", "Quý I chưa trình bày", "Đã trình bày ngày 15/08"):
        assert words in " ".join(text.split())
