"""Minutes as a Word file: in the Party's format, or in a committee's own template."""

import io

from sotay.exports.sheets import Heading
from sotay.exports.sheets_minutes import (
    ANNEX_TITLE,
    CHAIR,
    KEEPER,
    PARTY,
    TITLE,
    AnnexSheet,
    MinutesSheet,
    Row,
    Signer,
    body_rows,
    dated,
    text_rows,
    title_of_right,
)
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import CENTER, LEFT, Sheet
from sotay.exports.word_template import filled

SIGNING_LINES = 4
FORM_LINES = {
    "Thời gian:": "Thời gian",
    "Địa điểm:": "Địa điểm",
    "Chủ trì:": "Chủ trì",
    "Người ghi biên bản:": "Người ghi biên bản",
    "Có mặt:": "Có mặt",
}
FORM_PARTS = {
    "Khách mời": "Khách mời",
    "Người vắng mặt": "Vắng mặt",
    "Nội dung và diễn biến": "Nội dung",
    "Kết luận của chủ trì": "Kết luận",
    "Phân công thực hiện": "Phân công",
}


def minutes_docx(sheet: MinutesSheet, template: bytes | None = None) -> bytes:
    """The file; `template` is a checked one of the committee's own."""
    if template is not None:
        return filled(template, sheet)
    page = Sheet(format_on(sheet.heading.on), f"{TITLE} {sheet.abstract}")
    page.numbered_heading(
        sheet.heading, sheet.number, title_of_right(sheet), dated(sheet), star=not sheet.state_form
    )
    page.title(TITLE, [sheet.abstract])
    for row in body_rows(sheet):
        _row(page, row)
    _signatures(page, sheet.left, sheet.right)
    _recipients(page, sheet)
    _digest(page, sheet.digest)
    for annex in sheet.annexes:
        _annex(page, annex)
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()


def _row(page: Sheet, row: Row) -> None:
    if row.kind in ("part", "point"):
        page.section(row.words)
    elif row.kind == "block":
        page.body([(row.words, "bi")], keep=True)
    elif row.kind == "label":
        page.body([(f"{row.label} ", "b"), (row.text, "")], keep=not row.text)
    elif row.kind == "conclusion":
        page.body([(f"{row.label} ", "b"), (row.text, "")])
    else:
        page.body(row.words)


def _signatures(page: Sheet, left: Signer, right: Signer) -> None:
    page.write(page.document, "", line=10, keep=True)
    for cell, signer in zip(page.halves(), (left, right), strict=True):
        page.centred(cell, signer.title, "b")
        if signer.at:
            page.centred(cell, "")
            page.centred(cell, signer.mark, "i", size=page.layout.note)
            page.centred(cell, "")
        else:
            for _ in range(SIGNING_LINES):
                page.centred(cell, "")
        page.centred(cell, signer.name, "b")


def _recipients(page: Sheet, sheet: MinutesSheet) -> None:
    if not sheet.recipients:
        return
    page.recipients(page.document, sheet.recipients, before=12)


def _digest(page: Sheet, digest: str) -> None:
    if digest:
        page.note(f"SHA-256: {digest}")


def _annex(page: Sheet, annex: AnnexSheet) -> None:
    page.document.add_page_break()
    page.write(
        page.document,
        [(f"{ANNEX_TITLE} SỐ {annex.number:02d}", "b")],
        align=CENTER,
        size=page.layout.title,
        line=22,
        after=12,
        keep=True,
    )
    for row in text_rows(annex.text):
        _row(page, row)
    _signatures(page, annex.left, annex.right)
    _digest(page, annex.digest)


def form_docx() -> bytes:
    """The usual form with its places, to be changed in Word and uploaded as one's own."""
    page = Sheet(format_on(None), "Mẫu biên bản")
    heading = Heading("{{Cấp trên}}", "{{Đơn vị}}")
    page.numbered_heading(heading, "{{Số}}", (PARTY,), "{{Địa danh, ngày tháng}}")
    page.title(TITLE, ["{{Tên cuộc họp}}"])
    for label, place in FORM_LINES.items():
        page.body([(f"{label} ", "b"), (f"{{{{{place}}}}}", "")])
    for title, place in FORM_PARTS.items():
        page.section(title)
        page.body(f"{{{{{place}}}}}")
    page.body("{{Kết thúc}}")
    pairs = ((KEEPER, "{{Ký người ghi}}"), (CHAIR, "{{Ký chủ trì}}"))
    for cell, (title, place) in zip(page.halves(), pairs, strict=True):
        page.centred(cell, title, "b")
        page.centred(cell, place)
    page.write(page.document, "Nơi nhận:", align=LEFT, keep=True)
    page.write(page.document, "{{Nơi nhận}}", align=LEFT, size=12, line=16)
    page.note("{{Mã kiểm}}")
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()
