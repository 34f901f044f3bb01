"""Read a roster file as offices have them into plain rows; say what is wrong, cell by cell."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import python_calamine as calamine

from sotay.kit import legacy_fonts
from sotay.kit.text import clean, fold, split_name
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_cells import CellWrong, PartialDate

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 150
MOST_PARTS = 500
MOST_ROWS = 200_000
LOOK_FOR_HEADER = 30
OLE = b"\xd0\xcf\x11\xe0"

UNIT_HEADERS = {
    "code": ("ma to chuc", "ma don vi", "ma", "ma to chuc dang"),
    "name": ("ten to chuc", "ten don vi", "ten to chuc dang"),
    "kind": ("loai", "loai hinh", "loai to chuc"),
    "parent_code": ("ma cap tren", "ma to chuc cap tren", "truc thuoc", "cap tren"),
}
PERSON_HEADERS = {
    "unit_code": ("ma to chuc", "ma don vi", "ma to chuc dang", "ma chi bo"),
    "full": ("ho va ten", "ho ten", "ho va ten khai sinh"),
    "family_middle": ("ho va ten dem", "ho dem", "ho lot", "ho va chu dem", "ho va dem"),
    "given": ("ten",),
    "born": ("ngay sinh", "ngay thang nam sinh", "nam sinh", "ngay, thang, nam sinh"),
    "sex": ("gioi tinh", "nam/nu"),
    "category": ("doi tuong", "loai dang vien", "dien"),
    "group": ("to dang", "to"),
    "post": ("chuc vu dang", "chuc vu"),
    "joined": ("ngay vao dang", "ngay ket nap"),
    "card_number": ("so the dang vien", "so the dv", "so the", "so the dang"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong"),
    "email": ("thu dien tu", "email", "e-mail"),
}


class RosterUnreadable(Exception):
    """The file as a whole cannot be read; the sentence says what to do."""


@dataclass(frozen=True)
class UnitRow:
    sheet: str
    row: int
    code: str
    name: str
    kind: str
    parent_code: str


@dataclass(frozen=True)
class PersonRow:
    sheet: str
    row: int
    unit_code: str
    family_middle: str
    given: str
    born: PartialDate | None
    sex: str
    category: str
    group: str
    post: str
    joined: PartialDate | None
    card_number: str
    phone: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.family_middle} {self.given}".strip()


@dataclass(frozen=True)
class CellError:
    sheet: str
    row: int
    column: str
    value: str
    problem: str

    def as_data(self) -> dict[str, Any]:
        return dict(vars(self))

    def __str__(self) -> str:
        where = f"Trang “{self.sheet}”, dòng {self.row}" if self.sheet else "Tệp"
        column = f", cột {self.column}" if self.column else ""
        value = f" “{self.value}”" if self.value else ""
        return f"{where}{column}:{value} {self.problem}"


@dataclass
class RosterFile:
    units: list[UnitRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    encoding: str = ""  # "tcvn3" or "vni" where the file is in an old font and nobody was asked yet
    samples: list[tuple[str, str]] = field(default_factory=list)


def read_roster(data: bytes, *, convert_from: str = "") -> RosterFile:
    """The rows of a roster file, or every cell that is wrong.

    `convert_from`: "tcvn3" or "vni" once somebody agreed to the conversion shown. Raises
    `RosterUnreadable` when the file as a whole cannot be read.
    """
    sheets = _sheets(data)
    found = RosterFile()
    found.encoding = _legacy(sheets) if not convert_from else ""
    if found.encoding:
        found.samples = _samples(sheets, found.encoding)
        return found
    if convert_from:
        sheets = {name: _converted(rows, convert_from) for name, rows in sheets.items()}
    recognised = [_read_sheet(name, rows, found) for name, rows in sheets.items()]
    if not any(recognised):
        raise RosterUnreadable(
            "Không thấy dòng tiêu đề. Cần trang “Tổ chức” có cột Mã tổ chức, Tên tổ chức, Loại, "
            "hoặc trang “Người” có cột Mã tổ chức, Họ và tên (hay Họ và tên đệm, Tên), Đối tượng."
        )
    return found


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    check_container(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: _rows(book, name) for name in book.sheet_names}
    except calamine.PasswordError:
        raise RosterUnreadable(ENCRYPTED) from None
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise RosterUnreadable(BROKEN) from None
    if sum(len(rows) for rows in sheets.values()) > MOST_ROWS:
        raise RosterUnreadable("Tệp có quá 200.000 dòng. Hãy xóa các dòng trống định dạng sẵn.")
    return sheets


ENCRYPTED = "Tệp đang đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại tệp."
BROKEN = "Tệp hỏng hoặc không phải bảng tính. Hãy mở bằng Excel và lưu lại dạng .xlsx."


def check_container(data: bytes) -> None:
    """Refuse what is no spreadsheet, or unpacks to far more than it is, before it is parsed."""
    if not data:
        raise RosterUnreadable("Tệp trống. Hãy chọn đúng tệp danh sách.")
    if len(data) > MOST_BYTES:
        raise RosterUnreadable("Tệp lớn quá 20 MB. Hãy tách thành nhiều tệp.")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RosterUnreadable(ENCRYPTED)
        return
    if not data.startswith(b"PK"):
        raise RosterUnreadable(
            "Đây không phải bảng tính Excel. Hãy lưu lại dạng .xlsx rồi chọn lại."
        )
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise RosterUnreadable(BROKEN) from None
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * len(data):
        raise RosterUnreadable(
            "Tệp nén bất thường, mở ra lớn gấp nhiều lần. Hãy chép dữ liệu sang tệp mới rồi lưu."
        )


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top : bottom + 1]:
                for column in range(left, min(right + 1, len(row))):
                    row[column] = rows[top][left]
    return rows


def _legacy(sheets: dict[str, list[list[Any]]]) -> str:
    texts = (cell for rows in sheets.values() for row in rows for cell in row
             if isinstance(cell, str) and cell)  # fmt: skip
    return legacy_fonts.detect(texts) or ""


def _samples(sheets: dict[str, list[list[Any]]], encoding: str) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for rows in sheets.values():
        for row in rows:
            for cell in row:
                if isinstance(cell, str) and legacy_fonts.convert(cell, encoding) != cell:
                    found[cell] = legacy_fonts.convert(cell, encoding)
                    if len(found) == 12:
                        return list(found.items())
    return list(found.items())


def _converted(rows: list[list[Any]], encoding: str) -> list[list[Any]]:
    return [
        [legacy_fonts.convert(cell, encoding) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]


def _read_sheet(name: str, rows: list[list[Any]], found: RosterFile) -> bool:
    for number, row in enumerate(rows[:LOOK_FOR_HEADER]):
        heads = [fold(cells.text_of(cell)).rstrip(":*. ") for cell in row]
        people = _columns(heads, PERSON_HEADERS)
        if {"unit_code", "category"} <= set(people) and {"full", "given"} & set(people):
            _read_people(name, rows, number, people, found)
            return True
        units = _columns(heads, UNIT_HEADERS)
        if {"code", "name", "kind"} <= set(units):
            _read_units(name, rows, number, units, found)
            return True
    return False


def _columns(heads: list[str], wanted: dict[str, tuple[str, ...]]) -> dict[str, int]:
    found = {}
    for key, names in wanted.items():
        place = next((heads.index(name) for name in names if name in heads), None)
        if place is not None:
            found[key] = place
    return found


class _Line:
    """One row while it is read: its cells by name, and what is wrong with them."""

    def __init__(self, sheet: str, number: int, row: list[Any], columns: dict[str, int],
                 header: list[Any]) -> None:  # fmt: skip
        self.sheet, self.number, self.row, self.columns = sheet, number, row, columns
        self.header = header
        self.errors: list[CellError] = []

    def get(self, key: str, read: Callable[[Any], Any] = cells.text_of, *, need: str = "") -> Any:
        place = self.columns.get(key)
        value = self.row[place] if place is not None and place < len(self.row) else ""
        try:
            if need and not cells.text_of(value):
                raise CellWrong(need)
            return read(value)
        except CellWrong as wrong:
            self.errors.append(CellError(self.sheet, self.number, self._column(place),
                                         cells.text_of(value), str(wrong)))  # fmt: skip
            return None

    def _column(self, place: int | None) -> str:
        if place is None:
            return ""
        return f"{letter(place)} ({clean(str(self.header[place]))})"

    @property
    def is_blank(self) -> bool:
        return not any(cells.text_of(self.row[i]) for i in self.columns.values()
                       if i < len(self.row))  # fmt: skip

    @property
    def is_sum(self) -> bool:
        first = next((fold(text) for cell in self.row if (text := cells.text_of(cell))), "")
        return bool(re.match(r"(tong( cong| so)?|cong)\b", first)) and not self.get_quietly()

    def get_quietly(self) -> str:
        place = self.columns.get("category", self.columns.get("kind"))
        return cells.text_of(self.row[place]) if place is not None and place < len(self.row) else ""


def letter(place: int) -> str:
    """The letter Excel shows for a column, counted from 0."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _lines(name: str, rows: list[list[Any]], header: int, columns: dict[str, int]
           ) -> Iterable[_Line]:  # fmt: skip
    for number, row in enumerate(rows[header + 1 :], header + 2):
        line = _Line(name, number, row, columns, rows[header])
        if not line.is_blank and not line.is_sum:
            yield line


