"""What comes back by the clock: the automatic reminders of the day."""

from datetime import datetime, time

from sotay.kit.clock import HANOI
from sotay.kit.jobs import periodic
from sotay.oversight.actions.reminding import remind_by_rule

BEGINS = time(6, 30)


@periodic(minutes=15)
def remind_today(now: datetime) -> int:
    """Everybody whom the rules name is told, once a day has begun; going on where it stopped."""
    if now.astimezone(HANOI).time() < BEGINS:
        return 0
    return sum(told for _, told in remind_by_rule(now))
