"""What comes back by the clock: printed sheets are thrown away after some days."""

from datetime import datetime

from sotay.evaluation.models import EvidenceBatch
from sotay.kit.batches import throw_away_old
from sotay.kit.jobs import periodic


@periodic(minutes=60)
def throw_away_sheets(now: datetime) -> None:
    """Batches of evidence sheets older than seven days are gone."""
    throw_away_old(EvidenceBatch, now)
