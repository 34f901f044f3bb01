"""Let the entries of a year go where their writer goes."""

from collections.abc import Collection

from sotay.notebook.actions.counting import move_counts, recount_use
from sotay.notebook.models import Entry
from sotay.org.choices import Counted
from sotay.org.models import CountMark


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


def follow_unit(
    *, before: int, after: int, year: int, people: Collection[int] | None = None
) -> int:
    """The entries of that year and later of a unit, or of these people in it, stand in the other
    unit, and counts say so; returns how many. The number of statements does not grow with people.
    """
    rows = Entry.objects.filter(unit_id=before, year__gte=year)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    uses = sorted(set(rows.values_list("year", "use")))
    moved = rows.update(unit_id=after)
    for of_year, use in uses:
        for unit in sorted((before, after)):
            recount_use(unit, of_year, use)
    if moved:
        CountMark.objects.filter(what=Counted.DAYS).delete()
    return moved
