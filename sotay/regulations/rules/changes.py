"""What a regulation changes: values, and the days on which uses are due. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sotay.regulations.rules.calendar import Person, Rules, due_on, uses_of_year
from sotay.regulations.rules.inheriting import inherited
from sotay.regulations.rules.keys import KEYS

MEMBER, LEADER = Person(is_leader=False), Person(is_leader=True)


@dataclass(frozen=True)
class Change:
    """A value before and after."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Move:
    """The last days of one use, before and after; None where the use is not asked for."""

    year: int
    title: str
    member: tuple[date | None, date | None]
    leader: tuple[date | None, date | None]


def changes(before: Mapping[str, Any] | Rules, after: Mapping[str, Any] | Rules) -> list[Change]:
    """The declared keys whose value differs, in their order."""
    return [Change(key, before[key], after[key]) for key in KEYS if before[key] != after[key]]


def with_own(before: Rules, above: Rules, own: Mapping[str, Any], *, since: date) -> Rules:
    """The rules as they would be if the unit set exactly `own` from that day on.

    `before` and `above` are the rules of the unit and of the one above, both on the same late day.
    """

    def earlier(day: date) -> Mapping[str, Any]:
        if day < since:
            return before.at(day).values
        return inherited([above.at(day).values, own])

    on = before.day or since
    return Rules(earlier(on), on, earlier)


Days = tuple[date | None, date | None]  # of members, of leaders


def moves(years: Iterable[int], before: Rules, after: Rules) -> list[Move]:
    """The uses of these years whose last day moves, for members or for leaders."""
    found = []
    for year in years:
        was, becomes = _last_days(year, before), _last_days(year, after)
        for slug in {**was, **becomes}:
            title, old = was.get(slug, ("", (None, None)))
            title, new = becomes.get(slug, (title, (None, None)))
            if old != new:
                found.append(Move(year, title, (old[0], new[0]), (old[1], new[1])))
    return found


def _last_days(year: int, rules: Rules) -> dict[str, tuple[str, Days]]:
    return {
        use.slug: (use.title, (due_on(use, MEMBER, rules), due_on(use, LEADER, rules)))
        for use in uses_of_year(year, rules)
    }
