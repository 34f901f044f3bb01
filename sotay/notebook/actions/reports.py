"""Say that an entry was reported at a meeting."""

from datetime import date, datetime

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit import clock
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.counting import count_report, recount_use
from sotay.notebook.models import Entry


@transaction.atomic
def mark_reported(entry_id: int, *, on: date, by: Actor, now: datetime) -> None:
    """The entry was reported on that day; a day named before stands in the trail.

    Raises `NotNow` if it was never handed in, or for a day before that or yet to come.
    """
    entry = Entry.objects.select_for_update().get(pk=entry_id)
    if entry.submitted_at is None:
        raise NotNow("Bài chưa nộp thì chưa báo cáo được.")
    if not clock.day_of(entry.submitted_at) <= on <= clock.day_of(now):
        raise NotNow("Ngày báo cáo phải từ ngày nộp bài đến hôm nay.")
    before, entry.reported_on = entry.reported_on, on
    if before == on:
        return
    entry.save(update_fields=["reported_on"])
    if before is None:
        count_report(entry)
    else:
        recount_use(entry.unit_id, entry.year, entry.use)
    record(
        "entry.reported",
        f"entry:{entry_id}",
        by=by,
        now=now,
        thing_name=f"{entry.use} {entry.year}",
        about_id=entry.person_id,
        note=f"Trước đây ghi ngày {before:%d/%m/%Y}" if before else "",
    )
