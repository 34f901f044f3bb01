"""Read the supervision log of a unit, and the list of registered plans."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sotay.kit.text import fold
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.models import SupervisionNote
from sotay.oversight.permissions import supervise
from sotay.oversight.queries.desk import unit_for


@dataclass(frozen=True)
class LogNote:
    uid: UUID
    day: date
    text: str
    by: str
    at: datetime
    additions: tuple["LogNote", ...] = ()


@dataclass(frozen=True)
class Log:
    unit: Unit
    year: int
    months: tuple[tuple[date, tuple[LogNote, ...]], ...]
    words: str


def supervision_log(code: str, year: int, *, by: Standing, words: str = "") -> Log:
    """The committee's notes of a year, newest month first; those with all the words, accents or
    not. Notes are opened to be searched.
    """
    unit = unit_for(code, by=by, to=supervise)
    rows = SupervisionNote.objects.filter(unit=unit).select_related("written_by")
    later: dict[int, list[LogNote]] = {}
    for row in rows.filter(adds_to__isnull=False).order_by("written_at"):
        later.setdefault(row.adds_to_id or 0, []).append(_opened(row))
    notes = [
        _opened(row, tuple(later.get(row.pk, ())))
        for row in rows.filter(adds_to=None, day__year=year).order_by("-day", "-pk")
    ]
    wanted = fold(words).split()
    shown = [note for note in notes if all(word in _folded(note) for word in wanted)]
    months = groupby(shown, key=lambda note: note.day.replace(day=1))
    return Log(unit, year, tuple((first, tuple(found)) for first, found in months), words)


def _opened(row: SupervisionNote, additions: tuple[LogNote, ...] = ()) -> LogNote:
    return LogNote(
        row.uid, row.day, row.unseal()["text"], row.written_by.name, row.written_at, additions
    )


def _folded(note: LogNote) -> str:
    return fold(" ".join([note.text, *(one.text for one in note.additions)]))
