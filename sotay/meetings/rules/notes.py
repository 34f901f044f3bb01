"""What is written down under one point of the agenda. Pure values, kept as sealed JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

LONGEST = 200_000  # bytes of UTF-8 in one field


@dataclass(frozen=True)
class Opinion:
    """One contribution: who spoke (a person, or a guest by name only), and what they said."""

    name: str
    text: str
    speaker: int | None = None


@dataclass(frozen=True)
class Aside:
    """What another keeper wrote at the same moment; kept until somebody has dealt with it."""

    id: str
    by: str
    at: str
    opinions: tuple[Opinion, ...]
    conclusion: str


@dataclass(frozen=True)
class Notes:
    opinions: tuple[Opinion, ...] = ()
    conclusion: str = ""
    asides: tuple[Aside, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_empty(self) -> bool:
        return not (self.opinions or self.conclusion)

    def says_the_same(self, other: "Notes") -> bool:
        return (self.opinions, self.conclusion) == (other.opinions, other.conclusion)


def _opinions(rows: Any) -> tuple[Opinion, ...]:
    return tuple(Opinion(r["name"], r["text"], r.get("speaker")) for r in rows or ())


def notes_from(data: Mapping[str, Any]) -> Notes:
    """The notes kept as this JSON value."""
    asides = tuple(
        Aside(r["id"], r["by"], r["at"], _opinions(r["opinions"]), r["conclusion"])
        for r in data.get("asides", ())
    )
    return Notes(_opinions(data.get("opinions")), data.get("conclusion", ""), asides)


def too_long(notes: Notes) -> bool:
    """Whether one field is over 200 KB."""
    texts = [notes.conclusion, *(row.text for row in notes.opinions)]
    return any(len(text.encode()) > LONGEST for text in texts)
