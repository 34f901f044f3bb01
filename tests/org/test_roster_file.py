"""Roster files as offices have them: tables are found, rows are read."""

from sotay.org.rules.roster_file import read_roster
from tests.kit.test_legacy_fonts import tcvn3, vni
from tests.org.rosters import (
    AN,
    HEADS,
    OFFICIAL,
    UNIT_HEADS,
    UNITS,
    made,
    ods,
    people,
    person,
    sheet,
    units,
)

MUST = ("Mã tổ chức", "Họ và tên", "Đối tượng")
HA = ("A.01", "Lê Thu Hà", OFFICIAL)


def names(data: bytes) -> list[str]:
    """Names of the people in a file without a fault."""
    found = read_roster(data)
    assert found.errors == []
    return [row.name for row in found.people]


def test_a_whole_file_is_read():
    found = read_roster(made(units(), people(AN)))
    assert (found.errors, found.encoding, found.samples) == ([], "", [])
    assert [(u.row, u.code, u.name, u.kind, u.parent_code) for u in found.units] == [
        (2, "A", "Đảng bộ Sở Ví dụ", "grassroots_committee", ""),
        (3, "A.01", "Chi bộ Văn phòng", "cell", "A"),
        (4, "A.02", "Chi bộ Thanh tra", "cell", "A"),
    ]
    (an,) = found.people
    assert (an.sheet, an.row, an.unit_code) == ("Người", 2, "A.01")
    assert (an.family_middle, an.given, an.sex) == ("Nguyễn Văn", "An", "m")
    assert (an.born.iso, an.joined.text) == ("1980-02-03", "19/05/2005")
    assert (an.category, an.group, an.post) == ("official", "Tổ đảng 1", "secretary")
    assert (an.card_number, an.phone, an.email) == ("12345678", "0912345678", "an@example.vn")


def test_sheets_in_any_order_by_any_name_or_only_one_of_them():
    both = read_roster(made(sheet("DS", HEADS, AN), sheet("Trang2", UNIT_HEADS, *UNITS)))
    assert (len(both.units), len(both.people)) == (3, 1)
    assert len(read_roster(made(units())).units) == 3
    assert len(read_roster(made(people(AN))).people) == 1


def test_a_hidden_sheet_and_a_sheet_of_something_else_are_left_alone():
    old = sheet("Cũ", MUST, ("A.01", "Người Cũ", OFFICIAL), hidden=True)
    note = sheet("Ghi chú", ("Lập ngày 3/2",), ("Người lập", "Lê Hà"))
    assert names(made(note, old, people(HA, heads=MUST))) == ["Lê Thu Hà"]


def test_titles_above_the_header_numbers_under_it_sums_and_signatures_below():
    rows = [
        ("ĐẢNG BỘ SỞ VÍ DỤ",), (), ("DANH SÁCH ĐẢNG VIÊN",), ("Tháng 11 năm 2026",), (),
        ("STT", *MUST), ("(1)", "(2)", "(3)", "(4)"),
        (1, *HA), (2,), (),
        ("II", "Chi bộ Thanh tra"),
        (3, "A.02", "Tống Công An", OFFICIAL),
        ("STT", *MUST),
        (4, "A.02", "Cộng Thị Lan", OFFICIAL),
        ("", "Tổng cộng: 3 đồng chí"), ("Tổng cộng", 3), (),
        ("", "", "Hà Nội, ngày 24 tháng 11 năm 2026"), ("", "Người lập biểu", "T/M ĐẢNG ỦY"),
    ]  # fmt: skip
    assert names(made(sheet("DS", *rows))) == ["Lê Thu Hà", "Tống Công An", "Cộng Thị Lan"]


def test_a_person_is_never_taken_for_a_sum_or_a_section():
    rows = [("A.01", "Tống Công An", ""), ("", "Tổng Giám", OFFICIAL), ("A.01", "Lê Hà", "")]
    found = read_roster(made(people(*rows, heads=MUST)))
    assert [(error.row, error.column) for error in found.errors] == [
        (2, "C (Đối tượng)"), (3, "A (Mã tổ chức)"), (4, "C (Đối tượng)"),
    ]  # fmt: skip


def test_a_header_of_two_rows_with_merged_cells():
    def fill(book):
        page = book.add_worksheet("DS")
        for column, title in ((0, "Mã đơn vị"), (1, "Họ và tên"), (2, "Đối tượng")):
            page.merge_range(0, column, 1, column, title)
        page.merge_range(0, 3, 0, 4, "Ngày")
        page.write_row(1, 3, ("sinh", "vào Đảng"))
        page.merge_range(2, 0, 3, 0, "A.01")  # one code over two people
        page.write_row(2, 1, ("Lê Hà", OFFICIAL, "1954", "05/1975"))
        page.write_row(3, 1, ("Lê An", OFFICIAL, "1960", "06/1980"))

    found = read_roster(made(fill))
    assert found.errors == []
    assert [(p.row, p.unit_code, p.name, p.born.iso, p.joined.iso) for p in found.people] == [
        (3, "A.01", "Lê Hà", "1954", "1975-05"), (4, "A.01", "Lê An", "1960", "1980-06"),
    ]  # fmt: skip


