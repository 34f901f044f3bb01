"""The file in which changes of an organisation are filled in: the units there are, the people."""

import io
from collections.abc import Sequence

import xlsxwriter

from sotay.exports.roster import filled_sheet, offer_choices

CHANGE_HEADS = ("Mã tổ chức", "Tên tổ chức", "Loại", "Mã cấp trên", "Việc", "Mã nhận", "Mã mới",
                "Tên mới", "Cấp trên mới", "Căn cứ")  # fmt: skip
GOER_HEADS = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Sang mã mới")
HOW = (
    ("Điền cột Việc của tổ chức cần sắp xếp; dòng không ghi việc thì giữ nguyên.",),
    ("Nhập: ghi Mã nhận.",),
    ("Chia (chỉ chi bộ): ghi Mã mới, Tên mới; ở trang Người sang đơn vị mới ghi mã ấy cạnh tên "
     "từng đồng chí chuyển sang.",),
    ("Đổi tên: ghi Tên mới.",),
    ("Chuyển: ghi Cấp trên mới.",),
    ("Giải thể: chỉ khi không còn người và tổ chức trực thuộc.",),
    ("Lập mới: thêm một dòng, để trống Mã tổ chức, ghi Loại, Mã mới, Tên mới, Cấp trên mới.",),
    ("Mỗi dòng thành một việc riêng, bỏ được cho tới ngày thực hiện.",),
)  # fmt: skip


def changes_template(
    units: Sequence[tuple[str, ...]], people: Sequence[tuple[str, ...]],
    verbs: tuple[str, ...], kinds: tuple[str, ...], notes: Sequence[str],
) -> bytes:  # fmt: skip
    """The file as bytes; every cell is text."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    text = book.add_format({"num_format": "@", "font_name": "Times New Roman", "font_size": 13})
    head = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 13,
                            "bg_color": "#FBF2DC", "border": 1})  # fmt: skip
    sheet = filled_sheet(book, "Sắp xếp", CHANGE_HEADS, units, head, text)
    offer_choices(sheet, 4, verbs)
    offer_choices(sheet, 2, kinds)
    filled_sheet(book, "Người sang đơn vị mới", GOER_HEADS, people, head, text)
    filled_sheet(
        book, "Cách điền", ("Cách điền",), [*HOW, *((note,) for note in notes)], head, text
    )
    book.close()
    return held.getvalue()
