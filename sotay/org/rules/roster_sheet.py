"""Find the table on a sheet: where its header is, which column is which, which rows are no data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sotay.kit.text import fold
from sotay.org.rules.roster_cells import text_of

LOOK_FOR_HEADER = 30
ENOUGH_TO_BE_MEANT = 3  # so many known titles in a row, and the sheet was meant to be read

UNIT_HEADERS = {
    "code": ("ma to chuc", "ma don vi", "ma to chuc dang", "ma chi bo", "ma"),
    "name": ("ten to chuc", "ten don vi", "ten to chuc dang", "ten chi bo"),
    "kind": ("loai", "loai hinh", "loai to chuc", "loai to chuc dang", "loai hinh to chuc"),
    "parent_code": ("ma cap tren", "ma to chuc cap tren", "ma don vi cap tren", "truc thuoc",
                    "cap tren", "ma cap tren truc tiep"),
}  # fmt: skip
PERSON_HEADERS = {
    "unit_code": ("ma to chuc", "ma don vi", "ma to chuc dang", "ma chi bo"),
    "full": ("ho va ten", "ho ten", "ho va ten khai sinh", "ho ten khai sinh",
             "ho va ten dang vien", "ho ten dang vien"),
    "family_middle": ("ho va ten dem", "ho ten dem", "ho dem", "ho lot", "ho va chu dem",
                      "ho chu dem", "ho va dem", "ho va ten lot", "ho va chu lot"),
    "given": ("ten",),
    "born": ("ngay sinh", "ngay thang nam sinh", "nam sinh", "ngay thang sinh", "sinh ngay"),
    "sex": ("gioi tinh", "nam nu", "phai"),
    "category": ("doi tuong", "loai dang vien", "dien"),
    "group": ("to dang", "to"),
    "post": ("chuc vu dang", "chuc vu trong dang", "chuc vu"),
    "joined": ("ngay vao dang", "ngay ket nap", "ngay ket nap dang", "ngay vao dang csvn"),
    "card_number": ("so the dang vien", "so the dv", "so the", "so the dang", "the dang vien"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "so dt", "dt", "di dong", "so di dong",
              "dien thoai di dong", "dtdd"),
    "email": ("thu dien tu", "email", "e mail", "dia chi email", "hop thu dien tu"),
}  # fmt: skip
FOOTER = re.compile(
    r"(nguoi (lap|duyet|tong hop|ghi)|t[/.]?\s?m\b|xac nhan|noi nhan|ghi chu|an dinh"
    r"|danh sach (nay )?(gom|co)|.*\bngay\b.*\bthang\b.*\bnam\b|lap bang|ky ten|\(?ky,)"
)
# With its accents: "Tống Công An" is a person, "Tổng công ty" a unit.
SUM = re.compile(r"tổng (cộng|số)\b|(tổng|cộng)\s*[:.(]?\s*(\d|$)|tong (cong|so)\s*:?$")
COLUMN_NUMBER = re.compile(r"[(\[]?([0-9]{1,2}|[A-Za-z])[)\]]?")


@dataclass(frozen=True)
class Form:
    """What a sheet may list: the titles of its columns, and those it can not do without."""

    of: str
    heads: dict[str, tuple[str, ...]]
    needed: dict[str, str]  # with the title as it is told
    enough: int = ENOUGH_TO_BE_MEANT


UNITS = Form("units", UNIT_HEADERS,
             {"code": "Mã tổ chức", "name": "Tên tổ chức", "kind": "Loại"})  # fmt: skip
PEOPLE = Form("people", PERSON_HEADERS, {"unit_code": "Mã tổ chức", "given": "Họ và tên",
                                         "category": "Đối tượng"})  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A header found: what the sheet lists, its last header row (from 0), columns and titles."""

    form: Form
    header: int
    columns: dict[str, int]
    titles: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of columns that must be there and are not."""
        there = set(self.columns) | ({"given"} if "full" in self.columns else set())
        return tuple(title for key, title in self.form.needed.items() if key not in there)


def find_table(rows: Sequence[Sequence[Any]], forms: Sequence[Form]) -> Table | None:
    """The table with the most known titles near the top, whole or with columns missing."""
    best = None
    for table in _candidates(rows, forms):
        if len(table.columns) >= table.form.enough and (best is None or _rank(table) > _rank(best)):
            best = table
    return _with_split_name(best, rows) if best else None


def _rank(table: Table) -> tuple[bool, int]:
    return not table.missing, len(table.columns)


def _candidates(rows: Sequence[Sequence[Any]], forms: Sequence[Form]) -> Iterator[Table]:
    above: tuple[str, ...] = ()
    for number, row in enumerate(rows[:LOOK_FOR_HEADER]):
        titles = tuple(text_of(cell) for cell in row)
        two_rows = _joined(above, titles)
        for form in forms:
            columns = _columns([(title,) for title in titles], form.heads)
            yield Table(form, number, columns, titles)
            shown = tuple(names[-1] or names[1] for names in two_rows)
            yield Table(form, number, _columns(two_rows, form.heads), shown)
        above = titles


def _joined(above: Sequence[str], below: Sequence[str]) -> list[tuple[str, ...]]:
    """The readings of each column under a header of two rows; a wide title spans to the right."""
    found: list[tuple[str, ...]] = []
    spanning = ""
    for top, bottom in zip(above, below, strict=False):
        spanning = top or (spanning if bottom else "")
        found.append((f"{spanning} {bottom}", top, bottom))
    return found


def head_of(title: str) -> str:
    """A title as it is compared: folded, without signs and without what is in brackets."""
    bare = re.sub(r"\([^)]*\)", " ", fold(title))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def _columns(
    titles: Sequence[tuple[str, ...]], wanted: dict[str, tuple[str, ...]]
) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, names in enumerate(titles):
        for name in names:
            places.setdefault(head_of(name), place)
    found: dict[str, int] = {}
    for key, heads in wanted.items():
        at = next((places[head] for head in heads if head in places), None)
        if at is not None and at not in found.values():
            found[key] = at
    return found


def _with_split_name(table: Table, rows: Sequence[Sequence[Any]]) -> Table:
    """One title "Họ và tên" over two columns: family and middle names, then the given name."""
    place = table.columns.get("full")
    if place is None or place + 1 >= len(table.titles) or {"given"} & set(table.columns):
        return table
    title = table.titles[place + 1]
    beside = [text_of(row[place + 1]) for row in rows[table.header + 1 :][:20]]
    if title or not any(text and not text[0].isdigit() for text in beside):
        return table
    columns = {key: at for key, at in table.columns.items() if key != "full"}
    columns |= {"family_middle": place, "given": place + 1}
    return Table(table.form, table.header, columns, table.titles)


def data_rows(table: Table, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows under the header that say something, with their numbers as Excel shows them."""
    for number, row in enumerate(rows[table.header + 1 :], table.header + 2):
        here = {key: text_of(row[at]) for key, at in table.columns.items() if at < len(row)}
        if any(here.values()) and not _is_no_data(table, row, here):
            yield number, row


