"""Turn what was handed in into sheets for the print engines. No bytes, no fonts here."""

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
from sotay.notebook.queries.printing import BookletYear, Printed
from sotay.notebook.rules import content as c
from sotay.notebook.templatetags.notebook import answer_word, carry_word, result_word
from sotay.org.choices import UnitKind

# What the keys of a kept text are called on paper.
DATA_WORDS = {
    "head": "nội dung", "deed": "việc làm cụ thể", "measure": "đo bằng", "due": "thời hạn",
    "choice": "cách xử lý", "text": "khuyết điểm", "remedy": "giải pháp", "result": "kết quả",
    "evidence": "minh chứng", "strengths": "ưu điểm", "weakness": "khuyết điểm",
    "cause": "nguyên nhân", "answer": "trả lời", "words": "nói thêm", "since": "từ",
    "none_found": "chưa thấy khuyết điểm mới", "released": "phần cho đọc", "id": "mã",
    "item": "mã việc", "own": "phần đơn vị yêu cầu thêm", "label": "tên phần",
    "heads": "nội dung của đơn vị", "name": "tên", "code": "mã",
}  # fmt: skip
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
    """Everything kept of a person, as a document to read on paper."""
    sections = []
    for title, value in kept.items():
        rows = value if isinstance(value, list) else [value]
        lines = [line for row in rows for line in _lines(row)]
        sections.append((title[:1].upper() + title[1:], tuple(lines) or (("", "Không có."),)))
    return ReadableData("Dữ liệu của tôi trong Sổ tay", tuple(sections))


def _lines(value: object, label: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in _lines(inner, _named(key))]
    if isinstance(value, list):
        return [line for inner in value for line in _lines(inner, label)]
    text = {True: "có", False: "không"}.get(value, value) if isinstance(value, bool) else value
    return [(label, str(text))] if text not in ("", None) else []


def _named(key: str) -> str:
    return DATA_WORDS.get(key, key)
