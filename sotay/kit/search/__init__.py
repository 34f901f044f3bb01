"""Search in texts, the same on every engine: whole words without accents, best match first.

An app keeps one row a thing (`rows.SearchRow`) with the terms of its heading and text, and asks
`find`; the database keeps its own index of these rows (`sqlite`, `postgres`), which the app's
migration makes with `SearchIndex`. `find` walks from the best kind of match to the weakest, in each
the newest first, and goes on behind the last hit: no page costs more than the first, and nothing is
ever counted (docs/decisions/012-search-by-sets-of-terms.md).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import connection

from sotay.kit.search import postgres, sqlite
from sotay.kit.search.terms import Wanted, wanted_at, words_of

LEVELS = 4
PLACES = 40  # bits
BEHIND_ALL = 2**63 - 1


@dataclass(frozen=True)
class Hit:
    """One thing found: how well (0 is best) and where it stands among the equally good."""

    level: int
    place: int

    def __str__(self) -> str:
        return f"{self.level}-{self.place}"


class Engine(Protocol):
    def create(self, table: str) -> list[str]: ...
    def drop(self, table: str) -> list[str]: ...
    def places(self, table: str, wanted: Wanted, below: int, limit: int) -> tuple[str, list]: ...


ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgres}


def newest_first(day: date, number: int) -> int:
    """The place of a thing of this day: greater the newer, and never the same for two numbers."""
    return day.toordinal() << PLACES | number


def hit_from(text: str) -> Hit | None:
    """The hit behind which to go on, as an address carries it; None for anything else."""
    found = re.fullmatch(r"([0-3])-(\d{1,18})", text)
    return Hit(int(found[1]), int(found[2])) if found else None


def find(
    table: str, typed: str, *, any_of: Iterable[str], all_of: Iterable[str] = (), limit: int,
    after: Hit | None = None,
) -> list[Hit]:  # fmt: skip
    """The rows that have every typed word and these marks: the words together in the heading
    first, then all in the heading, then together in the text, then anywhere; the newest first in
    each. Without anything typed, all rows with these marks; of signs alone, none. One statement,
    which looks at a weaker kind of match only when the better ones did not fill the page.
    """
    words, chosen, always = words_of(typed), tuple(any_of), tuple(all_of)
    if typed.strip() and not words:
        return []
    parts, values = [], []
    for level in range(after.level if after else 0, LEVELS):
        wanted = wanted_at(level, words, any_of=chosen, all_of=always)
        if wanted:
            below = after.place if after and after.level == level else BEHIND_ALL
            sql, params = ENGINES[connection.vendor].places(table, wanted, below, limit)
            parts.append(f"SELECT {level} AS level, place FROM ({sql}) AS found_{level}")  # noqa: S608
            values += params
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} LIMIT %s", [*values, limit])
        return [Hit(level, place) for level, place in cursor.fetchall()]