def _is_no_data(table: Table, row: Sequence[Any], here: dict[str, str]) -> bool:
    filled = {key: text for key, text in here.items() if text}
    titles = table.titles
    again = sum(text.lower() == titles[table.columns[key]].lower() for key, text in filled.items())
    if again >= 2:
        return True  # the header, repeated on a new page or reaching over a further row
    said = [text for text in filled.values() if text.strip("-–")]
    if len(said) >= ENOUGH_TO_BE_MEANT and all(map(COLUMN_NUMBER.fullmatch, said)):
        return True  # (1) (2) (3) under the header
    if here.get("category") or here.get("kind"):
        return False
    texts = [text for cell in row if (text := text_of(cell))]
    first = next((text for text in texts if not text.isdecimal()), "")
    if SUM.match(first.lower()):
        return True
    is_footer = FOOTER.match(fold(first)) is not None
    return len(texts) <= 2 and (is_footer or _is_section(table, filled, texts))


def _is_section(table: Table, filled: dict[str, str], texts: list[str]) -> bool:
    """ "II. Chi bộ Văn phòng" between the people of two units: alone, and not where names stand."""
    names = {"given", "full", "family_middle", "card_number", "email", "phone"}
    if table.form is not PEOPLE or names & set(filled):
        return False
    is_numbered = re.fullmatch(r"[A-Z0-9]{1,5}[.)]?", texts[0]) is not None
    return len(texts) == 1 or (is_numbered and len(texts[-1].split()) > 1)
