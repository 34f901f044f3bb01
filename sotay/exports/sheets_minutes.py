"""Minutes as plain values, and the rows of words that Word, PDF, screen and text draw alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from sotay.exports import wording
from sotay.exports.sheets import Heading

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
REPUBLIC = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TITLE = "BIÊN BẢN"
ANNEX_TITLE = "PHỤ LỤC BIÊN BẢN"
KEEPER, CHAIR = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"
ROMAN = ("I", "II", "III", "IV", "V")
SIGNED = "Đã ký trên Sổ tay"


@dataclass(frozen=True)
class Absent:
    name: str
    reason: str = ""


@dataclass(frozen=True)
class Assignment:
    what: str
    person: str
    due: str


@dataclass(frozen=True)
class Block:
    """One report or point: how it went, paragraph by paragraph, and what the chair concluded."""

    title: str
    course: str = ""
    conclusion: str = ""


@dataclass(frozen=True)
class Section:
    """One point of the agenda; a single block without a title is the point itself."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Signer:
    title: str
    name: str
    at: str = ""  # "16:40 ngày 03/07/2026"; empty until signed

    @property
    def mark(self) -> str:
        return f"{SIGNED} lúc {self.at}" if self.at else ""


@dataclass(frozen=True)
class AnnexSheet:
    number: int
    text: str
    left: Signer
    right: Signer
    digest: str = ""


@dataclass(frozen=True)
class MinutesSheet:
    heading: Heading
    number: str  # "Số 05-BB/CB"
    abstract: str
    opened: str
    place: str
    present: str
    chair: str
    keeper: str
    left: Signer
    right: Signer
    absent: tuple[Absent, ...] = ()
    guests: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    conclusion: str = ""
    tasks: tuple[Assignment, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    digest: str = ""
    annexes: tuple[AnnexSheet, ...] = ()
    state_form: bool = False  # an agency's paper bears the Republic's name, not the Party's


@dataclass(frozen=True)
class Row:
    """One paragraph. Kinds: part, label, item, point, block, text, conclusion."""

    kind: str
    text: str
    label: str = ""

    @property
    def words(self) -> str:
        return f"{self.label} {self.text}".strip()


def title_of_right(sheet: MinutesSheet) -> tuple[str, ...]:
    return REPUBLIC if sheet.state_form else (PARTY,)


def dated(sheet: MinutesSheet) -> str:
    year = sheet.heading.on.year if sheet.heading.on else 0
    return wording.place_and_day(sheet.heading, year) if sheet.heading.on else ""


def body_rows(sheet: MinutesSheet) -> list[Row]:
    """Everything between the title and the signatures, in the order of the Party's form."""
    parts = [
        ("Thời gian, địa điểm", when_rows(sheet)),
        ("Thành phần", people_rows(sheet)),
        ("Nội dung và diễn biến", course_rows(sheet)),
        ("Kết luận của chủ trì", text_rows(sheet.conclusion)),
        ("Phân công thực hiện", task_rows(sheet)),
    ]
    found: list[Row] = []
    for title, rows in parts:
        if rows:
            number = sum(row.kind == "part" for row in found)
            found += [Row("part", title.upper(), f"{ROMAN[number]}."), *rows]
    return [*found, *text_rows(sheet.closing)]


def when_rows(sheet: MinutesSheet) -> list[Row]:
    return _labelled(("Thời gian:", sheet.opened), ("Địa điểm:", sheet.place))


def people_rows(sheet: MinutesSheet) -> list[Row]:
    rows = _labelled(("Chủ trì:", sheet.chair), ("Người ghi biên bản:", sheet.keeper))
    rows += guest_rows(sheet)
    rows += _labelled(("Có mặt:", sheet.present))
    return [*rows, *absent_rows(sheet)]


def guest_rows(sheet: MinutesSheet) -> list[Row]:
    if not sheet.guests:
        return []
    return [Row("label", "", "Khách mời:"), *_items(sheet.guests)]


def absent_rows(sheet: MinutesSheet) -> list[Row]:
    if not sheet.absent:
        return [Row("label", "không có.", "Vắng mặt:")]
    lines = (f"{row.name}: {row.reason or 'không có lý do'}." for row in sheet.absent)
    return [Row("label", f"{len(sheet.absent):02d}", "Vắng mặt:"), *_items(lines)]


def course_rows(sheet: MinutesSheet) -> list[Row]:
    rows: list[Row] = []
    for number, section in enumerate(sheet.sections, 1):
        rows.append(Row("point", section.title, f"{number}."))
        titled = 0
        for block in section.blocks:
            if block.title:
                titled += 1
                rows.append(Row("block", block.title, f"{number}.{titled}."))
            rows += text_rows(block.course)
            rows += conclusion_rows(block.conclusion)
    return rows


def conclusion_rows(text: str) -> list[Row]:
    first, *rest = wording.paragraphs(text) or [""]
    found = [Row("conclusion", first.strip(), "Kết luận:")] if first else []
    return found + [Row("text", line.strip()) for line in rest]


def task_rows(sheet: MinutesSheet) -> list[Row]:
    return _items(f"{row.person}: {row.what} (hạn {row.due})." for row in sheet.tasks)


def text_rows(text: str) -> list[Row]:
    return [Row("text", line.strip()) for line in wording.paragraphs(text)]


def _items(lines: Iterable[str]) -> list[Row]:
    return [Row("item", wording.printable(line).strip(), "-") for line in lines]


def _labelled(*pairs: tuple[str, str]) -> list[Row]:
    return [Row("label", wording.printable(text), label) for label, text in pairs if text]


def plain_text(sheet: MinutesSheet) -> str:
    """What is signed: every printed word but the signatures themselves. Its bytes in UTF-8 are
    what the printed SHA-256 is of.
    """
    lines = [
        sheet.heading.parent_body.upper(),
        sheet.heading.body.upper(),
        sheet.number,
        *title_of_right(sheet),
        dated(sheet),
        TITLE,
        sheet.abstract,
        *(row.words for row in body_rows(sheet)),
        f"{sheet.left.title}: {sheet.left.name}",
        f"{sheet.right.title}: {sheet.right.name}",
        "Nơi nhận:",
        *(f"- {line}" for line in sheet.recipients),
    ]
    return "".join(f"{wording.printable(line)}\n" for line in lines if line)


def annex_text(sheet: MinutesSheet, annex: AnnexSheet) -> str:
    """What is signed of an annex; it names the minutes it corrects by their digest."""
    lines = [
        f"{ANNEX_TITLE} SỐ {annex.number:02d}",
        f"{sheet.number}, {sheet.abstract}",
        f"SHA-256 của biên bản: {sheet.digest}",
        *(row.words for row in text_rows(annex.text)),
        f"{annex.left.title}: {annex.left.name}",
        f"{annex.right.title}: {annex.right.name}",
    ]
    return "".join(f"{wording.printable(line)}\n" for line in lines if line)
