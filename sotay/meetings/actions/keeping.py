"""Keep remarks as long as the rule of their unit says, and no longer."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting, Remark, Shown
from sotay.regulations.queries import rules_for

BY = SystemActor("Hệ thống")


@transaction.atomic
def drop_remarks_past_keeping(*, now: datetime) -> int:
    """Remarks older than their unit keeps them are gone; signed minutes stay as they are."""
    today = clock.day_of(now)
    meetings = Meeting.objects.filter(
        remarks__isnull=False, day__lt=today.replace(year=today.year - 1, day=min(today.day, 28))
    )
    rows = list(meetings.exclude(state=MeetingState.PLANNED).select_related("unit").distinct())
    rules = rules_for({row.unit.path for row in rows}, on=today)
    over = [
        row
        for row in rows
        if (row.day.year + rules[row.unit.path]["remark_years"], row.day.month, row.day.day)
        < (today.year, today.month, today.day)
    ]
    gone, _ = Remark.objects.filter(meeting__in=over).delete()
    for meeting in over:
        record("remarks.expired", f"meeting:{meeting.pk}", by=BY, now=now, thing_name=str(meeting))
    return gone


@transaction.atomic
def forget_shown(entries: Collection[int]) -> int:
    """No meeting shows passages of these entries any more; signed minutes stay as they are."""
    gone, _ = Shown.objects.filter(version__entry__in=entries).delete()
    return gone
