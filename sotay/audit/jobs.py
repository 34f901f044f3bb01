"""What the worker does for the trail: lines written by many get their places in one chain."""

import time
from datetime import datetime

from sotay.audit.actions import chain_trail
from sotay.kit.jobs import periodic

AT_MOST = 5.0  # seconds in one turn: messages wait meanwhile


@periodic(minutes=1 / 12)
def chain_new_lines(now: datetime) -> int:
    until, added = time.monotonic() + AT_MOST, 0
    for count in chain_trail():
        added += count
        if time.monotonic() > until:
            break
    return added
