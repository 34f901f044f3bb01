"""Read single cells of a roster as real files have them: dates, ids, phones, names of kinds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sotay.kit.legacy_fonts import is_garbled
from sotay.kit.text import clean, fold

EXCEL_ZERO = date(1899, 12, 30)
KIND_LABELS = {
    "central": "Trung ương",
    "province": "Đảng bộ tỉnh, thành phố",
    "upper": "Đảng bộ cấp trên trực tiếp",
    "grassroots_committee": "Đảng bộ cơ sở",
    "grassroots_cell": "Chi bộ cơ sở",
    "part_committee": "Đảng bộ bộ phận",
    "cell": "Chi bộ trực thuộc",
    "group": "Tổ đảng",
    "agency": "Cơ quan",
}
CATEGORY_LABELS = {
    "official": "Đảng viên chính thức",
    "probationary": "Đảng viên dự bị",
    "cadre": "Cán bộ",
    "civil_servant": "Công chức",
    "public_employee": "Viên chức",
    "union_member": "Đoàn viên",
    "association_member": "Hội viên",
}
ROLE_LABELS = {
    "secretary": "Bí thư",
    "deputy": "Phó Bí thư",
    "standing": "Ủy viên ban thường vụ",
    "committee_member": "Ủy viên",
    "agency_head": "Người đứng đầu cơ quan",
    "group_head": "Tổ trưởng tổ đảng",
    "staff": "Cán bộ giúp việc",
    "inspector": "Cán bộ kiểm tra",
}
SEX_LABELS = {"m": "Nam", "f": "Nữ"}


def _table(labels: dict[str, str], **others: tuple[str, ...]) -> dict[str, str]:
    """Folded names, the screen's and what offices write as well, to codes."""
    found = {fold(label): code for code, label in labels.items()}
    return found | {fold(name): code for code, names in others.items() for name in names}


KINDS = _table(
    KIND_LABELS,
    province=("Đảng bộ tỉnh", "Đảng bộ thành phố"),
    upper=("Đảng bộ cấp trên trực tiếp của tổ chức cơ sở", "Đảng bộ cấp trên trực tiếp cơ sở"),
    cell=("Chi bộ trực thuộc đảng bộ cơ sở", "Chi bộ trực thuộc đảng bộ bộ phận"),
    agency=("Cơ quan, đơn vị",),
)
CATEGORIES = _table(
    CATEGORY_LABELS,
    official=("Chính thức", "Đảng viên", "ĐVCT"),
    probationary=("Dự bị", "ĐVDB"),
)
POSTS = _table(
    ROLE_LABELS,
    secretary=("Bí thư chi bộ", "Bí thư đảng bộ", "Bí thư đảng ủy"),
    deputy=("Phó Bí thư chi bộ", "Phó Bí thư đảng ủy", "Phó Bí thư thường trực"),
    standing=("Ủy viên thường vụ", "Ủy viên BTV"),
    committee_member=("Đảng ủy viên", "Chi ủy viên"),
    group_head=("Tổ trưởng", "Tổ trưởng đảng"),
    agency_head=("Thủ trưởng cơ quan", "Người đứng đầu"),
)
NO_POST = {fold(word): "" for word in ("", "Không", "Đảng viên", "-")}
SEXES = _table(SEX_LABELS) | {"": ""}


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

    @property
    def text(self) -> str:
        """As people write it: 03/02/1980, 05/1975 or 1954."""
        return "/".join(reversed(self.iso.split("-")))


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without ".0", dates as dd/mm/yyyy."""
    if isinstance(value, str):
        return clean(value)
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
    """A number that is a name: card, phone, code. What Excel changed is refused, never guessed."""
    if isinstance(value, datetime | date):
        raise CellWrong(MADE_A_DATE)
    if isinstance(value, float) and not (value.is_integer() and abs(value) < 1e15):
        raise CellWrong(SHORTENED)
    text = text_of(value)
    if re.fullmatch(r"\d+(?:[.,]\d+)?[eE][+]?\d+", text):
        raise CellWrong(SHORTENED)
    return re.sub(r"^(\d{4,})\.0+$", r"\1", text.replace(" ", ""))


SHORTENED = (
    "Excel đã rút gọn số này nên mất chữ số. Hãy định dạng cột là Văn bản (Text) rồi nhập lại."
)
MADE_A_DATE = "Excel đã đổi ô này thành ngày. Hãy định dạng cột là Văn bản (Text) rồi nhập lại."


def unit_code_of(value: Any) -> str:
    """A unit's code, as it stands in addresses."""
    code = id_of(value)
    if len(code) > MOST_CODE or re.search(r"[/\\?#%&\"'<>]", code) or set(code) == {"."}:
        raise CellWrong(
            f"Mã tổ chức chỉ gồm chữ, số, dấu chấm và gạch, không quá {MOST_CODE} ký tự. "
            "Hãy sửa mã, ví dụ K.01.02."
        )
    return code