def test_columns_in_any_order_with_other_titles():
    heads = ("SĐT", "EMAIL", "Tên", "Họ lót", "Số thẻ ĐV", "Ngày, tháng,\nnăm sinh",
             "MÃ ĐƠN VỊ (*)",
             "Nam/Nữ", "Trình độ", "Đối tượng")  # fmt: skip
    row = ("0912345678", "a@b.vn", "Hà", "Lê Thu", "1234567", "1/3/1980", "A.01", "Nữ", "ĐH",
           "dự bị")  # fmt: skip
    found = read_roster(made(people(row, heads=heads)))
    assert found.errors == []
    (ha,) = found.people
    assert (ha.name, ha.sex, ha.category, ha.born.iso) == ("Lê Thu Hà", "f", "probationary",
                                                          "1980-03-01")  # fmt: skip
    assert (ha.phone, ha.email, ha.card_number) == ("0912345678", "a@b.vn", "1234567")


def test_names_in_one_column_in_two_and_in_two_under_one_title():
    assert names(made(people(HA, heads=MUST))) == ["Lê Thu Hà"]
    two = ("Mã tổ chức", "Họ đệm", "Tên", "Đối tượng")
    assert names(made(people(("A", "Lê Thu", "Hà", OFFICIAL), heads=two))) == ["Lê Thu Hà"]
    under_one = ("Mã tổ chức", "Họ và tên", "", "Đối tượng")
    found = read_roster(made(people(("A", "Lê Thu", "Hà", OFFICIAL), heads=under_one)))
    assert [(p.family_middle, p.given) for p in found.people] == [("Lê Thu", "Hà")]
    short = ("Mã tổ chức", "Tên", "Đối tượng")
    assert names(made(people(("A", "Lê Thu Hà", OFFICIAL), heads=short))) == ["Lê Thu Hà"]


def test_only_unit_name_and_category_must_be_there():
    (row,) = read_roster(person()).people
    assert (row.born, row.joined, row.sex, row.post, row.card_number) == (None, None, "", "", "")
    found = read_roster(made(people(("", "", ""), ("", "Lê Hà", ""), heads=MUST)))
    assert [(e.sheet, e.row, e.column, e.problem) for e in found.errors] == [
        ("Người", 3, "A (Mã tổ chức)", "Thiếu mã tổ chức. Hãy ghi mã."),
        ("Người", 3, "C (Đối tượng)", "Thiếu đối tượng. Hãy ghi, ví dụ Đảng viên chính thức."),
    ]


def test_a_sheet_that_lacks_a_column_is_told_of_and_not_left_out():
    heads = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Số thẻ")
    found = read_roster(made(units(), sheet("Người", ("DANH SÁCH",), heads, ("A.01", "Lê Hà"))))
    assert [(e.sheet, e.row, e.problem) for e in found.errors] == [
        ("Người", 2, "Trang này thiếu cột Đối tượng. Hãy thêm cột vào dòng tiêu đề."),
    ]


def test_a_libreoffice_file():
    assert names(ods([MUST, HA])) == ["Lê Thu Hà"]


def test_a_file_formatted_down_to_the_last_row():
    def fill(book):
        page, shape = book.add_worksheet("Người"), book.add_format({"border": 1})
        page.write_row(0, 0, MUST)
        page.write_row(1, 0, HA)
        for row in (5000, 1_048_575):
            page.write_blank(row, 0, None, shape)

    assert names(made(fill)) == ["Lê Thu Hà"]


def test_formulas_give_their_last_value_and_errors_are_empty():
    def fill(book):
        page = book.add_worksheet("Người")
        page.write_row(0, 0, (*MUST, "Điện thoại"))
        page.write_row(1, 0, ("A.01", "", OFFICIAL))
        page.write_formula(1, 1, '="Lê "&"Hà"', None, "Lê Hà")
        page.write_formula(1, 3, "=1/0", None, "#DIV/0!")

    assert names(made(fill)) == ["Lê Hà"]


def test_an_old_font_is_asked_about_before_anything_is_judged():
    for encoding, write in (("tcvn3", tcvn3), ("vni", vni)):
        old = [tuple(write(cell) for cell in row) for row in (HEADS, AN)]
        data = made(sheet("DS", *[tuple(map(write, row)) for row in (UNIT_HEADS, *UNITS)]),
                    sheet("Người", *old))  # fmt: skip
        found = read_roster(data)
        assert (found.encoding, found.errors, found.people) == (encoding, [], [])
        assert (write("Chi bộ Văn phòng"), "Chi bộ Văn phòng") in found.samples
        agreed = read_roster(data, convert_from=encoding)
        assert (agreed.encoding, agreed.errors, len(agreed.units)) == ("", [], 3)
        assert agreed.people[0].name == "Nguyễn Văn An"


def test_one_garbled_name_among_correct_ones_is_refused():
    rows = [HA] * 9 + [("A.01", "TrÇn V¨n B×nh", OFFICIAL)]
    (error,) = read_roster(made(people(*rows, heads=MUST))).errors
    assert (error.row, error.column, error.value) == (11, "B (Họ và tên)", "TrÇn V¨n B×nh")
    assert error.problem == ("Ô này viết bằng phông chữ cũ (.VnTime hoặc VNI). Hãy gõ lại bằng "
                             "Unicode.")  # fmt: skip
