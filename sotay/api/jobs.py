"""What the worker does for the API."""

from datetime import datetime

from sotay.api.actions.once import forget_answers
from sotay.kit.jobs import periodic


@periodic(minutes=60)
def answers_forgotten(now: datetime) -> int:
    return forget_answers(now=now)
