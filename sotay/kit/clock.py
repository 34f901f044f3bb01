"""What time it is, in one place. Views, jobs and commands ask; everything below gets it passed.

A demo database may live at another time: its clock starts where `SOTAY_NOW` says and runs on.
"""

import os
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import ceil
from zoneinfo import ZoneInfo

from django.utils import timezone

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    return timezone.now() + _offset()


def of_the_world() -> datetime:
    """The time on everybody's phone, in a demo database too: for codes that phones make."""
    return timezone.now()


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Vietnam of a moment."""
    return moment.astimezone(HANOI).date()


def parse(text: str) -> datetime:
    """An ISO date or moment; without a zone it is Vietnam's."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def is_demo() -> bool:
    """Whether this process serves a demo database."""
    return _demo_offset() is not None


def _offset() -> timedelta:
    return _demo_offset() or timedelta()


@lru_cache(maxsize=1)
def _demo_offset() -> timedelta | None:
    from sotay.kit.models import Installation

    installation = Installation.objects.filter(pk=1, is_demo=True).first()
    return timedelta(seconds=installation.clock_offset) if installation else None


def start(asked: str = "") -> None:
    """Let the clock of a demo database start at `asked` (or `SOTAY_NOW`) and run on from there.

    The offset is stored: asking for the same start again, after a restart, does not go back.
    In a real database nothing happens.
    """
    from sotay.kit.models import Installation

    asked = asked or os.environ.get("SOTAY_NOW", "")
    installation = Installation.objects.filter(pk=1, is_demo=True).first()
    if installation and asked and asked != installation.clock_asked:
        installation.clock_asked = asked
        installation.clock_offset = ceil((parse(asked) - timezone.now()).total_seconds())
        installation.save(update_fields=["clock_asked", "clock_offset"])
    _demo_offset.cache_clear()


def hour_of(moment: datetime) -> str:
    """ "14:32" in Vietnam."""
    return f"{moment.astimezone(HANOI):%H:%M}"
