"""What the worker does for messages: bring them out, at least once, and say that it lives."""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings

from sotay.kit.jobs import periodic
from sotay.notices import channels
from sotay.notices.actions import outbox
from sotay.notices.actions.account import tell_of_help
from sotay.notices.models import Delivery

HELD = timedelta(minutes=1)
log = logging.getLogger(__name__)


def deliver(now: datetime, limit: int = 20) -> int:
    """Up to so many deliveries that are due are tried once each; returns how many had their turn.

    Each is leased before it is sent and settled right after: whoever is killed leaves the lease to
    run out, so it goes at least once, with the same id each time. A channel that is down is asked
    once, and everything else by it waits. Slow servers take no longer than half the lease.
    """
    rows = outbox.claim(now=now, lease=settings.DELIVERY_LEASE, limit=limit)
    try:
        _bring(rows, now)
    finally:
        channels.close_all()
    return len(rows)


def _bring(rows: list[Delivery], now: datetime) -> None:
    until = time.monotonic() + settings.DELIVERY_LEASE.total_seconds() / 2
    down: set[str] = set()
    left = []
    for row in rows:
        if time.monotonic() > until:
            left.append(row)
        elif row.channel not in down and _try(row, now):
            down.add(row.channel)
    for channel in down:
        outbox.hold_channel(channel, now=now, until=now + HELD)
    outbox.release(left)


def _try(row: Delivery, now: datetime) -> bool:
    """The delivery was tried and its end is written down; whether its channel is down."""
    try:
        channels.send_by(row)
    except channels.Never as refusal:
        if refusal.is_gone:
            outbox.forget_device(row.target)
        outbox.failed(row, str(refusal), now=now)
    except channels.Later as problem:
        outbox.put_off(row, str(problem), now=now)
        return problem.is_down
    except Exception as problem:
        log.exception("delivery %s", row.pk)
        outbox.put_off(row, f"Lỗi chưa rõ ({type(problem).__name__}).", now=now)
    else:
        outbox.sent(row, now=now)
    return False


@periodic(minutes=1)
def told_of_help(now: datetime) -> int:
    return tell_of_help(now=now)


def beat(now: datetime) -> None:
    """The worker is alive now."""
    outbox.say_alive(now=now)
