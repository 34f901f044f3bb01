"""Turn what was handed in into sheets for the print engines. No bytes, no fonts here."""

import re
from collections.abc import Callable
from typing import Any

from sotay.exports.sheets import (
    AnswerLine,
    Booklet,
    Heading,
    PlanItemLine,
    PlanSheet,
    ReadableData,
    ResultLine,
    ReviewSheet,
    WeaknessLine,
)
from sotay.kit import clock
from sotay.kit.dates import shown_day
from sotay.notebook.choices import Mark
from sotay.notebook.queries.printing import BookletYear, Printed
from sotay.notebook.rules import content as c
from sotay.notebook.templatetags.notebook import answer_word, carry_word, result_word
from sotay.org.choices import UnitKind
from sotay.regulations.rules import HALF, PLAN, YEAR

# What the keys of a kept text are called on paper.
DATA_WORDS = {
    "head": "nội dung", "deed": "việc làm cụ thể", "measure": "đo bằng", "due": "thời hạn",
    "choice": "cách xử lý", "text": "khuyết điểm", "remedy": "giải pháp", "result": "kết quả",
    "evidence": "minh chứng", "strengths": "ưu điểm", "weakness": "khuyết điểm",
    "cause": "nguyên nhân", "answer": "trả lời", "words": "nói thêm", "since": "từ",
    "none_found": "chưa thấy khuyết điểm mới", "released": "phần cho đọc",
    "own": "phần đơn vị yêu cầu thêm", "label": "tên phần",
    "heads": "nội dung của đơn vị", "name": "tên",
}  # fmt: skip
USE_WORDS = {PLAN: "kế hoạch cá nhân", HALF: "soát xét, đánh giá 6 tháng",
             YEAR: "soát xét, đánh giá cả năm"}  # fmt: skip
CODES: dict[str, Callable[[str], str]] = {
    "result": result_word, "answer": answer_word, "choice": carry_word,
    "đánh dấu": lambda mark: Mark(mark).label, "lần": lambda use: USE_WORDS.get(use, use),
}  # fmt: skip
ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
MARKS = {"id", "item", "code"}
CELL_CONFIRMS, AGENCY_CONFIRMS = "XÁC NHẬN CỦA CHI ỦY", "XÁC NHẬN CỦA CƠ QUAN"


def sheet_of(printed: Printed) -> PlanSheet | ReviewSheet:
    """The sheet of one handed-in version, in the words and heads of its own year."""
    common: dict[str, Any] = {
        "heading": _heading(printed),
        "person": printed.person,
        "year": printed.entry.year,
        "title": printed.title,
        "submitted": f"{clock.day_of(printed.version.submitted_at):%d/%m/%Y}",
        "version": printed.version.number,
        "entered_by": printed.version.entered_by,
        "confirmed_by": AGENCY_CONFIRMS
        if printed.version.unit.kind == UnitKind.AGENCY
        else CELL_CONFIRMS,
    }
    if isinstance(printed.content, c.PlanContent):
        return PlanSheet(
            **common,
            campaign=printed.campaign,
            items=_items(printed.content, printed.head_names),
            carried=_carried(printed.content),
            extra=_own(printed.content),
        )
    review = _review(printed.content, printed.head_names)
    return ReviewSheet(**common, **review, extra=_own(printed.content))


def _own(content: c.Content) -> tuple[tuple[str, str], ...]:
    """What the unit asks for beside the common form, as far as it was written."""
    return tuple((row.label, row.text) for row in content.own if row.text)


def _heading(printed: Printed) -> Heading:
    version = printed.version
    return Heading(
        parent_body=version.parent_name,
        body=version.unit_name,
        place=printed.place,
        on=clock.day_of(version.submitted_at),
    )


def _items(plan: c.PlanContent, heads: dict[str, str]) -> tuple[PlanItemLine, ...]:
    return tuple(
        PlanItemLine(heads.get(row.head, row.head), row.deed, row.measure, shown_day(row.due))
        for row in plan.written_items
    )


def _carried(plan: c.PlanContent) -> tuple[WeaknessLine, ...]:
    return tuple(
        WeaknessLine(row.text, "", f"{row.remedy} ({carry_word(row.choice)})", shown_day(row.due))
        for row in plan.carried
    )


def _review(review: c.ReviewContent, heads: dict[str, str]) -> dict:
    return {
        "results": tuple(
            ResultLine(heads.get(row.head, row.head), row.deed, row.measure,
                       result_word(row.result), row.evidence)
            for row in review.results
        ),
        "answers": tuple(
            AnswerLine(row.text, row.remedy, answer_word(row.answer), row.words)
            for row in review.answers
        ),
        "strengths": review.strengths,
        "weaknesses": tuple(
            WeaknessLine(row.weakness, row.cause, row.remedy, shown_day(row.due))
            for row in review.written_weaknesses
        ),
        "none_found": review.none_found,
    }  # fmt: skip


def booklet_of(year: BookletYear) -> Booklet:
    """The year of one person as a booklet; without anything handed in, forms for the hand."""
    sheets = [sheet_of(printed) for printed in year.printed]
    plan = next((sheet for sheet in sheets if isinstance(sheet, PlanSheet)), None)
    return Booklet(
        year=year.year,
        heading=Heading(parent_body=year.parent_name, body=year.unit_name, place=year.place),
        person=year.person,
        plan=plan,
        reviews=tuple(sheet for sheet in sheets if isinstance(sheet, ReviewSheet)),
        heads=year.heads,
        guidance=year.guidance,
        campaign=year.campaign,
        plan_parts=year.plan_parts,
        review_parts=year.review_parts,
    )


def readable_data(kept: dict) -> ReadableData:
    """Everything kept of a person, as a document to read on paper: words in place of codes."""
    sections, heads = [], kept["tên các nội dung"]
    for title, value in kept.items():
        if value is heads:
            continue
        rows = value if isinstance(value, list) else [value]
        told = (tuple(_lines(row, heads=heads)) for row in rows)
        sections.append((title[:1].upper() + title[1:], tuple(row for row in told if row)))
    return ReadableData("Dữ liệu của tôi trong Sổ tay", tuple(sections))


def _lines(value: object, key: str = "", *, heads: dict[str, str]) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        # Marks by which texts name each other say nothing to a reader; the JSON has them.
        marks = {*MARKS, "weakness"} if "text" in value else MARKS
        kept = {key: inner for key, inner in value.items() if key not in marks}
        return [line for key, inner in kept.items() for line in _lines(inner, key, heads=heads)]
    if isinstance(value, list):
        return [line for inner in value for line in _lines(inner, key, heads=heads)]
    if value in ("", None):
        return []
    return [(DATA_WORDS.get(key, key), _word(key, value, heads))]


def _word(key: str, value: object, heads: dict[str, str]) -> str:
    """A kept value as people say it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    text = str(value)
    if key == "head":
        return heads.get(text, text)
    return str(CODES[key](text)) if key in CODES else shown_day(text) if ISO.match(text) else text
