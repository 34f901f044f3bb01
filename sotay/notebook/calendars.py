"""The due dates of a person's Notebook, for their own calendar; not a word of content."""

from datetime import date

from django.db.models import Q

from sotay.kit.calendars import Event, calendar_source
from sotay.notebook.queries.years import year_of
from sotay.org.standing import standing_where


@calendar_source
def due_days(person_id: int, on: date) -> list[Event]:
    """What is still to be handed in, this year and next, each on its last day."""
    by = standing_where(Q(pk=person_id), day=on)
    if by is None or by.home is None:
        return []
    return [
        Event(f"so-tay-{year}-{state.use.slug}-{person_id}", state.due, None, None,
              f"Hạn nộp: {state.use.title} {year}")
        for year in (on.year, on.year + 1)
        for state in year_of(by, year)[1]
        if state.due and not state.is_submitted
    ]  # fmt: skip
