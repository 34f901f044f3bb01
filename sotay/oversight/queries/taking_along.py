"""What somebody takes along to another unit: this year as far as it was handed in."""

from dataclasses import replace
from uuid import UUID

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Entry
from sotay.notebook.permissions import read_entry
from sotay.notebook.queries.printing import BookletYear, booklet_year, printed_reading
from sotay.notebook.queries.reading import Reading, reading
from sotay.org.permissions import manage_people
from sotay.org.queries import unit_for
from sotay.org.standing import Standing, standing_of
from sotay.oversight.queries.people import membership_in


def year_to_take_along(
    code: str, person_uid: UUID, *, by: Standing
) -> tuple[BookletYear, list[Reading]]:
    """The person's booklet of this year, and each entry in it as the acting person may read it, for
    whoever may read them; `NotFound` for everybody else, `NotNow` where nothing was handed in.

    The head of an agency takes along what was released to them and no more. What colleagues said
    of the person stands in no entry. The caller records the readings.
    """
    unit = unit_for(code, by=by, to=manage_people)
    person = membership_in(unit, person_uid, on=by.day).person
    entries = Entry.objects.filter(person=person, year=by.day.year, submitted_at__isnull=False)
    here = list(entries.filter(gone_on=None).order_by("pk"))
    if not here:
        raise NotNow(f"{person.name} chưa nộp bài nào trong năm {by.day.year}.")
    if not all(read_entry.holds(by, entry) for entry in here):
        raise NotFound(person_uid)
    readings = [reading(entry.uid, by=by) for entry in here]
    empty = booklet_year(by.day.year, by=standing_of(person, day=by.day), blank=True)
    printed = tuple(replace(printed_reading(row), content=row.content) for row in readings)
    return replace(empty, printed=printed), readings
