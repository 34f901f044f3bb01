"""The passages of a plan or a review, each with a name of its own, to be released one by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sotay.kit.dates import shown_day
from sotay.notebook.choices import Answer, Result
from sotay.notebook.rules import content as c


@dataclass(frozen=True)
class Passage:
    id: str
    label: str
    text: str


def passages(content: c.Content, heads: Mapping[str, str]) -> list[Passage]:
    """Every passage in reading order; `heads` are the names of the heads by code."""
    if isinstance(content, c.PlanContent):
        return _of_plan(content, heads) + _of_the_unit(content)
    return _of_review(content) + _of_the_unit(content)


def _of_the_unit(content: c.Content) -> list[Passage]:
    """What the unit asks for beside the common form."""
    return [Passage(f"own-{row.id}", row.label, row.text) for row in content.own if row.text]


def _of_plan(plan: c.PlanContent, heads: Mapping[str, str]) -> list[Passage]:
    return [
        Passage(f"carried-{row.weakness}", "Từ năm trước mang sang", f"{row.text}. {row.remedy}")
        for row in plan.carried
    ] + [
        Passage(
            f"item-{row.id}",
            f"Việc {number} ({heads.get(row.head, row.head)})",
            f"{row.deed}. Đo bằng: {row.measure}. Thời hạn: {shown_day(row.due)}.",
        )
        for number, row in enumerate(plan.written_items, 1)
    ]


def _of_review(review: c.ReviewContent) -> list[Passage]:
    found = [
        Passage(
            f"result-{row.item}",
            f"Kết quả: {c.short(row.deed)}",
            " · ".join(filter(None, (_word(Result, row.result), row.evidence))),
        )
        for row in review.results
    ]
    found.append(Passage("strengths", "Ưu điểm", review.strengths))
    found += [
        Passage(
            f"answer-{row.weakness}",
            f"Khuyết điểm kỳ trước: {c.short(row.text)}",
            " · ".join(filter(None, (_word(Answer, row.answer), row.words))),
        )
        for row in review.answers
    ]
    for row in review.written_weaknesses:
        found += [
            Passage(f"weakness-{row.id}", "Khuyết điểm", row.weakness),
            Passage(f"cause-{row.id}", "Nguyên nhân", row.cause),
            Passage(f"remedy-{row.id}", "Giải pháp thời gian tới",
                    f"{row.remedy} (thời hạn {shown_day(row.due)})" if row.due else row.remedy),
        ]  # fmt: skip
    if review.none_found:
        found.append(Passage("none", "Khuyết điểm", f"{c.NONE_FOUND}."))
    return [passage for passage in found if passage.text]


def released(found: list[Passage], parts: Collection[str]) -> list[Passage]:
    """Those passages whose writer chose to show them."""
    return [passage for passage in found if passage.id in parts]


def _word(choices: type[Answer] | type[Result], value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""
