"""Read single cells of a roster as real files have them: dates, ids, phones, names of kinds."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sotay.kit.text import clean, fold

EXCEL_ZERO = date(1899, 12, 30)
KINDS = {
    "trung uong": "central",
    "dang bo tinh, thanh pho": "province",
    "dang bo tinh": "province",
    "dang bo thanh pho": "province",
    "dang bo cap tren truc tiep": "upper",
    "dang bo co so": "grassroots_committee",
    "chi bo co so": "grassroots_cell",
    "dang bo bo phan": "part_committee",
    "chi bo truc thuoc": "cell",
    "to dang": "group",
    "co quan": "agency",
    "co quan, don vi": "agency",
}
CATEGORIES = {
    "dang vien chinh thuc": "official",
    "chinh thuc": "official",
    "dang vien": "official",
    "dang vien du bi": "probationary",
    "du bi": "probationary",
    "can bo": "cadre",
    "cong chuc": "civil_servant",
    "vien chuc": "public_employee",
    "doan vien": "union_member",
    "hoi vien": "association_member",
}
POSTS = {
    "bi thu": "secretary",
    "pho bi thu": "deputy",
    "uy vien ban thuong vu": "standing",
    "uy vien": "committee_member",
    "dang uy vien": "committee_member",
    "chi uy vien": "committee_member",
    "to truong to dang": "group_head",
    "to truong": "group_head",
    "nguoi dung dau co quan": "agency_head",
    "thu truong co quan": "agency_head",
    "can bo giup viec": "staff",
    "can bo kiem tra": "inspector",
}
SEXES = {"nam": "m", "nu": "f", "": ""}


class CellWrong(Exception):
    """What is wrong with a cell, as a sentence that says what to do."""


@dataclass(frozen=True)
class PartialDate:
    """A date as precisely as it is known: day, month or year."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without ".0", dates as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return clean(str(value))


def id_of(value: Any) -> str:
    """A number that is a name: card, phone. What Excel shortened to 1.23E+11 is refused."""
    if isinstance(value, float) and abs(value) >= 1e15:
        raise CellWrong(SHORTENED)
    text = text_of(value)
    if re.fullmatch(r"\d+(?:[.,]\d+)?[eE][+]?\d+", text):
        raise CellWrong(SHORTENED)
    return text.replace(" ", "")


SHORTENED = (
    "Excel đã rút gọn số này nên mất chữ số. Hãy định dạng cột là Văn bản (Text) rồi nhập lại."
)


def phone_of(value: Any) -> str:
    """Digits with the leading 0 that Excel drops; +84 becomes 0."""
    digits = re.sub(r"[.\-()\s]", "", id_of(value))
    if not digits:
        return ""
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    elif digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    elif len(digits) == 9 and digits[0] != "0":
        digits = "0" + digits
    if not re.fullmatch(r"0\d{8,10}", digits):
        raise CellWrong("Số điện thoại cần 10 chữ số, bắt đầu bằng 0. Hãy sửa hoặc để trống.")
    return digits


def card_of(value: Any) -> str:
    """The number on a member's card, kept as text."""
    number = id_of(value)
    if number and not re.fullmatch(r"[0-9A-Za-z.\-/]{4,20}", number):
        raise CellWrong("Số thẻ chỉ gồm chữ số, từ 4 đến 20 ký tự. Hãy sửa hoặc để trống.")
    return number


def email_of(value: Any) -> str:
    """An e-mail address in lower case."""
    address = text_of(value).lower()
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        raise CellWrong("Thư điện tử cần có dạng ten@noi.vn. Hãy sửa hoặc để trống.")
    return address


def date_of(value: Any) -> PartialDate | None:
    """A date cell, an Excel serial, dd/mm/yyyy, mm/yyyy or a year; None for an empty cell."""
    if isinstance(value, datetime | date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(float(value))
    text = text_of(value)
    if not text:
        return None
    if re.fullmatch(r"\d{4,5}", text):
        return _from_number(float(text))
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?", text)
    if found:
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    parts = re.split(r"[/.\-]", text.replace(" ", ""))
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3):
        raise CellWrong("Không đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 03/02/1980.")
    if len(parts[-1]) != 4:
        raise CellWrong("Năm cần đủ bốn chữ số, ví dụ 03/02/1980.")
    numbers = [int(part) for part in parts]
    return _checked(*reversed(numbers))


def _from_number(number: float) -> PartialDate:
    if 1900 <= number <= 2100:
        return _checked(int(number))
    if 2100 < number < 80000:
        day = EXCEL_ZERO + timedelta(days=int(number))
        return _checked(day.year, day.month, day.day)
    raise CellWrong("Không đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 03/02/1980.")


def _checked(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise CellWrong("Ngày này không có trong lịch. Hãy kiểm tra ngày và tháng.") from None
    if not 1900 <= year <= 2100:
        raise CellWrong("Năm phải từ 1900 đến 2100.")
    return PartialDate(year, month, day)


def code_of(value: Any, table: dict[str, str], what: str) -> str:
    """The code of a word in one of the tables; the sentence lists what may stand there."""
    text = text_of(value)
    found = table.get(fold(text))
    if found is None:
        raise CellWrong(f"{what} “{text}” không có trong danh mục. Hãy ghi đúng một trong các tên "
                        "ở tệp mẫu.")  # fmt: skip
    return found
