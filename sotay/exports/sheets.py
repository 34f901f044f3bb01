"""What is printed, as plain values: others fill these in, the engines only draw them."""

from dataclasses import dataclass
from datetime import date

CONFIRMED_BY = "XÁC NHẬN CỦA CHI ỦY"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Heading:
    parent_body: str
    body: str
    place: str = ""
    on: date | None = None


@dataclass(frozen=True)
class PersonLines:
    name: str
    born: str = ""
    unit: str = ""
    party_post: str = ""
    work_post: str = ""
    card_number: str = ""


@dataclass(frozen=True)
class PlanItemLine:
    head: str
    deed: str
    measure: str = ""
    due: str = ""


@dataclass(frozen=True)
class WeaknessLine:
    weakness: str
    cause: str = ""
    remedy: str = ""
    due: str = ""


@dataclass(frozen=True)
class ResultLine:
    head: str
    deed: str
    measure: str = ""
    result: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class AnswerLine:
    weakness: str
    remedy: str = ""
    answer: str = ""
    words: str = ""


@dataclass(frozen=True)
class PlanSheet:
    heading: Heading
    person: PersonLines
    year: int
    title: str
    campaign: str
    items: tuple[PlanItemLine, ...] = ()
    carried: tuple[WeaknessLine, ...] = ()
    extra: tuple[Pair, ...] = ()
    submitted: str = ""
    version: int = 1
    entered_by: str = ""
    confirmed_by: str = CONFIRMED_BY


@dataclass(frozen=True)
class ReviewSheet:
    heading: Heading
    person: PersonLines
    year: int
    title: str
    results: tuple[ResultLine, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    strengths: str = ""
    weaknesses: tuple[WeaknessLine, ...] = ()
    none_found: bool = False
    extra: tuple[Pair, ...] = ()
    submitted: str = ""
    version: int = 1
    entered_by: str = ""
    confirmed_by: str = CONFIRMED_BY


@dataclass(frozen=True)
class Booklet:
    """Without a plan and reviews it is printed as empty forms for the hand."""

    year: int
    heading: Heading
    person: PersonLines
    plan: PlanSheet | None = None
    reviews: tuple[ReviewSheet, ...] = ()
    heads: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    campaign: str = ""
    # What the unit asks for beside the common form: places for the hand.
    plan_parts: tuple[str, ...] = ()
    review_parts: tuple[str, ...] = ()
    ruled_pages: int = 4


@dataclass(frozen=True)
class Slip:
    name: str
    born: str
    unit: str
    user_name: str
    code: str
    address: str
    expires_on: str
    helper: str = ""


@dataclass(frozen=True)
class ReadableData:
    title: str
    sections: tuple[tuple[str, tuple[tuple[Pair, ...], ...]], ...]  # title, then row by row
