"""Read a spreadsheet as offices have them: the sheets shown, an old font, row after row."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import python_calamine as calamine

from sotay.kit import legacy_fonts
from sotay.kit.text import clean
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_cells import CellWrong
from sotay.org.rules.roster_container import (
    BROKEN,
    ENCRYPTED,
    MOST_BYTES,
    MOST_ROWS,
    TOO_LONG,
    RosterUnreadable,
    check_container,
)
from sotay.org.rules.roster_sheet import Form, Table, data_rows, find_table

Rows = list[list[Any]]
MOST_SHOWN = 80


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
class Book:
    """What was found in a file: its tables with their lines, or the old font it is written in."""

    lines: list["Line"] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)  # of which there is a table
    encoding: str = ""  # "tcvn3" or "vni" where the file is in an old font and nobody was asked yet
    samples: list[tuple[str, str]] = field(default_factory=list)


def read_book(
    data: bytes, forms: Sequence[Form], *, convert_from: str = "", most: int = MOST_BYTES
) -> Book:
    """The lines of every table of these forms; a table with columns missing is an error.

    `convert_from`: "tcvn3" or "vni" once somebody agreed to the conversion shown. Raises
    `RosterUnreadable` when the file as a whole cannot be read.
    """
    sheets = _sheets(data, most)
    found = Book()
    found.encoding = _legacy(sheets) if not convert_from else ""
    if found.encoding:
        found.samples = _samples(sheets, found.encoding)
        return found
    if convert_from:
        sheets = {name: _converted(rows, convert_from) for name, rows in sheets.items()}
    for name, rows in sheets.items():
        table = find_table(rows, forms)
        if table is not None:
            found.forms.add(table.form.of)
            _read_table(name, rows, table, found)
    return found


def _read_table(name: str, rows: Rows, table: Table, found: Book) -> None:
    if table.missing:
        problem = f"Trang này thiếu cột {', '.join(table.missing)}. Hãy thêm cột vào dòng tiêu đề."
        found.errors.append(CellError(name, table.header + 1, "", "", problem))
        return
    found.lines += [Line(name, number, row, table) for number, row in data_rows(table, rows)]


def _sheets(data: bytes, most: int) -> dict[str, Rows]:
    """The rows of every sheet that is shown; a hidden one is not what its owner sees."""
    check_container(data, most=most)
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


class Line:
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
            self.errors.append(self.fault(key, str(wrong)))
            return None

    def fault(self, key: str, problem: str) -> CellError:
        """What is wrong with the cell of that name, and what to do."""
        place = self.table.columns.get(key)
        value = self.row[place] if place is not None and place < len(self.row) else ""
        shown = cells.text_of(value)[:MOST_SHOWN]
        return CellError(self.sheet, self.number, self._column(place), shown, problem)

    def _column(self, place: int | None) -> str:
        return f"{letter(place)} ({clean(self.table.titles[place])})" if place is not None else ""


def letter(place: int) -> str:
    """The letter Excel shows for a column, counted from 0."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
