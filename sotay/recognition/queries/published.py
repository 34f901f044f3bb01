"""Good examples that are told: looked through and searched, the newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from sotay.kit.text import fold
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.recognition.models import Example
from sotay.recognition.permissions import read_told
from sotay.recognition.queries.finding import units_on

PAGE = 20
PLACES = 40  # bits


@dataclass(frozen=True)
class Told:
    """One published example as everybody it is told to reads it."""

    uid: UUID
    place: int
    title: str
    text: str
    name: str
    unit_name: str
    unit_code: str
    award: str
    decided_on: date
    has_picture: bool


@dataclass(frozen=True)
class ToldList:
    """A page of published examples with what it was narrowed to."""

    rows: tuple[Told, ...]
    words: str
    unit: str
    year: str
    units: tuple[Unit, ...]
    years: tuple[int, ...]
    next_after: int | None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.unit or self.year)


def newest_first(day: date, number: int) -> int:
    """The place of an example in the list: greater the newer, never the same for two."""
    return day.toordinal() << PLACES | number


def told_list(
    *, by: Standing, words: str = "", unit: str = "", year: str = "", after: int | None = None
) -> ToldList:
    """What is told to the acting person, one page behind the place `after`; with words those that
    have them all, accents or not; of a unit and below, of a year. At most four queries.
    """
    units = units_on(by.home.path) if by.home else []
    chosen = _chosen(unit, units)
    rows = Example.objects.filter(read_told.rows(by))
    years = list(rows.order_by("-year").values_list("year", flat=True).distinct())
    found = _narrowed(rows, words, chosen, year)
    if after is not None:
        found = found.filter(place__lt=after)
    shown = list(_light(found).order_by("-place")[: PAGE + 1])
    told = tuple(_told(row) for row in shown[:PAGE])
    return ToldList(
        rows=told,
        words=words,
        unit=chosen.code if chosen else "",
        year=year,
        units=tuple(dict.fromkeys([*units, *([chosen] if chosen else [])])),
        years=tuple(one for one in years if one),
        next_after=told[-1].place if len(shown) > PAGE else None,
    )


def _chosen(code: str, units: list[Unit]) -> Unit | None:
    known = next((one for one in units if one.code == code), None)
    return known or (Unit.objects.filter(code=code).first() if code else None)


def _narrowed(
    rows: QuerySet[Example], words: str, unit: Unit | None, year: str
) -> QuerySet[Example]:
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    if unit:
        rows = rows.filter(from_unit__path__startswith=unit.path)
    return rows.filter(year=int(year)) if year.isdecimal() else rows


def _light(rows: QuerySet[Example]) -> QuerySet[Example]:
    """Without the picture itself."""
    shown = ExpressionWrapper(Q(picture__isnull=False), output_field=BooleanField())
    around = rows.select_related("commendation", "from_unit", "person", "collective")
    return around.defer("picture", "folded").annotate(has_picture=shown)


def _told(row: Any) -> Told:
    kept = row.words
    return Told(
        uid=row.uid,
        place=row.place,
        title=kept["title"],
        text=kept["text"],
        name=row.subject_name,
        unit_name="" if row.collective_id == row.from_unit_id else row.from_unit.name,
        unit_code=row.from_unit.code,
        award=row.commendation.get_award_display(),
        decided_on=row.commendation.decided_on,
        has_picture=row.has_picture,
    )
