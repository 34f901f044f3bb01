"""What a plan and a review are made of, and what still misses before one may hand them in.

Pure values. `as_data` and `plan_from` / `review_from` turn them into JSON and back; unknown keys of
older versions are ignored, absent ones are empty, so an old entry always opens.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

WrongDay = Callable[[str], str]
LONGEST = 200_000  # bytes of UTF-8 in one field
RESULTS = ("done", "partly", "not_done")
ANSWERS = ("fixed", "continue", "dropped")
CARRIES = ("taken", "dropped")
# What a person who is no party member may let the head of the agency read, part by part.
PARTS = ("items", "carried", "results", "strengths", "weaknesses", "own")
NONE_FOUND = "Kỳ này chưa thấy khuyết điểm mới"


@dataclass(frozen=True)
class PlanItem:
    id: str
    head: str = ""
    deed: str = ""
    measure: str = ""
    due: str = ""  # ISO date, or as typed when it is no date

    @property
    def is_empty(self) -> bool:
        return not (self.deed or self.measure)


@dataclass(frozen=True)
class Carried:
    """What the plan does with a weakness still open from last year."""

    weakness: str  # id
    choice: str = ""
    text: str = ""
    remedy: str = ""
    due: str = ""


@dataclass(frozen=True)
class HeadName:
    """A head that is none of the directive's, under the name it had then."""

    code: str
    name: str = ""


@dataclass(frozen=True)
class OwnPart:
    """What the unit asks for beside the common form, under the name it had then."""

    id: str
    label: str = ""
    text: str = ""


@dataclass(frozen=True)
class PlanContent:
    items: tuple[PlanItem, ...] = ()
    carried: tuple[Carried, ...] = ()
    own: tuple[OwnPart, ...] = ()
    heads: tuple[HeadName, ...] = ()
    # Parts a person who is no party member lets the head of the agency read.
    released: tuple[str, ...] = ()
    is_plan: ClassVar[bool] = True

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def written_items(self) -> tuple[PlanItem, ...]:
        return tuple(item for item in self.items if not item.is_empty)


@dataclass(frozen=True)
class ItemResult:
    item: str  # id of the plan item, whose words are kept as they were then
    result: str = ""
    evidence: str = ""
    head: str = ""
    deed: str = ""
    measure: str = ""


@dataclass(frozen=True)
class WeaknessAnswer:
    weakness: str  # id of the carried weakness, whose words are kept as they were then
    answer: str = ""
    words: str = ""
    text: str = ""
    remedy: str = ""
    due: str = ""
    since: str = ""


@dataclass(frozen=True)
class Weakness:
    id: str
    weakness: str = ""
    cause: str = ""
    remedy: str = ""
    due: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.weakness or self.cause or self.remedy)


@dataclass(frozen=True)
class ReviewContent:
    results: tuple[ItemResult, ...] = ()
    strengths: str = ""
    weaknesses: tuple[Weakness, ...] = ()
    none_found: bool = False
    answers: tuple[WeaknessAnswer, ...] = ()
    own: tuple[OwnPart, ...] = ()
    heads: tuple[HeadName, ...] = ()
    released: tuple[str, ...] = ()
    is_plan: ClassVar[bool] = False

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def written_weaknesses(self) -> tuple[Weakness, ...]:
        return tuple(row for row in self.weaknesses if not row.is_empty)


Content = PlanContent | ReviewContent


def _rows(kind: type, data: Iterable[dict]) -> tuple:
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return tuple(kind(**{k: v for k, v in row.items() if k in known}) for row in data)


def plan_from(data: dict[str, Any]) -> PlanContent:
    """The plan kept as this JSON value."""
    return PlanContent(
        items=_rows(PlanItem, data.get("items", ())),
        carried=_rows(Carried, data.get("carried", ())),
        own=_rows(OwnPart, data.get("own", ())),
        heads=_rows(HeadName, data.get("heads", ())),
        released=tuple(data.get("released", ())),
    )


def review_from(data: dict[str, Any]) -> ReviewContent:
    """The review kept as this JSON value."""
    return ReviewContent(
        results=_rows(ItemResult, data.get("results", ())),
        strengths=data.get("strengths", ""),
        weaknesses=_rows(Weakness, data.get("weaknesses", ())),
        none_found=bool(data.get("none_found")),
        answers=_rows(WeaknessAnswer, data.get("answers", ())),
        own=_rows(OwnPart, data.get("own", ())),
        heads=_rows(HeadName, data.get("heads", ())),
        released=tuple(data.get("released", ())),
    )


def content_from(is_plan: bool, data: dict[str, Any]) -> Content:
    """A plan or a review from its JSON value."""
    return plan_from(data) if is_plan else review_from(data)


@dataclass(frozen=True)
class Missing:
    """One thing to mend, with the id of the field on the page where it is mended."""

    anchor: str
    sentence: str


@dataclass(frozen=True)
class OpenWeakness:
    """A weakness somebody named and has not yet answered for good, with what they promised."""

    id: str
    weakness: str
    remedy: str
    due: str
    since: str  # where it was named: "soát xét cả năm 2025"


def still_open(review: ReviewContent, name: str) -> tuple[OpenWeakness, ...]:
    """What this review leaves to be answered next time: carried ones that go on, then its own.

    `name` is printed as where a new one was named: "soát xét cả năm 2025".
    """
    going_on = [
        OpenWeakness(row.weakness, row.text, row.remedy, row.due, row.since)
        for row in review.answers
        if row.answer == "continue"
    ]
    new = [
        OpenWeakness(row.id, row.weakness, row.remedy, row.due, name)
        for row in review.written_weaknesses
    ]
    return tuple(going_on + new)