MOST_CODE = 32  # leaves room for ".CQ" and ".T1", which the import adds


def words_of(most: int) -> Callable[[Any], str]:
    """A reader of text that must fit a column."""

    def read(value: Any) -> str:
        text = text_of(value)
        if len(text) > most:
            raise CellWrong(f"Ô này dài quá {most} ký tự. Hãy rút ngắn.")
        if is_garbled(text):
            raise CellWrong(
                "Ô này viết bằng phông chữ cũ (.VnTime hoặc VNI). Hãy gõ lại bằng Unicode."
            )
        return text

    return read


def phone_of(value: Any) -> str:
    """Digits with the leading 0 that Excel drops; +84 becomes 0."""
    digits = re.sub(r"[.\-()\s]", "", id_of(value))
    if not digits:
        return ""
    digits = re.sub(r"^(?:\+840?|00840?|84(?=\d{9}$))", "0", digits)
    has_lost_its_zero = len(digits) == 9 or (len(digits) == 10 and digits[0] == "2")
    if digits[0] != "0" and has_lost_its_zero:
        digits = "0" + digits
    if not re.fullmatch(r"0[0-9]{9,10}", digits):
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
    address = words_of(120)(value).lower()
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        raise CellWrong("Thư điện tử cần có dạng ten@noi.vn. Hãy sửa hoặc để trống.")
    return address


def date_of(value: Any) -> PartialDate | None:
    """A date cell, an Excel serial, dd/mm/yyyy, mm/yyyy or a year; None for an empty cell.

    A day or month written as 00 is one that nobody knows.
    """
    if isinstance(value, datetime | date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(float(value))
    text = text_of(value)
    if not text:
        return None
    if re.fullmatch(r"[0-9]{4,5}(?:\.0+)?", text):
        return _from_number(float(text))
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T].*)?", text)
    if found:
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    return _from_words(text)


UNREAD = "Không đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 03/02/1980."


def _from_words(text: str) -> PartialDate:
    """ "3.2.1980", "3-2-1980", "tháng 5 năm 1975": day, month, year, the first ones left out."""
    spelt = re.sub(r"\b(?:sinh|ngay|thang|nam)\b", "/", fold(text))
    parts = [part for part in re.split(r"[\s/.,\-]+", spelt) if part]
    if not 1 <= len(parts) <= 3 or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        raise CellWrong(UNREAD)
    if len(parts) == 1 and parts[0] == text:
        raise CellWrong(UNREAD)
    if len(parts[-1]) != 4:
        raise CellWrong("Năm cần đủ bốn chữ số, ví dụ 03/02/1980.")
    year, month, day = [*map(int, reversed(parts)), 0, 0][:3]
    if day and not month:
        raise CellWrong("Ngày này không có trong lịch. Hãy kiểm tra ngày và tháng.")
    return _checked(year, month or None, day or None)


def _from_number(number: float) -> PartialDate:
    if 1900 <= number <= 2100 and number.is_integer():
        return _checked(int(number))
    if 2100 < number < 80000:
        day = EXCEL_ZERO + timedelta(days=int(number))
        return _checked(day.year, day.month, day.day)
    raise CellWrong(UNREAD)


def _checked(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise CellWrong("Ngày này không có trong lịch. Hãy kiểm tra ngày và tháng.") from None
    if not 1900 <= year <= 2100:
        raise CellWrong("Năm phải từ 1900 đến 2100.")
    return PartialDate(year, month, day)


def code_of(value: Any, table: dict[str, str], what: str, names: Iterable[str]) -> str:
    """The code of a word in one of the tables; the sentence lists what may stand there."""
    found = table.get(fold(text_of(value)))
    if found is None:
        raise CellWrong(f"{what} này không có trong danh mục. Hãy ghi một trong các tên: "
                        f"{'; '.join(names)}.")  # fmt: skip
    return found


def kind_of(value: Any) -> str:
    """The code of a kind of unit."""
    return code_of(value, KINDS, "Loại tổ chức", KIND_LABELS.values())


def category_of(value: Any) -> str:
    """The code of a category of person."""
    return code_of(value, CATEGORIES, "Đối tượng", CATEGORY_LABELS.values())


def post_of(value: Any) -> str:
    """The code of a post in the Party; empty for none."""
    return code_of(value, NO_POST | POSTS, "Chức vụ Đảng", ROLE_LABELS.values())


def sex_of(value: Any) -> str:
    """ "m", "f", or empty where nothing is said."""
    return code_of(value, SEXES, "Giới tính", SEX_LABELS.values())
