"""Read a file of changes of the organisation: a row for each, and who goes when a cell is split."""

from dataclasses import dataclass, field

from sotay.kit.text import fold
from sotay.org.rules import roster_cells as cells
from sotay.org.rules.roster_book import CellError, Line, read_book
from sotay.org.rules.roster_container import RosterUnreadable
from sotay.org.rules.roster_sheet import Form

MOST_BYTES = 10 * 1024 * 1024
MOST_CHANGES = 1000
VERBS = {"merge": "Nhập", "split": "Chia", "rename": "Đổi tên", "move": "Chuyển",
         "dissolve": "Giải thể", "new": "Lập mới"}  # fmt: skip
OTHER_VERBS = {
    "merge": ("Sáp nhập", "Sáp nhập vào tổ chức khác", "Hợp nhất", "Nhập vào"),
    "split": ("Tách", "Tách chi bộ", "Chia tách"),
    "rename": ("Đổi",),
    "move": ("Chuyển cấp trên", "Chuyển giao"),
    "dissolve": ("Kết thúc",),
    "new": ("Thành lập", "Thành lập mới", "Lập"),
}
CHANGE_OF = {fold(word): change for change, word in VERBS.items()}
CHANGE_OF |= {fold(word): change for change, words in OTHER_VERBS.items() for word in words}
# Which cells a change needs; what else is filled in was meant for something else.
USES = {
    "merge": {"target"}, "split": {"new_code", "new_name"}, "rename": {"new_name"},
    "move": {"new_parent"}, "dissolve": set(), "new": {"new_code", "new_name", "new_parent"},
}  # fmt: skip
ASKED = ("target", "new_code", "new_name", "new_parent")
CHANGES = Form(
    "changes",
    {
        "code": ("ma to chuc", "ma don vi"),
        "name": ("ten to chuc", "ten don vi"),
        "kind": ("loai", "loai to chuc"),
        "parent": ("ma cap tren",),
        "change": ("viec", "viec sap xep"),
        "target": ("ma nhan", "ma to chuc nhan", "ma don vi nhan"),
        "new_code": ("ma moi",),
        "new_name": ("ten moi",),
        "new_parent": ("cap tren moi", "ma cap tren moi"),
        "reason": ("can cu",),
    },
    {"code": "Mã tổ chức", "change": "Việc"},
)
GOERS = Form(
    "goers",
    {
        "unit": ("ma to chuc", "ma don vi"),
        "full": ("ho va ten", "ho ten"),
        "born": ("ngay sinh", "nam sinh"),
        "to": ("sang ma moi", "sang ma", "sang don vi moi"),
    },
    {"unit": "Mã tổ chức", "full": "Họ và tên", "to": "Sang mã mới"},
)
NO_HEADER = (
    "Không thấy dòng tiêu đề có cột Mã tổ chức và Việc. Hãy tải tệp mẫu ở trang này, điền rồi chọn "
    "lại tệp."
)
NOTHING = "Tệp không ghi việc nào ở cột Việc. Hãy điền cột Việc của tổ chức cần sắp xếp."
NEEDED = "Thiếu mã tổ chức. Hãy ghi mã của tổ chức được sắp xếp."
NO_VERB = "Dòng này chưa ghi việc. Hãy ghi ở cột Việc, hoặc xóa ô này."


@dataclass(frozen=True)
class ChangeRow:
    """One change as the file has it; which units are meant is not looked at yet."""

    line: Line
    change: str
    code: str = ""  # of the unit that changes
    name: str = ""
    target: str = ""
    new_code: str = ""
    new_name: str = ""
    kind: str = ""
    reason: str = ""

    @property
    def where(self) -> str:
        return f"việc ở dòng {self.line.number} của tệp"


@dataclass(frozen=True)
class GoerRow:
    """Somebody who goes to the new unit of a split."""

    line: Line
    unit: str
    name: str  # folded
    born: str
    to: str


@dataclass
class ChangesFile:
    changes: list[ChangeRow] = field(default_factory=list)
    goers: list[GoerRow] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    encoding: str = ""
    samples: list[tuple[str, str]] = field(default_factory=list)


def read_changes(data: bytes, *, convert_from: str = "") -> ChangesFile:
    """The changes of a file, or every cell that is wrong; rows without a change are left alone.

    `convert_from` as for a roster. Raises `RosterUnreadable` when the file as a whole says nothing.
    """
    book = read_book(data, (CHANGES, GOERS), convert_from=convert_from, most=MOST_BYTES)
    found = ChangesFile(errors=list(book.errors), encoding=book.encoding, samples=book.samples)
    if found.encoding:
        return found
    if "changes" not in book.forms:
        raise RosterUnreadable(NO_HEADER)
    for line in book.lines:
        row = _change(line) if line.table.form is CHANGES else _goer(line)
        found.errors += line.errors
        if isinstance(row, ChangeRow) and not line.errors:
            found.changes.append(row)
        elif isinstance(row, GoerRow) and not line.errors:
            found.goers.append(row)
    if not found.changes and not found.errors:
        raise RosterUnreadable(NOTHING)
    if len(found.changes) > MOST_CHANGES:
        raise RosterUnreadable(f"Tệp ghi hơn {MOST_CHANGES} việc. Hãy tách thành nhiều tệp.")
    return found


def _verb(value: object) -> str:
    text = cells.text_of(value)
    return cells.code_of(text, CHANGE_OF, "Việc", VERBS.values()) if text else ""


def _change(line: Line) -> ChangeRow | None:
    change = line.get("change", _verb)
    given = [key for key in ASKED if line.get(key)]
    if not change:
        if change == "":
            line.errors += [line.fault(key, NO_VERB) for key in given]
        return None
    says = f"Việc {VERBS[change]} không dùng ô này. Hãy xóa ô này, hoặc sửa cột Việc."
    line.errors += [line.fault(key, says) for key in given if key not in USES[change]]
    words, code = cells.words_of(200), line.get("code", cells.unit_code_of)
    row = {key: line.get(key, cells.unit_code_of) or "" for key in ("new_code", "new_parent")}
    row |= {key: line.get(key, words) or "" for key in ("new_name", "name")}
    if change == "new":
        return _founded(line, code or "", row)
    if not code and not line.errors:
        line.errors.append(line.fault("code", NEEDED))
    reason = line.get("reason", cells.words_of(300)) or ""
    target = row["new_parent"] if change == "move" else line.get("target", cells.unit_code_of)
    return ChangeRow(line, change, code or "", row["name"], target or "", row["new_code"],
                     row["new_name"], reason=reason)  # fmt: skip


def _founded(line: Line, code: str, row: dict[str, str]) -> ChangeRow:
    """A unit to be founded may stand in the columns of units there are, too."""
    parent = row["new_parent"] or line.get("parent", cells.unit_code_of) or ""
    kind = line.get("kind", cells.kind_of, need="Thiếu loại tổ chức. Hãy ghi loại.") or ""
    return ChangeRow(line, "new", "", "", parent, row["new_code"] or code,
                     row["new_name"] or row["name"], kind,
                     line.get("reason", cells.words_of(300)) or "")  # fmt: skip


def _goer(line: Line) -> GoerRow | None:
    to = line.get("to", cells.unit_code_of)
    if not to:
        return None
    born = line.get("born", cells.date_of)
    return GoerRow(
        line=line,
        unit=line.get("unit", cells.unit_code_of, need="Thiếu mã tổ chức. Hãy ghi mã.") or "",
        name=fold(line.get("full", need="Thiếu họ và tên. Hãy ghi họ và tên.") or ""),
        born=born.iso if born else "",
        to=to,
    )