def without_dropped(
    weaknesses: Iterable[OpenWeakness], plan: PlanContent | None
) -> tuple[OpenWeakness, ...]:
    """The weaknesses that the year's plan has not set aside as no longer fitting."""
    dropped = {row.weakness for row in plan.carried if row.choice == "dropped"} if plan else set()
    return tuple(row for row in weaknesses if row.id not in dropped)


def whole_plan(plan: PlanContent, *, heads: Iterable[str], carried: Iterable[OpenWeakness],
               wrong_day: WrongDay) -> list[Missing]:  # fmt: skip
    """What a plan still misses: at least one item, each with deed, measure, head and a real date;
    a choice for every weakness carried. `wrong_day(text)` says what is wrong with a due date.
    """
    if not plan.written_items:
        return [Missing("item-add", "Hãy ghi ít nhất một việc làm cụ thể.")]
    known, found = set(heads), []
    for number, item in enumerate(plan.written_items, 1):
        parts = (
            (not item.deed, "deed", f"Việc {number}: hãy ghi việc làm cụ thể."),
            (not item.measure, "measure", f"Việc {number}: hãy ghi đo bằng gì."),
            (item.head not in known, "head", f"Việc {number}: hãy chọn nội dung."),
            (wrong_day(item.due), "due", f"Việc {number}: {wrong_day(item.due)}"),
        )
        found += [Missing(f"item-{item.id}-{part}", words) for bad, part, words in parts if bad]
    chosen = {row.weakness for row in plan.carried if row.choice in CARRIES}
    found += [
        Missing(f"carried-{row.id}", f"Hãy chọn cách xử lý: “{short(row.weakness)}”.")
        for row in carried
        if row.id not in chosen
    ]
    return found


def whole_review(
    review: ReviewContent,
    *,
    items: Iterable[PlanItem],
    carried: Iterable[OpenWeakness],
    wrong_day: WrongDay,
) -> list[Missing]:
    """What a review still misses: a result for every plan item, an answer for every weakness
    carried, strengths, and weaknesses each with cause, remedy and date, or the neutral statement.

    Source: Sổ tay 2016, thứ nhất: chú ý cả ưu điểm, khuyết điểm và giải pháp thời gian tới.
    """
    given = {row.item for row in review.results if row.result in RESULTS}
    found = [
        Missing(f"result-{item.id}", f"Hãy chọn kết quả của việc: “{short(item.deed)}”.")
        for item in items
        if item.id not in given
    ]
    if not review.strengths:
        found.append(Missing("strengths", "Hãy ghi ưu điểm: việc cụ thể đã làm được."))
    answered = {row.weakness for row in review.answers if row.answer in ANSWERS}
    found += [
        Missing(f"answer-{row.id}", f"Hãy trả lời về khuyết điểm: “{short(row.weakness)}”.")
        for row in carried
        if row.id not in answered
    ]
    return found + _whole_weaknesses(review, wrong_day)


def _whole_weaknesses(review: ReviewContent, wrong_day: WrongDay) -> list[Missing]:
    rows = review.written_weaknesses
    if not rows and not review.none_found:
        sentence = f"Hãy ghi khuyết điểm, hoặc chọn “{NONE_FOUND}”."
        return [Missing("weakness-add", sentence)]
    found = []
    if rows and review.none_found:
        sentence = f"Đã ghi khuyết điểm thì hãy bỏ chọn “{NONE_FOUND}”."
        found.append(Missing("none-found", sentence))
    for number, row in enumerate(rows, 1):
        parts = (
            (not row.weakness, "weakness", f"Khuyết điểm {number}: hãy ghi khuyết điểm."),
            (not row.cause, "cause", f"Khuyết điểm {number}: hãy ghi nguyên nhân."),
            (not row.remedy, "remedy", f"Khuyết điểm {number}: hãy ghi giải pháp thời gian tới."),
            (wrong_day(row.due), "due", f"Khuyết điểm {number}: {wrong_day(row.due)}"),
        )
        found += [Missing(f"weakness-{row.id}-{part}", words) for bad, part, words in parts if bad]
    return found


def too_long(content: Content) -> list[Missing]:
    """Fields over 200 KB, each named; nothing is cut off."""
    return [
        Missing(anchor, f"Phần này dài quá 200 KB ({len(text.encode()) // 1024} KB). Hãy rút ngắn.")
        for anchor, text in texts(content)
        if len(text.encode()) > LONGEST
    ]


def texts(content: Content) -> list[tuple[str, str]]:
    """Every free text with the id of its field, in reading order."""
    own = [(f"own-{row.id}", row.text) for row in content.own]
    if isinstance(content, PlanContent):
        return [
            (f"item-{row.id}-{part}", getattr(row, part))
            for row in content.items
            for part in ("deed", "measure")
        ] + own
    return (
        [(f"result-{row.item}-evidence", row.evidence) for row in content.results]
        + [("strengths", content.strengths)]
        + [(f"answer-{row.weakness}-words", row.words) for row in content.answers]
        + [
            (f"weakness-{row.id}-{part}", getattr(row, part))
            for row in content.weaknesses
            for part in ("weakness", "cause", "remedy")
        ]
        + own
    )


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, cut at a word-like place."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
