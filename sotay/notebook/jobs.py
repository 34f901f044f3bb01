"""What comes back by the clock: days and years that are over are written down."""

from datetime import datetime, timedelta

from sotay.kit.clock import day_of
from sotay.kit.jobs import periodic
from sotay.notebook.actions.counting import let_days_pass

# Whoever hands in right before midnight has committed by then.
LEE = timedelta(minutes=10)


@periodic(minutes=10)
def write_down_days(now: datetime) -> None:
    """The counts of yesterday, and of what else is over."""
    let_days_pass(day_of(now - LEE))
