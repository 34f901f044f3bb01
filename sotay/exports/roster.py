"""The empty roster file that people fill in: headers, lists to choose from, an example."""

import io

import xlsxwriter

UNIT_HEADS = ("Mã tổ chức", "Tên tổ chức", "Loại", "Mã cấp trên")
PERSON_HEADS = (
    "Mã tổ chức", "Họ và tên đệm", "Tên", "Ngày sinh", "Giới tính", "Đối tượng", "Tổ đảng",
    "Chức vụ Đảng", "Ngày vào Đảng", "Số thẻ Đảng viên", "Điện thoại", "Thư điện tử",
)  # fmt: skip
KINDS = (
    "Đảng bộ cấp trên trực tiếp", "Đảng bộ cơ sở", "Chi bộ cơ sở", "Đảng bộ bộ phận",
    "Chi bộ trực thuộc", "Tổ đảng", "Cơ quan",
)  # fmt: skip
CATEGORIES = (
    "Đảng viên chính thức", "Đảng viên dự bị", "Cán bộ", "Công chức", "Viên chức", "Đoàn viên",
    "Hội viên",
)  # fmt: skip
POSTS = (
    "Bí thư", "Phó Bí thư", "Ủy viên ban thường vụ", "Đảng ủy viên", "Chi ủy viên",
    "Tổ trưởng tổ đảng", "Người đứng đầu cơ quan", "Cán bộ giúp việc", "Cán bộ kiểm tra",
)  # fmt: skip
LAST_ROW = 5000
UNIT_EXAMPLES = (
    ("A", "Đảng bộ Sở Ví dụ", "Đảng bộ cơ sở", ""),
    ("A.01", "Chi bộ Văn phòng", "Chi bộ trực thuộc", "A"),
)
PERSON_EXAMPLES = (
    ("A.01", "Nguyễn Văn", "An", "03/02/1980", "Nam", "Đảng viên chính thức", "", "Bí thư",
     "19/05/2005", "12345678", "0912345678", "an@example.vn"),
)  # fmt: skip


def blank_roster() -> bytes:
    """The file as bytes; every column is text, so that Excel keeps zeros and long numbers."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    text = book.add_format({"num_format": "@", "font_name": "Times New Roman", "font_size": 13})
    head = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 13,
                            "bg_color": "#FBF2DC", "border": 1})  # fmt: skip
    units = filled_sheet(book, "Tổ chức", UNIT_HEADS, UNIT_EXAMPLES, head, text)
    offer_choices(units, 2, KINDS)
    people = filled_sheet(book, "Người", PERSON_HEADS, PERSON_EXAMPLES, head, text)
    for column, choices in ((4, ("Nam", "Nữ")), (5, CATEGORIES), (7, POSTS)):
        offer_choices(people, column, choices)
    book.close()
    return held.getvalue()


def filled_sheet(book, name, heads, examples, head, text):
    """A sheet of text under a frozen header."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, words in enumerate(heads):
        sheet.set_column(column, column, max(14, len(words) + 6), text)
        sheet.write_string(0, column, words, head)
    for row, values in enumerate(examples, 1):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value, text)
    return sheet


def offer_choices(sheet, column: int, choices: tuple[str, ...]) -> None:
    """The cells of a column offer these words, and take no others."""
    sheet.data_validation(1, column, LAST_ROW, column, {"validate": "list", "source": list(choices),
                          "error_title": "Chọn trong danh mục",
                          "error_message": "Hãy chọn một giá trị có trong danh mục."})  # fmt: skip
