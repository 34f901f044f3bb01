"""Let the entries of a year go where their writer goes."""

from sotay.notebook.actions.counting import move_counts
from sotay.notebook.models import Entry


def follow_person(person_id: int, *, before: int, after: int, year: int) -> int:
    """The person's entries of that year and later stand in the new unit, and counts say so;
    returns how many moved.

    To be called in the transaction of the move. Versions keep the unit they were handed in to;
    former years stay where they were.
    """
    rows = Entry.objects.select_for_update().filter(
        person_id=person_id, year__gte=year, unit_id=before
    )
    moved = list(rows.order_by("pk"))
    for entry in moved:
        entry.unit_id = after
        entry.save(update_fields=["unit"])
        if entry.submitted_at:
            move_counts(entry, before)
    return len(moved)
