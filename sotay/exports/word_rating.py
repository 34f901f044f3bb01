"""A self-rating as a Word file: what one wrote, what one takes, room for those who decide."""

import io
from dataclasses import dataclass

from sotay.exports.sheets import Heading, Pair
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import Sheet

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DOTTED = "." * 80
LINES_BY_HAND = 3


@dataclass(frozen=True)
class RatingSheet:
    heading: Heading
    title: str  # "BẢN TỰ ĐÁNH GIÁ"
    abstract: tuple[str, ...]
    facts: tuple[Pair, ...]
    sections: tuple[Pair, ...]
    after: tuple[Pair, ...]  # who has the word after it; without words, lines to write on
    signs: str  # "NGƯỜI TỰ ĐÁNH GIÁ"
    name: str


def rating_docx(sheet: RatingSheet) -> bytes:
    page = Sheet(format_on(sheet.heading.on), f"{sheet.title} {' '.join(sheet.abstract)}")
    page.heading(sheet.heading, sheet.heading.on.year if sheet.heading.on else 0)
    page.title(sheet.title, sheet.abstract)
    for label, text in sheet.facts:
        page.body([(f"{label}: ", "i"), (text, "")])
    for number, (title, text) in zip(ROMAN, sheet.sections, strict=False):
        page.section(f"{number}. {title}")
        page.prose(text)
    page.signatures("", sheet.signs, sheet.name)
    for title, text in sheet.after:
        page.section(title)
        if text:
            page.prose(text)
        for _ in range(0 if text else LINES_BY_HAND):
            page.body(DOTTED)
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()
