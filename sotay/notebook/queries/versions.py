"""Compare one version of one's own with the one before it."""

from dataclasses import dataclass

from django.db.models import TextChoices

from sotay.kit.dates import shown_day
from sotay.kit.refusals import NotFound
from sotay.notebook.choices import Answer, Carry, Result
from sotay.notebook.queries.reading import Reading, own_reading
from sotay.notebook.rules import content as c
from sotay.notebook.rules.difference import Piece, pieces
from sotay.org.standing import Standing


@dataclass(frozen=True)
class Change:
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Difference:
    reading: Reading
    number: int
    before: int
    changes: tuple[Change, ...]


def difference(year: int, slug: str, number: int, *, by: Standing) -> Difference:
    """What version `number` changed against the one before; `NotFound` for the first."""
    if number < 2:
        raise NotFound(number)
    after = own_reading(year, slug, by=by, number=number)
    before = own_reading(year, slug, by=by, number=number - 1)
    old, new = labelled(before), labelled(after)
    labels = list(dict.fromkeys([*new, *old]))
    changes = tuple(
        Change(label, pieces(old.get(label, ""), new.get(label, "")))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    )
    return Difference(after, number, number - 1, changes)


def labelled(reading: Reading) -> dict[str, str]:
    """Each part of a version under the name people know it by."""
    content = reading.content
    if isinstance(content, c.PlanContent):
        return _plan_parts(content, reading.head_names)
    return _review_parts(content)


def _plan_parts(plan: c.PlanContent, heads: dict[str, str]) -> dict[str, str]:
    found = {}
    for number, item in enumerate(plan.written_items, 1):
        found[f"Việc {number}: nội dung"] = heads.get(item.head, item.head)
        found[f"Việc {number}: việc làm cụ thể"] = item.deed
        found[f"Việc {number}: đo bằng"] = item.measure
        found[f"Việc {number}: thời hạn"] = shown_day(item.due)
    for row in plan.carried:
        found[f"Mang sang: {c.short(row.text)}"] = _label(Carry, row.choice)
    return found | _own_parts(plan)


def _review_parts(review: c.ReviewContent) -> dict[str, str]:
    found = {}
    for result in review.results:
        name = c.short(result.deed)
        found[f"Kết quả: {name}"] = _label(Result, result.result)
        found[f"Minh chứng: {name}"] = result.evidence
    found["Ưu điểm"] = review.strengths
    for answer in review.answers:
        found[f"Trả lời: {c.short(answer.text)}"] = _label(Answer, answer.answer)
        found[f"Nói thêm: {c.short(answer.text)}"] = answer.words
    for number, row in enumerate(review.written_weaknesses, 1):
        found[f"Khuyết điểm {number}"] = row.weakness
        found[f"Nguyên nhân {number}"] = row.cause
        found[f"Giải pháp thời gian tới {number}"] = row.remedy
        found[f"Thời hạn {number}"] = shown_day(row.due)
    if review.none_found:
        found["Khuyết điểm mới"] = c.NONE_FOUND
    return found | _own_parts(review)


def _own_parts(content: c.Content) -> dict[str, str]:
    return {row.label: row.text for row in content.own if row.text}


def _label(choices: type[TextChoices], value: str) -> str:
    return choices(value).label if value in choices.values else ""
