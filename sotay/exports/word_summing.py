"""A half-year, yearly or five-year report as a Word file in the Party's format, for the office to
number and sign.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH

from sotay.exports import wording
from sotay.exports.sheets import Heading
from sotay.exports.word_chart import Series, add_bars
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import CENTER, PARTY, Sheet

TITLE = "BÁO CÁO"
SIGNING_LINES = 4


@dataclass(frozen=True)
class PaperTable:
    """A table with its name above; the widths are shares of the line."""

    name: str
    titles: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    note: str = ""
    first_number: int = 1  # from this column on cells are numbers, in the middle


@dataclass(frozen=True)
class PaperChart:
    """Bars that add up to 100 %, with their name above."""

    name: str
    bars: Sequence[str]
    series: Sequence[Series]


@dataclass(frozen=True)
class Passage:
    """A part with its title; words, sentences from figures, then what is shown."""

    title: str
    is_section: bool = False  # "I. …"; else "1. …" within one
    text: str | None = None  # what people wrote; None where nothing is to be written
    sentences: Sequence[str] = ()
    shown: Sequence[PaperTable | PaperChart] = ()


@dataclass(frozen=True)
class SummingSheet:
    heading: Heading
    code: str  # "BC/ĐU"; the office writes the number
    abstract: tuple[str, ...]
    passages: tuple[Passage, ...]
    figures_of: str  # where the numbers come from, and of when
    on_behalf: str
    recipients: tuple[str, ...]
    title: str = TITLE


def summing_docx(sheet: SummingSheet) -> bytes:
    page = Sheet(format_on(sheet.heading.on), f"{sheet.title} {' '.join(sheet.abstract)}")
    year = sheet.heading.on.year if sheet.heading.on else 0
    dated = wording.place_and_day(sheet.heading, year)
    number = f"Số {wording.DOTS}-{sheet.code}"
    page.numbered_heading(sheet.heading, number, (PARTY,), dated)
    page.title(sheet.title, sheet.abstract)
    for passage in sheet.passages:
        _passage(page, passage)
    page.write(page.document, [(sheet.figures_of, "i")], size=12, line=16, after=6)
    _signed(page, sheet)
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()


def _passage(page: Sheet, passage: Passage) -> None:
    if passage.is_section:
        page.section(passage.title)
    else:
        page.body([(passage.title, "b")], keep=True)
    if passage.text is not None:
        page.prose(passage.text)
    for sentence in passage.sentences:
        page.body(f"- {sentence}")
    for shown in passage.shown:
        _shown(page, shown)


def _shown(page: Sheet, shown: PaperTable | PaperChart) -> None:
    page.write(page.document, [(shown.name, "bi")], align=CENTER, after=4, keep=True, size=13)
    if isinstance(shown, PaperChart):
        add_bars(page.document, shown.name, shown.bars, shown.series,
                 width=page.layout.text_width)  # fmt: skip
        return
    table = page.table(shown.titles, shown.widths)
    for row in shown.rows:
        page.add_row(table, row, whole=True)
        for cell in table.rows[-1].cells[shown.first_number :]:
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page.write(page.document, [(shown.note, "i")], size=12, line=16, after=8)


def _signed(page: Sheet, sheet: SummingSheet) -> None:
    """Who gets it on the left, who signs on the right."""
    left, right = page.halves()
    page.recipients(left, sheet.recipients, before=2)
    page.centred(right, sheet.on_behalf, "b")
    for _ in range(SIGNING_LINES):
        page.centred(right, "")
