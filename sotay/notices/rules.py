"""When a failed sending is tried again, when nobody is disturbed, and what a message may be."""

import base64
import binascii
from datetime import datetime, time, timedelta

BACKOFF = (1, 5, 15, 60, 240, 720, 1440, 1440)  # minutes after the first, second … failure
LONGEST_SUBJECT = 200
POINT = 65  # bytes of an uncompressed point on P-256
SHARED = 16


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None when it is given up."""
    if tries > len(BACKOFF):
        return None
    return now + timedelta(minutes=BACKOFF[tries - 1])


def after_quiet(now: datetime, begins: time, ends: time) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies; in the zone of `now`."""
    at = now.timetz().replace(tzinfo=None)
    quiet = at >= begins or at < ends if begins > ends else begins <= at < ends
    if not quiet:
        return now
    morning = now.replace(hour=ends.hour, minute=ends.minute, second=0, microsecond=0)
    return morning if morning > now else morning + timedelta(days=1)


def one_line(words: str) -> str:
    """The words as a subject: one line, cut to what fits."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def inside_path(link: str) -> str:
    """The link as it is; `ValueError` unless it is empty or a path of this very product."""
    if link and (not link.startswith("/") or link.startswith(("//", "/\\"))):
        raise ValueError(f"a message may only lead inside: {link}")
    return link


def push_keys_fit(p256dh: str, auth: str) -> bool:
    """Whether these can be the keys of a browser: a point of a curve and a shared secret."""
    try:
        point, shared = (base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
                         for key in (p256dh, auth))  # fmt: skip
    except (binascii.Error, ValueError):
        return False
    return len(point) == POINT and point[0] == 4 and len(shared) == SHARED
