"""What happens to meetings by itself: remarks go when their time is over."""

from datetime import datetime

from sotay.kit.jobs import periodic
from sotay.meetings.actions.keeping import drop_remarks_past_keeping


@periodic(minutes=24 * 60)
def drop_old_remarks(now: datetime) -> int:
    return drop_remarks_past_keeping(now=now)
