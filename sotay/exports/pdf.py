"""Booklet, slips, recovery sheet and one's own data as PDF."""

import io
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import groupby
from typing import Any

import segno

from sotay.exports import wording
from sotay.exports.sheets import (
    Booklet,
    Heading,
    PlanSheet,
    ReadableData,
    ReviewSheet,
    Slip,
)
from sotay.exports.typesetting import typed, typeset

CODE_GROUP = 4


def booklet_pdf(booklet: Booklet) -> bytes:
    """A5, pages a multiple of four; empty forms where there is neither plan nor review."""
    return typeset(
        "booklet",
        {
            "document": f"Sổ tay làm theo gương Bác năm {booklet.year}",
            "year": str(booklet.year),
            "heading": _heading(booklet.heading, booklet.year),
            "undated": _heading(replace(booklet.heading, on=None), booklet.year),
            "person": _typed(asdict(booklet.person)),
            "plan": _plan(booklet.plan) if booklet.plan else None,
            "reviews": [_review(review) for review in booklet.reviews],
            "heads": _typed(booklet.heads),
            "guidance": _typed(booklet.guidance),
            "campaign": typed(booklet.campaign),
            "plan_parts": _typed(booklet.plan_parts),
            "review_parts": _typed(booklet.review_parts),
            "ruled": booklet.ruled_pages,
        },
    )


def slips_pdf(slips: Sequence[Slip]) -> bytes:
    """Eight activation slips on an A4 page, with lines to cut along."""
    drawn = [
        {
            **_typed(asdict(slip)),
            "code": grouped_code(slip.code),
            "address": wording.printable(slip.address),
            "qr": qr_svg(slip.address),
        }
        for slip in slips
    ]
    return typeset("slips", {"document": "Phiếu kích hoạt Sổ tay", "slips": drawn})


def recovery_pdf(name: str, code_groups: Sequence[str], made_on: date | str) -> bytes:
    made = wording.day_words(made_on) if isinstance(made_on, date) else made_on
    return typeset(
        "recovery",
        {
            "document": "Tờ khôi phục Sổ tay",
            "name": typed(name),
            "groups": [wording.printable(group) for group in code_groups],
            "made": typed(made),
        },
    )


def data_pdf(data: ReadableData) -> bytes:
    sections = [{"title": typed(title), "rows": _typed(rows)} for title, rows in data.sections]
    return typeset("data", {"document": wording.printable(data.title), "sections": sections})


def qr_svg(address: str) -> str:
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, xmldecl=False, scale=1)
    return out.getvalue().decode()


def grouped_code(code: str) -> list[str]:
    letters = "".join(c for c in wording.printable(code) if c.isalnum())
    return [letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP)]


def _typed(value: Any) -> Any:
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, dict):
        return {key: _typed(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_typed(part) for part in value]
    return value


def _heading(heading: Heading, year: int) -> dict[str, Any]:
    return {
        "parent": typed(heading.parent_body),
        "body": typed(heading.body),
        "dated": typed(wording.place_and_day(heading, year)),
    }


def _plan(sheet: PlanSheet) -> dict[str, Any]:
    return {**_sheet(sheet), "heads": _by_head(sheet.items), "campaign": typed(sheet.campaign)}


def _review(sheet: ReviewSheet) -> dict[str, Any]:
    return {**_sheet(sheet), "heads": _by_head(sheet.results)}


def _sheet(sheet: PlanSheet | ReviewSheet) -> dict[str, Any]:
    parts = _typed({k: v for k, v in asdict(sheet).items() if k not in ("heading", "items")})
    return {
        **parts,
        "heading": _heading(sheet.heading, sheet.year),
        "year": str(sheet.year),
        "origin": typed(wording.origin(sheet.submitted, sheet.version, sheet.entered_by)),
    }


def _by_head(lines: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"head": typed(head), "lines": [_typed(asdict(line)) for line in group]}
        for head, group in groupby(lines, key=lambda line: line.head)
    ]
