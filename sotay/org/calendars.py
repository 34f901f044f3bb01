"""Days a person should know of: an app registers its own source, the feed shows them all."""

from collections.abc import Callable
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


Source = Callable[[Standing], list[Event]]
SOURCES: dict[str, Source] = {}


def calendar_source(source: Source) -> Source:
    """Register `source(by)`: the events of the acting person around their day, for them alone.

    An app puts it into its module `calendars`, which is read when the product starts.
    """
    SOURCES[f"{source.__module__}.{source.__qualname__}"] = source
    return source


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
