"""The due dates of a person's Notebook, for their own calendar; not a word of content."""

from sotay.notebook.queries.years import year_of
from sotay.org.calendars import Event, calendar_source
from sotay.org.standing import Standing


@calendar_source
def due_days(by: Standing) -> list[Event]:
    """What is still to be handed in, this year and next, each on its last day."""
    if by.home is None:
        return []
    return [
        Event(f"so-tay-{year}-{state.use.slug}-{by.person_id}", state.due, None, None,
              f"Hạn nộp: {state.use.title} {year}")
        for year in (by.day.year, by.day.year + 1)
        for state in year_of(by, year)[1]
        if state.due and not state.is_submitted
    ]  # fmt: skip
