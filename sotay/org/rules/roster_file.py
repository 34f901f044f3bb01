"""Read a roster file as offices have them into plain rows; say what is wrong, cell by cell."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import python_calamine as calamine

from sotay.kit import legacy_fonts
from sotay.kit.text import clean, fold, split_name
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_cells import CellWrong, PartialDate
from sotay.org.rules.roster_container import (
    BROKEN,
    ENCRYPTED,
    MOST_ROWS,
    TOO_LONG,
    RosterUnreadable,
    check_container,
)
from sotay.org.rules.roster_sheet import Table, data_rows, find_table

__all__ = ["RosterUnreadable", "check_container", "read_roster"]

Row = TypeVar("Row")
Rows = list[list[Any]]
NO_HEADER = (
    "Không thấy dòng tiêu đề. Cần trang “Tổ chức” có cột Mã tổ chức, Tên tổ chức, Loại, "
    "hoặc trang “Người” có cột Mã tổ chức, Họ và tên (hay Họ và tên đệm, Tên), Đối tượng."
)


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

    @cached_property
    def who(self) -> tuple[str, str]:
        """Folded name and birth date: what tells two people apart where there is no card."""
        return fold(self.name), self.born.iso if self.born else ""


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
    tables = {name: find_table(rows) for name, rows in sheets.items()}
    if not any(tables.values()):
        raise RosterUnreadable(NO_HEADER)
    for name, table in tables.items():
        if table is not None:
            _read_table(name, sheets[name], table, found)
    return found


def _sheets(data: bytes) -> dict[str, Rows]:
    """The rows of every sheet that is shown; a hidden one is not what its owner sees."""
    check_container(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [sheet.name for sheet in book.sheets_metadata
                 if sheet.visible == calamine.SheetVisibleEnum.Visible
                 and sheet.typ == calamine.SheetTypeEnum.WorkSheet]  # fmt: skip
        sheets = {name: _rows(book, name) for name in shown}
    except calamine.PasswordError:
        raise RosterUnreadable(ENCRYPTED) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise RosterUnreadable(BROKEN) from None
    except BaseException as failure:
        if type(failure).__name__ != "PanicException":  # how the reader, written in Rust, stumbles
            raise
        raise RosterUnreadable(BROKEN) from None
    if not any(sheets.values()):
        raise RosterUnreadable("Tệp không có dòng nào. Hãy chọn đúng tệp danh sách.")
    return sheets


def _rows(book: Any, name: str) -> Rows:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS:
        raise RosterUnreadable(TOO_LONG)
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return rows


def _legacy(sheets: dict[str, Rows]) -> str:
    texts = (cell for rows in sheets.values() for row in rows for cell in row
             if isinstance(cell, str) and cell)  # fmt: skip
    return legacy_fonts.detect(texts) or ""


def _samples(sheets: dict[str, Rows], encoding: str) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for rows in sheets.values():
        for row in rows:
            for cell in row:
                if isinstance(cell, str) and legacy_fonts.convert(cell, encoding) != cell:
                    found[cell] = legacy_fonts.convert(cell, encoding)
                    if len(found) == 12:
                        return list(found.items())
    return list(found.items())


def _converted(rows: Rows, encoding: str) -> Rows:
    return [
        [legacy_fonts.convert(cell, encoding) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]


class _Line:
    """One row while it is read: its cells by name, and what is wrong with them."""

    def __init__(self, sheet: str, number: int, row: Sequence[Any], table: Table) -> None:
        self.sheet, self.number, self.row, self.table = sheet, number, row, table
        self.errors: list[CellError] = []

    def get(self, key: str, read: Callable[[Any], Any] = cells.text_of, *, need: str = "") -> Any:
        place = self.table.columns.get(key)
        value = self.row[place] if place is not None and place < len(self.row) else ""
        try:
            if need and not cells.text_of(value):
                raise CellWrong(need)
            return read(value)
        except CellWrong as wrong:
            shown = cells.text_of(value)[:MOST_SHOWN]
            self.errors.append(
                CellError(self.sheet, self.number, self._column(place), shown, str(wrong))
            )
            return None

    def _column(self, place: int | None) -> str:
        return f"{letter(place)} ({clean(self.table.titles[place])})" if place is not None else ""


MOST_SHOWN = 80


def letter(place: int) -> str:
    """The letter Excel shows for a column, counted from 0."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _read_table(name: str, rows: Rows, table: Table, found: RosterFile) -> None:
    if table.missing:
        problem = f"Trang này thiếu cột {', '.join(table.missing)}. Hãy thêm cột vào dòng tiêu đề."
        found.errors.append(CellError(name, table.header + 1, "", "", problem))
        return
    for number, row in data_rows(table, rows):
        line = _Line(name, number, row, table)
        if table.of == "units":
            _take(_unit(line), line, found.units, found)
        else:
            _take(_person(line), line, found.people, found)


def _take(row: Any, line: _Line, into: list[Any], found: RosterFile) -> None:
    found.errors += line.errors
    if not line.errors:
        into.append(row)


def _unit(line: _Line) -> UnitRow:
    return UnitRow(
        sheet=line.sheet,
        row=line.number,
        code=line.get("code", cells.unit_code_of, need="Thiếu mã tổ chức. Hãy ghi mã."),
        name=line.get("name", cells.words_of(200), need="Thiếu tên tổ chức. Hãy ghi tên."),
        kind=line.get("kind", cells.kind_of, need="Thiếu loại tổ chức. Hãy ghi loại."),
        parent_code=line.get("parent_code", cells.unit_code_of) or "",
    )


def _person(line: _Line) -> PersonRow:
    family, given = _name(line)
    return PersonRow(
        sheet=line.sheet,
        row=line.number,
        unit_code=line.get("unit_code", cells.unit_code_of, need="Thiếu mã tổ chức. Hãy ghi mã."),
        family_middle=family,
        given=given,
        born=line.get("born", cells.date_of),
        sex=line.get("sex", cells.sex_of),
        category=line.get("category", cells.category_of, need="Thiếu đối tượng. Hãy ghi, ví dụ "
                          "Đảng viên chính thức."),
        group=line.get("group", cells.words_of(100)) or "",
        post=line.get("post", cells.post_of),
        joined=line.get("joined", cells.date_of),
        card_number=line.get("card_number", cells.card_of),
        phone=line.get("phone", cells.phone_of),
        email=line.get("email", cells.email_of),
    )  # fmt: skip


def _name(line: _Line) -> tuple[str, str]:
    """Family and middle names, given name; from one column where the file has only one."""
    if "family_middle" in line.table.columns and "given" in line.table.columns:
        family = line.get("family_middle", cells.words_of(120))
        given = line.get("given", cells.words_of(60), need="Thiếu tên. Hãy ghi tên.")
        return family or "", given or ""
    key = "full" if "full" in line.table.columns else "given"
    full = line.get(key, cells.words_of(180), need="Thiếu họ và tên. Hãy ghi họ và tên.")
    return split_name(full) if full else ("", "")
