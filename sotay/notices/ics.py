"""A calendar as RFC 5545 writes it; days and times, no content."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from sotay.org.calendars import Event

LONGEST = 75  # bytes of a line, its end not counted


def calendar_text(events: Iterable[Event], *, at: datetime, host: str) -> str:
    """These events as one calendar, written at that moment by the installation at `host`."""
    name = urlsplit(host).hostname or "so-tay"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//So tay//Lich//VI", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", "X-WR-CALNAME:Sổ tay",
             "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]  # fmt: skip
    for event in events:
        lines += _event(event, at, name)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, at: datetime, host: str) -> list[str]:
    place = [f"LOCATION:{escaped(event.place)}"] if event.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@{host}",
        f"DTSTAMP:{_moment(at)}",
        *_when(event),
        f"SUMMARY:{escaped(event.title)}",
        *place,
        "TRANSP:TRANSPARENT" if event.start is None else "TRANSP:OPAQUE",
        "END:VEVENT",
    ]


def _when(event: Event) -> list[str]:
    if event.start is None:
        after = event.day + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    end = [f"DTEND:{_moment(event.end)}"] if event.end else []
    return [f"DTSTART:{_moment(event.start)}", *end]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(words: str) -> str:
    """The words as they may stand in a line."""
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(words.splitlines())


def folded(line: str) -> str:
    """Cut into lines of at most 75 bytes, never inside a letter."""
    parts, room = [""], LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = LONGEST - 1  # the blank that says "this goes on"
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
