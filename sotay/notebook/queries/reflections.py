"""Read one's own notes: by month, by a word, on this day in former years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound
from sotay.kit.text import fold
from sotay.notebook.models import Reflection
from sotay.notebook.permissions import read_reflection
from sotay.notebook.queries.shut import check_not_shut
from sotay.org.queries import NOBODY
from sotay.org.standing import Standing


@dataclass(frozen=True)
class Note:
    uid: UUID
    written_on: date
    text: str
    mark: str
    item: str


@dataclass(frozen=True)
class Month:
    first: date
    notes: tuple[Note, ...]


def notes_of_year(year: int, *, by: Standing, words: str = "") -> list[Month]:
    """The acting person's notes of a year, newest month first; only those with all the words,
    accents or not. Notes are opened to be searched: there is no index of what they say.
    """
    rows = _own(by).filter(written_on__year=year)
    wanted = fold(words).split()
    found = [note for note in opened(rows) if all(word in fold(note.text) for word in wanted)]
    return [
        Month(first, tuple(notes))
        for first, notes in groupby(found, key=lambda note: note.written_on.replace(day=1))
    ]


def on_this_day(*, by: Standing) -> list[Note]:
    """What the acting person wrote on this day in former years, newest first."""
    rows = _own(by).filter(
        written_on__month=by.day.month,
        written_on__day=by.day.day,
        written_on__year__lt=by.day.year,
    )
    return opened(rows)


def note(uid: UUID, *, by: Standing) -> Note:
    """One note of the acting person; `NotFound` for anybody else's."""
    row = _own(by).filter(uid=uid).first()
    if row is None:
        raise NotFound(uid)
    return opened([row])[0]


def marked_notes(year: int, *, by: Standing) -> list[Note]:
    """The notes of a year that are marked or tied to a plan item, oldest first."""
    check_not_shut(by)
    notes = opened(_between(by.person_id, date(year, 1, 1), date(year, 12, 31)))
    return [row for row in notes if row.mark or row.item]


@prepared
def _between(person_id: int, first: date, last: date) -> QuerySet[Reflection]:
    by = replace(NOBODY, person_id=person_id)  # one's own notes: nothing else is asked of them
    rows = Reflection.objects.filter(read_reflection.rows(by), written_on__range=(first, last))
    return rows.order_by("written_on", "pk")


def _own(by: Standing) -> QuerySet[Reflection]:
    check_not_shut(by)
    return Reflection.objects.filter(read_reflection.rows(by)).order_by("-written_on", "-pk")


def opened(rows: Iterable[Reflection]) -> list[Note]:
    """The words of sealed notes, in the order given."""
    found = []
    for row in rows:
        kept = row.unseal()
        found.append(Note(row.uid, row.written_on, kept["text"], kept["mark"], kept["item"]))
    return found
