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


@dataclass(frozen=True)
class Said:
    """`who` is somebody of the cast, or a guest by name."""

    who: str
    text: str


@dataclass(frozen=True)
class Given:
    """Praise, reminder or criticism of a person."""

    kind: str
    person: str
    text: str


@dataclass(frozen=True)
class Heard:
    """A report at a meeting. `share` names the kinds of passages its writer lets be seen, in order
    of the passages: "strengths", "weakness", "cause", "remedy", "item", "result".
    """

    person: str
    opinions: tuple[Said, ...] = ()
    conclusion: str = ""
    share: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()


@dataclass(frozen=True)
class Point:
    title: str
    minutes: int
    opinions: tuple[Said, ...] = ()
    conclusion: str = ""
    given: tuple[Given, ...] = ()


@dataclass(frozen=True)
class Planned:
    on: str
    starts: str
    place: str
    title: str
    kind: str = "ordinary"
    planned_on: str = ""
    guests: str = ""


@dataclass(frozen=True)
class Held:
    """A meeting with everything said at it. `number` 0: the next number; `tasks` are who, what,
    until when, and when it was done.
    """

    plan: Planned
    ended: str
    number: int
    absent: dict[str, str]
    reports: tuple[Heard, ...]
    points: tuple[Point, ...]
    conclusion: str
    tasks: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Praised:
    """A good example. Without `who` it is the unit itself; `passage` are words of where it comes
    from; moments are "dd/mm/yyyy hh:mm", empty for what has not happened.
    """

    who: str
    unit: str
    by: str
    passage: str
    title: str
    text: str
    award: str
    decider: str
    decider_key: str
    scope: str
    proposed: str
    agreed: str = ""
    decided: str = ""
    published: str = ""
    number: int = 0
    deed: str = ""
