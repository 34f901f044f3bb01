"""Read a roster file as offices have them into plain rows; say what is wrong, cell by cell."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sotay.kit.text import fold, split_name
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_book import CellError, Line, read_book
from sotay.org.rules.roster_cells import PartialDate
from sotay.org.rules.roster_container import RosterUnreadable, check_container
from sotay.org.rules.roster_sheet import PEOPLE, UNITS

__all__ = ["CellError", "RosterUnreadable", "check_container", "read_roster"]

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
    book = read_book(data, (PEOPLE, UNITS), convert_from=convert_from)
    found = RosterFile(errors=list(book.errors), encoding=book.encoding, samples=book.samples)
    if not book.forms and not book.encoding:
        raise RosterUnreadable(NO_HEADER)
    for line in book.lines:
        if line.table.form is UNITS:
            _take(_unit(line), line, found.units, found)
        else:
            _take(_person(line), line, found.people, found)
    return found


def _take(row: Any, line: Line, into: list[Any], found: RosterFile) -> None:
    found.errors += line.errors
    if not line.errors:
        into.append(row)


def _unit(line: Line) -> UnitRow:
    return UnitRow(
        sheet=line.sheet,
        row=line.number,
        code=line.get("code", cells.unit_code_of, need="Thiếu mã tổ chức. Hãy ghi mã."),
        name=line.get("name", cells.words_of(200), need="Thiếu tên tổ chức. Hãy ghi tên."),
        kind=line.get("kind", cells.kind_of, need="Thiếu loại tổ chức. Hãy ghi loại."),
        parent_code=line.get("parent_code", cells.unit_code_of) or "",
    )


def _person(line: Line) -> PersonRow:
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


def _name(line: Line) -> tuple[str, str]:
    """Family and middle names, given name; from one column where the file has only one."""
    if "family_middle" in line.table.columns and "given" in line.table.columns:
        family = line.get("family_middle", cells.words_of(120))
        given = line.get("given", cells.words_of(60), need="Thiếu tên. Hãy ghi tên.")
        return family or "", given or ""
    key = "full" if "full" in line.table.columns else "given"
    full = line.get(key, cells.words_of(180), need="Thiếu họ và tên. Hãy ghi họ và tên.")
    return split_name(full) if full else ("", "")
