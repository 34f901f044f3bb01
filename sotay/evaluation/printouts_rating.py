"""A self-rating as a paper to sign."""

from datetime import date

from sotay.evaluation.choices import Level, PaperForm
from sotay.evaluation.queries.one import EvaluationPage
from sotay.exports.sheets import Heading
from sotay.exports.word_rating import RatingSheet
from sotay.kit.clock import day_of
from sotay.meetings.rules.drafting import committee_name

NOT_WRITTEN = "Chưa ghi."


def rating_sheet(page: EvaluationPage, *, on: date) -> RatingSheet:
    """What is written so far, with the comment and the level where the reader may see them."""
    row, unit = page.row, page.row.unit
    above = unit.parent.name if unit.parent else ""
    comment = "\n".join(filter(None, (page.comment, _level("Đề xuất", row.proposed)
                                      if page.comment else "")))  # fmt: skip
    return RatingSheet(
        heading=Heading(above, unit.name, on=day_of(row.saved_at) if row.saved_at else on),
        title="BẢN TỰ ĐÁNH GIÁ",
        abstract=(f"năm {row.year}", f"({PaperForm(row.form).label})"),
        facts=tuple(
            (label, text)
            for label, text in (("Họ và tên" if row.is_person else "Tổ chức đảng", row.name),
                                ("Chức vụ", row.post), ("Sinh hoạt tại", unit.name)) if text
        ),
        sections=(
            *((part.label, words or NOT_WRITTEN) for part, words in page.parts),
            ("Tự nhận mức xếp loại", _level("", row.self_level) or NOT_WRITTEN),
        ),
        after=(
            (f"Nhận xét, đề xuất của {unit.name}", comment),
            (f"Quyết định của {committee_name(row.decider.name)}", page.result),
        ),
        signs="NGƯỜI TỰ ĐÁNH GIÁ" if row.is_person else "T/M TẬP THỂ",
        name=row.name if row.is_person else "",
    )  # fmt: skip


def _level(label: str, level: str) -> str:
    words = str(Level(level).label) if level else ""
    return f"{label}: {words}" if label and words else words
