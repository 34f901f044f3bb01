"""Single cells of a roster: each is read right, or refused with what to do."""

from datetime import date, datetime

import pytest

from sotay.org import choices
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_file import read_roster
from tests.org.rosters import person

YEAR = "Năm cần đủ bốn chữ số, ví dụ 03/02/1980."
CALENDAR = "Ngày này không có trong lịch. Hãy kiểm tra ngày và tháng."
PHONE = "Số điện thoại cần 10 chữ số, bắt đầu bằng 0. Hãy sửa hoặc để trống."
CODE = (
    "Mã tổ chức chỉ gồm chữ, số, dấu chấm và gạch, không quá 32 ký tự. Hãy sửa mã, ví dụ K.01.02."
)
SEX = "Giới tính này không có trong danh mục. Hãy ghi một trong các tên: Nam; Nữ."


@pytest.mark.parametrize(
    ("cell", "iso", "text"),
    [
        ("03/02/1980", "1980-02-03", "03/02/1980"),
        ("3.2.1980", "1980-02-03", "03/02/1980"),
        ("03-02-1980", "1980-02-03", "03/02/1980"),
        (" 3 / 2 / 1980", "1980-02-03", "03/02/1980"),
        ("1980-02-03 00:00:00", "1980-02-03", "03/02/1980"),
        (29254.0, "1980-02-03", "03/02/1980"),
        ("29254", "1980-02-03", "03/02/1980"),
        (date(1980, 2, 3), "1980-02-03", "03/02/1980"),
        (datetime(1980, 2, 3, 7), "1980-02-03", "03/02/1980"),
        ("1954", "1954", "1954"),
        (1954.0, "1954", "1954"),
        ("năm 1954", "1954", "1954"),
        ("05/1975", "1975-05", "05/1975"),
        ("5-1975", "1975-05", "05/1975"),
        ("Tháng 5 năm 1975", "1975-05", "05/1975"),
        ("ngày 3 tháng 2 năm 1980", "1980-02-03", "03/02/1980"),
        ("00/00/1954", "1954", "1954"),
        ("00/05/1954", "1954-05", "05/1954"),
        ("29/02/2024", "2024-02-29", "29/02/2024"),
    ],
)
def test_dates(cell, iso, text):
    read = cells.date_of(cell)
    assert (read.iso, read.text) == (iso, text)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("1/3/25", YEAR),
        ("01.03.80", YEAR),
        ("5/75", YEAR),
        ("31/02/1980", CALENDAR),
        ("12/25/1980", CALENDAR),
        ("03/00/1980", CALENDAR),
        ("không rõ", cells.UNREAD),
        (5.1975, cells.UNREAD),
        ("12", cells.UNREAD),
        (-3.0, cells.UNREAD),
        ("1/2/3/1980", cells.UNREAD),
        ("01/01/1850", "Năm phải từ 1900 đến 2100."),
    ],
)
def test_dates_refused(cell, problem):
    with pytest.raises(cells.CellWrong) as refusal:
        cells.date_of(cell)
    assert str(refusal.value) == problem


def test_no_date_is_none():
    assert cells.date_of("") is None and cells.date_of(" \u00a0") is None


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        (912345678.0, "0912345678"),
        ("912345678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 (0) 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("(024) 3812 3456", "02438123456"),
        (2438123456.0, "02438123456"),
        ("912345678.0", "0912345678"),
        ("", ""),
    ],
)
def test_phones(cell, digits):
    assert cells.phone_of(cell) == digits


