"""A committee's decision as a Word file in the Party's format."""

import io

from docx.shared import Pt

from sotay.exports.sheets_decision import TITLE, DecisionSheet
from sotay.exports.sheets_minutes import PARTY
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import CENTER, Sheet
from sotay.exports.wording import place_and_day, printable

SIGNING_LINES = 4


def decision_docx(sheet: DecisionSheet) -> bytes:
    page = Sheet(format_on(sheet.heading.on), f"{TITLE} {' '.join(sheet.abstract)}")
    year = sheet.heading.on.year if sheet.heading.on else 0
    page.numbered_heading(sheet.heading, sheet.number, (PARTY,), place_and_day(sheet.heading, year))
    page.title(TITLE, sheet.abstract)
    for basis in sheet.bases:
        page.body([(f"- {basis}", "i")])
    decides = page.write(page.document, [(sheet.decides, "b")], align=CENTER, after=6, keep=True)
    decides.paragraph_format.space_before = Pt(6)
    for number, article in enumerate(sheet.articles, 1):
        first, *rest = printable(article).split("\n")
        page.body([(f"Điều {number}. ", "b"), (first, "")])
        for line in rest:
            page.body(line)
    _foot(page, sheet)
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()


def _foot(page: Sheet, sheet: DecisionSheet) -> None:
    """Recipients on the left, who signs on the right, never broken over a page."""
    page.write(page.document, "", line=10, keep=True)
    left, right = page.halves()
    page.recipients(left, sheet.recipients)
    page.centred(right, sheet.signature.on_behalf, "b")
    page.centred(right, sheet.signature.post)
    for _ in range(SIGNING_LINES):
        page.centred(right, "")
    page.centred(right, sheet.signature.name, "b")
