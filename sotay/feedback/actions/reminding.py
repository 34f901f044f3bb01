"""Remind those who handle opinions, by the clock alone."""

from datetime import datetime, timedelta

from sotay.feedback.actions.steps import BY
from sotay.feedback.choices import OPEN
from sotay.feedback.models import Feedback
from sotay.feedback.queries.handlers import who_handles
from sotay.kit.clock import day_of
from sotay.notices.actions import send
from sotay.notices.choices import Kind

# Days left on which whoever handles an opinion is reminded: before, and when it is over.
DAYS = (3, -1, -8)
SUBJECTS = {True: "Ý kiến sắp đến hạn trả lời", False: "Ý kiến đã quá hạn trả lời"}


def remind_handlers(now: datetime) -> int:
    """Whoever handles an opinion that is soon due or overdue is told once on each of these days:
    never what it says, nor from whom it came. Returns how many are told.
    """
    today, told = day_of(now), 0
    days = [today + timedelta(days=day) for day in DAYS]
    rows = Feedback.objects.filter(state__in=OPEN, due_on__in=days).defer("sealed")
    for row in rows.order_by("pk").iterator(chunk_size=500):
        told += send(
            who_handles(row, on=today),
            kind=Kind.REMINDER,
            subject=SUBJECTS[row.due_on >= today],
            body=f"{row.get_kind_display()} về {row.get_about_display().lower()}, hạn trả lời "
            f"{row.due_on:%d/%m/%Y}.",
            link=f"/y-kien/{row.uid}/",
            dedupe=f"feedback:{row.pk}:due:{today}",
            by=BY,
            now=now,
        )
    return told
