"""The conclusion of an inspection as a Word file, for the office to number and sign."""

import io
from dataclasses import dataclass

from sotay.exports import wording
from sotay.exports.sheets import Heading, Pair
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import PARTY, Sheet

TITLE = "KẾT LUẬN KIỂM TRA"
ROMAN = ("I", "II", "III", "IV")
SIGNING_LINES = 4


@dataclass(frozen=True)
class ConclusionSheet:
    heading: Heading
    code: str  # "KL/ĐU"; the office writes the number
    abstract: str
    facts: tuple[Pair, ...]
    sections: tuple[Pair, ...]
    on_behalf: str  # "T/M ĐẢNG ỦY"
    recipients: tuple[str, ...]


def conclusion_docx(sheet: ConclusionSheet) -> bytes:
    page = Sheet(format_on(sheet.heading.on), f"{TITLE} {sheet.abstract}")
    year = sheet.heading.on.year if sheet.heading.on else 0
    dated = wording.place_and_day(sheet.heading, year)
    number = f"Số {wording.DOTS}-{sheet.code}"
    page.numbered_heading(sheet.heading, number, (PARTY,), dated)
    page.title(TITLE, [sheet.abstract])
    for label, text in sheet.facts:
        page.body([(f"{label}: ", "i"), (text, "")])
    for number, (title, text) in zip(ROMAN, sheet.sections, strict=False):
        page.section(f"{number}. {title}")
        page.prose(text)
    _signed(page, sheet)
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()


def _signed(page: Sheet, sheet: ConclusionSheet) -> None:
    """Who gets it on the left, who signs on the right."""
    page.write(page.document, "", line=10, keep=True)
    left, right = page.halves()
    page.recipients(left, sheet.recipients, before=2)
    page.centred(right, sheet.on_behalf, "b")
    for _ in range(SIGNING_LINES):
        page.centred(right, "")