def _read_units(name: str, rows: list[list[Any]], header: int, columns: dict[str, int],
                found: RosterFile) -> None:  # fmt: skip
    for line in _lines(name, rows, header, columns):
        unit = UnitRow(
            sheet=name,
            row=line.number,
            code=line.get("code", need="Thiếu mã tổ chức."),
            name=line.get("name", need="Thiếu tên tổ chức."),
            kind=line.get("kind", lambda v: cells.code_of(v, cells.KINDS, "Loại tổ chức")),
            parent_code=line.get("parent_code") or "",
        )
        found.errors += line.errors
        if not line.errors:
            found.units.append(unit)


def _read_people(name: str, rows: list[list[Any]], header: int, columns: dict[str, int],
                 found: RosterFile) -> None:  # fmt: skip
    for line in _lines(name, rows, header, columns):
        person = _person(name, line)
        found.errors += line.errors
        if not line.errors:
            found.people.append(person)


def _person(name: str, line: _Line) -> PersonRow:
    given = line.get("given", need="" if "full" in line.columns else "Thiếu tên.") or ""
    family = line.get("family_middle") or ""
    if "full" in line.columns and not given:
        full = line.get("full", need="Thiếu họ và tên.") or " "
        family, given = split_name(full) if full.strip() else ("", "")
    return PersonRow(
        sheet=name,
        row=line.number,
        unit_code=line.get("unit_code", need="Thiếu mã tổ chức."),
        family_middle=family,
        given=given,
        born=line.get("born", cells.date_of),
        sex=line.get("sex", lambda v: cells.code_of(v, cells.SEXES, "Giới tính")),
        category=line.get("category", lambda v: cells.code_of(v, cells.CATEGORIES, "Đối tượng"),
                          need="Thiếu đối tượng."),
        group=line.get("group") or "",
        post=line.get("post", lambda v: cells.code_of(v, {"": "", **cells.POSTS}, "Chức vụ")),
        joined=line.get("joined", cells.date_of),
        card_number=line.get("card_number", cells.card_of),
        phone=line.get("phone", cells.phone_of),
        email=line.get("email", cells.email_of),
    )  # fmt: skip


def without_errors(found: RosterFile, errors: list[CellError]) -> RosterFile:
    """The same file with these errors added."""
    return replace(found, errors=[*found.errors, *errors])
