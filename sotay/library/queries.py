"""Read documents: what I am to study, what the library holds, who has studied."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, When

from sotay.kit.refusals import NotFound
from sotay.kit.text import fold
from sotay.library.models import Acknowledgement, Dissemination, Document
from sotay.library.permissions import keep_documents, read_document, see_studied
from sotay.org.models import Membership, Unit
from sotay.org.rolls import RollLine, roll_of
from sotay.org.standing import Seat, Standing

PAGE = 30
LIGHT = ("text", "folded_text", "file")  # what lists do not need


@dataclass(frozen=True)
class ToStudy:
    document: Document
    since: datetime
    due_on: date | None
    is_late: bool


@dataclass(frozen=True)
class Library:
    to_study: tuple[ToStudy, ...]
    documents: tuple[Document, ...]
    words: str
    page: int
    has_more: bool
    keeps_at: tuple[Seat, ...]


def library(*, by: Standing, words: str = "", page: int = 1) -> Library:
    """The documents for the acting person: to be studied first, then all, newest first; with
    words, those that have them all, accents or not, in the heading before the text.
    """
    rows = Document.objects.filter(read_document.rows(by)).defer(*LIGHT)
    found = _searched(rows, words) if fold(words) else rows.order_by("-issued_on", "-pk")
    start = (page - 1) * PAGE
    shown = list(found[start : start + PAGE + 1])
    return Library(
        to_study=() if fold(words) else to_study(by=by),
        documents=tuple(shown[:PAGE]),
        words=words,
        page=page,
        has_more=len(shown) > PAGE,
        keeps_at=places_to_keep(by),
    )


def _searched(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    heading, anywhere = Q(), Q()
    for word in fold(words).split():
        heading &= Q(folded__contains=word)
        anywhere &= Q(folded__contains=word) | Q(folded_text__contains=word)
    place = Case(When(heading, then=0), default=1, output_field=IntegerField())
    return rows.filter(anywhere).annotate(place=place).order_by("place", "-issued_on", "-pk")


def places_to_keep(by: Standing) -> tuple[Seat, ...]:
    """Where the acting person may put documents in and pass them on, each unit once."""
    seats = {}
    for seat in by.seats:
        if keep_documents.holds(by, _AsUnit(seat.unit_id)):
            seats[seat.unit_id] = seat
    return tuple(seats.values())


@dataclass(frozen=True)
class _AsUnit:
    pk: int


def to_study(*, by: Standing) -> tuple[ToStudy, ...]:
    """What was passed on to the acting person and not yet confirmed, the soonest due first."""
    done = Acknowledgement.objects.filter(document=OuterRef("document"), person_id=by.person_id)
    rows = (
        Dissemination.objects.filter(~Exists(done), unit_id__in=by.units_above())
        .select_related("document")
        .order_by(F("due_on").asc(nulls_last=True), "-at")
    )
    found: dict[int, ToStudy] = {}
    for row in rows:
        late = row.due_on is not None and row.due_on < by.day
        found.setdefault(row.document_id, ToStudy(row.document, row.at, row.due_on, late))
    return tuple(found.values())


@dataclass(frozen=True)
class Studied:
    """How many of a unit have studied a document; names only where one may follow the cell."""

    unit: Unit
    people: int
    done: int
    missing: tuple[RollLine, ...]


@dataclass(frozen=True)
class DocumentPage:
    document: Document
    instructions: tuple[Dissemination, ...]  # from the root down
    done_at: datetime | None
    is_asked: bool
    keeps_at: tuple[Seat, ...]
    studied: tuple[Studied, ...]


def document_for(uid: UUID, *, by: Standing) -> Document:
    """One document for whoever may read it; `NotFound` for everybody else."""
    row = Document.objects.select_related("unit", "replaces").filter(uid=uid).first()
    if row is None or not read_document.holds(by, row):
        raise NotFound(uid)
    return row


def document_page(uid: UUID, *, by: Standing) -> DocumentPage:
    """A document with the instructions of the units above, and what its reader may do with it."""
    document = document_for(uid, by=by)
    rows = document.disseminations.select_related("unit").order_by("unit__path")
    above = by.units_above() | {seat.unit_id for seat in by.seats}
    instructions = tuple(row for row in rows if row.unit_id in above)
    mine = Acknowledgement.objects.filter(document=document, person_id=by.person_id).first()
    keeps_at = tuple(seat for seat in places_to_keep(by) if document.unit_id in seat.ancestor_ids)
    return DocumentPage(
        document=document,
        instructions=instructions,
        done_at=mine.at if mine else None,
        is_asked=any(row.unit_id in by.units_above() for row in instructions),
        keeps_at=keeps_at,
        studied=tuple(_studied(document, seat, by) for seat in keeps_at),
    )


def _studied(document: Document, seat: Seat, by: Standing) -> Studied:
    """For one's own cell the names of those who have not; for a committee counts alone."""
    unit = Unit.objects.get(pk=seat.unit_id)
    if not see_studied.holds(by, unit):
        raise NotFound(unit.code)
    inside = Membership.objects.on(by.day).filter(unit__path__startswith=unit.path)
    people = set(inside.values_list("person_id", flat=True))
    known = document.acknowledgements.filter(person__in=inside.values("person_id"))
    done = set(known.values_list("person_id", flat=True))
    is_cell = not unit.children.exclude(kind="group").exists()
    missing = [line for line in roll_of(unit, on=by.day) if line.person_id not in done]
    return Studied(unit, len(people), len(done), tuple(missing) if is_cell else ())
