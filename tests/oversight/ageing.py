"""What was handed in, as if it had been handed in long ago."""

from datetime import timedelta

from sotay.notebook.models import Entry, UseCount, Version
from tests.fixtures.world import at

FOUR_YEARS = timedelta(days=1461)


def make_old() -> None:
    """Every entry there is becomes one of 2022."""
    for entry in Entry.objects.all():
        entry.year, entry.due_on = 2022, entry.due_on - FOUR_YEARS
        entry.submitted_at -= FOUR_YEARS
        entry.save()
    Version.objects.update(submitted_at=at("19/01/2022 09:00"))
    UseCount.objects.update(year=2022)