@pytest.mark.parametrize(
    ("read", "cell", "problem"),
    [
        (cells.phone_of, "091234567", PHONE),
        (cells.phone_of, "0912345678/0913456789", PHONE),
        (cells.phone_of, "không", PHONE),
        (cells.phone_of, "9.12E+08", cells.SHORTENED),
        (cells.card_of, "1.23457E+11", cells.SHORTENED),
        (cells.card_of, 1.2e16, cells.SHORTENED),
        (cells.card_of, 123.5, cells.SHORTENED),
        (cells.card_of, date(2026, 1, 2), cells.MADE_A_DATE),
        (cells.card_of, "12", "Số thẻ chỉ gồm chữ số, từ 4 đến 20 ký tự. Hãy sửa hoặc để trống."),
        (cells.unit_code_of, 1.1, cells.SHORTENED),
        (cells.unit_code_of, date(2026, 1, 2), cells.MADE_A_DATE),
        (cells.email_of, "an@", "Thư điện tử cần có dạng ten@noi.vn. Hãy sửa hoặc để trống."),
        (cells.words_of(3), "dài quá", "Ô này dài quá 3 ký tự. Hãy rút ngắn."),
        (cells.unit_code_of, "A/01", CODE),
        (cells.sex_of, "x", SEX),
    ],
)
def test_what_cannot_be_known_is_refused_and_never_guessed(read, cell, problem):
    with pytest.raises(cells.CellWrong) as refusal:
        read(cell)
    assert str(refusal.value) == problem


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (10007919.0, "10007919"),
        ("10007919.0", "10007919"),
        (" 10 007 919 ", "10007919"),
        ("010007919", "010007919"),
        (123456789012.0, "123456789012"),
        ("", ""),
    ],
)
def test_card_numbers(cell, number):
    assert cells.card_of(cell) == number


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (cells.kind_of, "CHI BỘ TRỰC THUỘC", "cell"),
        (cells.kind_of, "Cơ quan, đơn vị", "agency"),
        (cells.kind_of, "Đảng bộ tỉnh", "province"),
        (cells.category_of, "dang vien du bi", "probationary"),
        (cells.post_of, "Uỷ viên Ban Thường vụ", "standing"),
        (cells.post_of, "Chi uỷ viên", "committee_member"),
        (cells.post_of, "Đảng ủy viên", "committee_member"),
        (cells.post_of, "Bí thư chi bộ", "secretary"),
        (cells.post_of, "", ""),
        (cells.post_of, "Đảng viên", ""),
        (cells.sex_of, "NỮ", "f"),
    ],
)
def test_names_of_kinds_categories_and_posts(read, cell, code):
    assert read(cell) == code


def test_the_rules_words_are_the_screens_words():
    for labels, words in (
        (cells.KIND_LABELS, choices.UnitKind),
        (cells.CATEGORY_LABELS, choices.Category),
        (cells.ROLE_LABELS, choices.Role),
        (cells.SEX_LABELS, choices.Sex),
    ):
        assert labels == {word.value: str(word.label) for word in words}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ({"born": "1/3/25"}, "1/3/25"),
        ({"phone": 12.0}, "12"),
        ({"card": "1.2E+11"}, "1.2E+11"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place_and_its_value(cell, value):
    (error,) = read_roster(person(**cell)).errors
    assert (error.sheet, error.row, error.value) == ("Người", 2, value)
    assert error.column.startswith("D (")
    assert str(error).startswith(f"Trang “Người”, dòng 2, cột {error.column}: “{value}” ")


def test_real_date_cells_whichever_year_a_workbook_counts_from():
    import io

    import xlsxwriter

    for options in ({}, {"date_1904": True}):
        held = io.BytesIO()
        with xlsxwriter.Workbook(held, options) as book:
            page = book.add_worksheet("Người")
            page.write_row(0, 0, ("Mã tổ chức", "Họ và tên", "Đối tượng", "Ngày sinh"))
            page.write_row(1, 0, ("A.01", "Lê Hà", "Công chức"))
            shape = book.add_format({"num_format": "dd/mm/yyyy"})
            page.write_datetime(1, 3, datetime(1980, 2, 3), shape)
        (row,) = read_roster(held.getvalue()).people
        assert row.born.iso == "1980-02-03"
