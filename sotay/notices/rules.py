"""When a failed sending is tried again, and when at night nobody is disturbed."""

from datetime import datetime, time, timedelta

BACKOFF = (1, 5, 15, 60, 240, 720, 1440)  # minutes after the first, second … failure
LEASE = timedelta(minutes=5)


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
