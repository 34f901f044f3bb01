"""Minutes as PDF, row for row what the Word file says."""

from typing import Any

from sotay.exports.sheets_minutes import (
    ANNEX_TITLE,
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
from sotay.exports.typesetting import typed, typeset
from sotay.exports.wording import printable


def minutes_pdf(sheet: MinutesSheet) -> bytes:
    return typeset(
        "minutes",
        {
            "document": f"{TITLE} {printable(sheet.abstract)}",
            "parent": typed(sheet.heading.parent_body),
            "body": typed(sheet.heading.body),
            "number": typed(sheet.number),
            "names": list(title_of_right(sheet)),
            "star": not sheet.state_form,
            "dated": typed(dated(sheet)),
            "title": TITLE,
            "abstract": typed(sheet.abstract),
            "rows": [_row(row) for row in body_rows(sheet)],
            "signers": _signers(sheet.left, sheet.right),
            "recipients": [typed(line) for line in sheet.recipients],
            "digest": sheet.digest,
            "annexes": [_annex(annex) for annex in sheet.annexes],
        },
    )


def _row(row: Row) -> dict[str, Any]:
    return {"kind": row.kind, "label": row.label, "text": typed(row.text)}


def _signers(left: Signer, right: Signer) -> list[dict[str, Any]]:
    return [
        {"title": signer.title, "mark": signer.mark, "name": typed(signer.name)}
        for signer in (left, right)
    ]


def _annex(annex: AnnexSheet) -> dict[str, Any]:
    return {
        "title": f"{ANNEX_TITLE} SỐ {annex.number:02d}",
        "rows": [_row(row) for row in text_rows(annex.text)],
        "signers": _signers(annex.left, annex.right),
        "digest": annex.digest,
    }
