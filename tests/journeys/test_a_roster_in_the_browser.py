"""The technician brings in a whole roster in the browser, then one that was edited since."""

import io

import python_calamine
import xlsxwriter

from tests.journeys.browser import PHONE, check_both, sign_in
from tests.journeys.conftest import JANUARY, ROSTER

SEEN = "/quan-tri/nhap-danh-sach/"


def edited() -> bytes:
    """The same roster with a new phone, a cell renamed, and somebody in another cell."""
    book = python_calamine.CalamineWorkbook.from_path(str(ROSTER))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    cells = sheets["Tổ chức"]
    next(row for row in cells if row[0] == "K.02.07")[1] = "Chi bộ Phòng Cải cách hành chính"
    phuc = next(row for row in sheets["Người"] if row[1:3] == ["Trần Việt", "Phúc"])
    phuc[10] = "0911 222 333"
    tuan = next(row for row in sheets["Người"] if row[:3] == ["K.02.07", "Trần Quang", "Tuấn"])
    tuan[0], tuan[6] = "K.02.06", ""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return held.getvalue()


def choose(page, address: str, name: str, content: bytes) -> None:
    page.goto(address + SEEN)
    check_both(page)
    page.get_by_label("Tệp danh sách").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Xem trước").click()


def bring_in(page, told: str) -> None:
    check_both(page)
    page.get_by_role("button", name="Nhập", exact=True).click()
    page.get_by_text(told).wait_for()


def test_a_first_roster_is_shown_before_it_is_written(installation, open_page):
    installation.run("demo", "--size", "empty", now=JANUARY)
    installation.serve()
    page = open_page(PHONE)
    sign_in(page, installation.address, "quantri")
    choose(page, installation.address, "hỏng.xlsx", ROSTER.read_bytes()[:5000])
    page.get_by_text("Tệp hỏng hoặc không phải bảng tính.").wait_for()
    choose(page, installation.address, "danh-sach.xlsx", ROSTER.read_bytes())
    page.get_by_role("heading", name="Sẽ nhập 376 tổ chức, 3842 người").wait_for()
    bring_in(page, "thêm 4218, sửa 0, giữ nguyên 0")


def test_an_edited_roster_shows_what_differs_and_nothing_else(roster, open_page):
    roster.serve()
    page = open_page(PHONE)
    sign_in(page, roster.address, "quantri")
    choose(page, roster.address, "danh-sach.xlsx", ROSTER.read_bytes())
    page.get_by_text("Tệp giống hệt dữ liệu đang có").wait_for()
    choose(page, roster.address, "danh-sach-sua.xlsx", edited())
    page.get_by_role("heading", name="Sẽ nhập 376 tổ chức, 3842 người").wait_for()
    shown = page.locator("details li").all_inner_texts()
    for words in ("đổi tên", "Trần Việt Phúc", "Trần Quang Tuấn"):
        assert any(words in line for line in shown), shown
    assert len(shown) <= 4
    bring_in(page, "thêm 0, sửa 3, giữ nguyên 4215")
