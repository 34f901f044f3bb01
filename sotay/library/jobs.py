"""What comes back by the clock: long files are read on, the reminders of the day go out."""

from datetime import datetime, time

from sotay.kit.clock import HANOI
from sotay.kit.jobs import periodic
from sotay.library.actions.keeping import read_on
from sotay.library.actions.reminding import remind_by_rule
from sotay.library.queries.documents import files_to_read

BEGINS = time(6, 30)


@periodic(minutes=1)
def read_long_files(now: datetime) -> int:
    """A few files that took too long while somebody waited."""
    waiting = files_to_read()
    for file_id in waiting:
        read_on(file_id)
    return len(waiting)


@periodic(minutes=5)
def remind_of_documents(now: datetime) -> int:
    """Some of those who have not studied or not passed on, once a day has begun."""
    return remind_by_rule(now) if now.astimezone(HANOI).time() >= BEGINS else 0
