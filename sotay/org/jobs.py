"""What comes back by the clock: rows with dates come into force."""

from datetime import datetime

from sotay.kit.clock import day_of
from sotay.kit.jobs import periodic
from sotay.org.actions.counting import count_people_on


@periodic(minutes=10)
def count_people_of_today(now: datetime) -> None:
    """Whoever joins, leaves or takes a post today is counted so from today."""
    count_people_on(day_of(now))
