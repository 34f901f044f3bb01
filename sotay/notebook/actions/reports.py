"""Say that an entry was reported at a meeting."""

from datetime import date, datetime

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.refusals import NotNow
from sotay.notebook.models import Entry


@transaction.atomic
def mark_reported(entry_id: int, *, on: date, by: Actor, now: datetime) -> None:
    """The entry was reported on that day; `NotNow` if it was never handed in."""
    changed = Entry.objects.filter(pk=entry_id, submitted_at__isnull=False).update(reported_on=on)
    if not changed:
        raise NotNow("Bài chưa nộp thì chưa báo cáo được.")
    record("entry.reported", f"entry:{entry_id}", by=by, now=now)
