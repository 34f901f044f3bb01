"""Days a person should know of: an app registers its own source, the feed shows them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sotay.org.standing import Standing, standing_of_person


@dataclass(frozen=True)
class Event:
    """A day, or a time of it; its title says what is due, never what anybody wrote."""

    uid: str
    day: date
    start: datetime | None
    end: datetime | None
    title: str
    place: str = ""
    path: str = ""  # the page that tells more, for whoever reads this in the product
    note: str = ""  # one line beside it in the product; never in a feed


Source = Callable[[Standing], list[Event]]
SOURCES: dict[str, Source] = {}


def calendar_source(source: Source) -> Source:
    """Register `source(by)`: the events of the acting person around their day, for them alone.

    An app puts it into its module `calendars`, which is read when the product starts.
    """
    SOURCES[f"{source.__module__}.{source.__qualname__}"] = source
    return source


MEETING, TASK = "meeting", "task"
NEXT: dict[str, Source] = {}


def next_source(kind: str) -> Callable[[Source], Source]:
    """Register `source(by)`: what of this kind stands next for the acting person, if anything; one
    query, since every view of their first page asks.
    """

    def register(source: Source) -> Source:
        NEXT[kind] = source
        return source

    return register


def next_for(by: Standing, *, kinds: Sequence[str] = (MEETING, TASK)) -> list[Event]:
    """What stands next for this person, in the order of days."""
    found = [event for kind in kinds if kind in NEXT for event in NEXT[kind](by)]
    return sorted(found, key=lambda event: (event.day, event.uid))


def events_for(by: Standing, *, besides: str = "") -> list[Event]:
    """Everything registered for this person, in the order of days; one app's own may be left out.

    `besides` is the package of that app: a page that shows its own days itself asks for the rest.
    """
    sources = [s for name, s in SOURCES.items() if not besides or not name.startswith(besides)]
    found = [event for source in sources for event in source(by)]
    return sorted(found, key=lambda event: (event.day, event.uid))


def events_of(person_id: int, *, on: date) -> list[Event]:
    """The same for the person of an address; nothing for somebody who is no longer there."""
    by = standing_of_person(person_id, day=on)
    return events_for(by) if by else []
