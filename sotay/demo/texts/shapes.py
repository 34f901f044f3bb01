"""The shapes of what the people of the demo world wrote. Dates are "dd/mm/yyyy"."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    head: str
    deed: str
    measure: str
    due: str


@dataclass(frozen=True)
class Plan:
    """`keep` repeats the text of each open weakness of the former year that goes into the plan."""

    person: str
    year: int
    on: str
    items: tuple[Item, ...]
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """`item` counts from 1 in the person's plan of that year; `state` is done, partly, not_done."""

    item: int
    state: str
    evidence: str


@dataclass(frozen=True)
class Weakness:
    text: str
    cause: str
    remedy: str
    due: str


@dataclass(frozen=True)
class Answer:
    """`text` is the carried weakness word for word; `state` is fixed, continue, dropped."""

    text: str
    state: str
    words: str


@dataclass(frozen=True)
class Review:
    """`period` is half or year. Either there are weaknesses or `none_found` is said."""

    person: str
    year: int
    period: str
    on: str
    results: tuple[Result, ...]
    strengths: str
    weaknesses: tuple[Weakness, ...] = ()
    answers: tuple[Answer, ...] = ()
    none_found: bool = False

    @property
    def still_open(self) -> tuple[str, ...]:
        """The weaknesses that come back at the next review."""
        kept = tuple(answer.text for answer in self.answers if answer.state == "continue")
        return kept + tuple(weakness.text for weakness in self.weaknesses)


@dataclass(frozen=True)
class Reflection:
    """`item` counts from 1 in the person's plan of the year of `on`."""

    person: str
    on: str
    text: str
    mark: str = ""
    item: int | None = None
