"""Days a person should know of: an app registers its own source, the feed shows them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Event:
    """A day, or a time of it; its title says what is due, never what anybody wrote."""

    uid: str
    day: date
    start: datetime | None
    end: datetime | None
    title: str
    place: str = ""


Source = Callable[[int, date], list[Event]]
SOURCES: dict[str, Source] = {}


def calendar_source(source: Source) -> Source:
    """Register `source(person_id, on)`: that person's events around a day, for that person alone.

    An app puts it into its module `calendars`, which is read when the product starts.
    """
    SOURCES[f"{source.__module__}.{source.__qualname__}"] = source
    return source


def events_of(person_id: int, *, on: date) -> list[Event]:
    """Everything registered for this person, in the order of days."""
    found = [event for source in SOURCES.values() for event in source(person_id, on)]
    return sorted(found, key=lambda event: (event.day, event.uid))
