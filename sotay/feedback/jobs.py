"""What comes back by the clock: opinions that are soon due or overdue."""

from datetime import datetime, time

from sotay.feedback.actions.reminding import remind_handlers
from sotay.kit.clock import HANOI
from sotay.kit.jobs import periodic

BEGINS = time(6, 30)


@periodic(minutes=30)
def remind_of_opinions(now: datetime) -> int:
    """Whoever handles them, once a day has begun."""
    return remind_handlers(now) if now.astimezone(HANOI).time() >= BEGINS else 0
