"""One document: what it says, who passed it on with which instruction, what one may do with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from sotay.kit.refusals import NotFound
from sotay.library.choices import FileText
from sotay.library.models import Acknowledgement, Dissemination, Document, DocumentFile
from sotay.library.permissions import change_document, keep_documents, read_document
from sotay.org.relations import Refused, seats_with
from sotay.org.standing import MEMBER, PARTICIPANT, Seat, Standing


def places_to_keep(by: Standing) -> tuple[Seat, ...]:
    """Where the acting person may put documents in and pass them on, each unit once."""
    return seats_with(keep_documents, by)


@dataclass(frozen=True)
class Desk:
    """A unit in whose name the acting person passes documents on, and how it stands with one."""

    seat: Seat
    own: Dissemination | None
    asked: Dissemination | None  # what the unit above passed on to it

    @property
    def is_asked(self) -> bool:
        """Passed on from above and not yet from here."""
        return self.asked is not None and self.own is None


@dataclass(frozen=True)
class DocumentPage:
    document: Document
    file: DocumentFile | None
    older: tuple[Document, ...]
    newer: tuple[Document, ...]
    instructions: tuple[Dissemination, ...]  # from the root down
    done_at: datetime | None
    is_asked: bool
    desks: tuple[Desk, ...]
    may_change: bool


def document_for(uid: UUID, *, by: Standing) -> Document:
    """One document for whoever may read it; `NotFound` for everybody else."""
    return _readable(Document.objects.select_related("unit").filter(uid=uid), uid, by)


def document_with(
    uid: UUID, unit_id: int, *, by: Standing
) -> tuple[Document, Dissemination | None]:
    """The same with what a unit passed on, if it did; one query."""
    own = FilteredRelation("disseminations", condition=Q(disseminations__unit_id=unit_id))
    rows = Document.objects.annotate(own=own).select_related("unit", "own")  # type: ignore[misc]
    row = _readable(rows.filter(uid=uid), uid, by)
    return row, getattr(row, "own", None)


def _readable(rows: QuerySet[Document], uid: UUID, by: Standing) -> Document:
    row = rows.first()
    if row is None or not read_document.holds(by, row):
        raise NotFound(uid)
    return row


def document_to_change(uid: UUID, *, by: Standing) -> Document:
    """One document for whoever may change it; `Refused` for others who may read it."""
    document = document_for(uid, by=by)
    if not change_document.holds(by, document):
        raise Refused(change_document)
    return document


def file_for(uid: UUID, *, by: Standing) -> tuple[Document, DocumentFile]:
    """The file of a document with its bytes, for whoever may read the document."""
    document = document_for(uid, by=by)
    file = DocumentFile.objects.filter(document=document).defer("text").first()
    if file is None:
        raise NotFound(uid)
    return document, file


def document_page(uid: UUID, *, by: Standing) -> DocumentPage:
    """A document with the instructions of the units above, and what its reader may do with it."""
    document = document_for(uid, by=by)
    mine = Acknowledgement.objects.filter(document=document, person_id=by.person_id).first()
    kept_at = [seat for seat in places_to_keep(by) if document.unit_id in seat.ancestor_ids]
    belongs = [seat for seat in by.seats if seat.role in (MEMBER, PARTICIPANT)]
    passed = PassedOn(document, [*kept_at, *belongs])
    related = Document.objects.defer("text").order_by("issued_on", "pk")
    return DocumentPage(
        document=document,
        file=file_of(document),
        older=tuple(related.filter(replaced_by=document)),
        newer=tuple(related.filter(replaces=document)),
        instructions=passed.reaching([*kept_at, *belongs]),
        done_at=mine.at if mine else None,
        is_asked=bool(passed.reaching(belongs)),
        desks=tuple(Desk(seat, passed.by(seat.unit_id), passed.asks(seat)) for seat in kept_at),
        may_change=change_document.holds(by, document),
    )


def file_of(document: Document) -> DocumentFile | None:
    """What is known of a document's file, without its bytes and its text."""
    return DocumentFile.objects.filter(document=document).defer("data", "text").first()


class PassedOn:
    """Who passed a document on along the ways down to some seats; two queries."""

    def __init__(self, document: Document, seats: Iterable[Seat]) -> None:
        units = {unit for seat in seats for unit in seat.ancestor_ids}
        rows = document.disseminations.filter(unit_id__in=units).select_related("unit")
        self.rows = {row.unit_id: row for row in rows.order_by("unit__path")}
        chosen = Dissemination.to_units.through.objects.filter(
            dissemination__document=document, unit_id__in=units
        )
        self.chosen = set(chosen.values_list("dissemination_id", "unit_id"))

    def by(self, unit_id: int) -> Dissemination | None:
        """What this unit itself passed on."""
        return self.rows.get(unit_id)

    def asks(self, seat: Seat) -> Dissemination | None:
        """What the unit right above the seat passed on to it."""
        way = seat.ancestor_ids
        return self._to(way[-2], way[-1]) if len(way) > 1 else None

    def reaching(self, seats: Iterable[Seat]) -> tuple[Dissemination, ...]:
        """What reaches these seats, and what their own units said, from the root down."""
        found = {}
        for seat in seats:
            way = seat.ancestor_ids
            for unit, below in zip(way, (*way[1:], None), strict=True):
                row = self.by(unit) if below is None else self._to(unit, below)
                if row:
                    found[row.pk] = row
        return tuple(sorted(found.values(), key=lambda row: len(row.unit.ancestor_ids)))

    def _to(self, unit_id: int, below: int) -> Dissemination | None:
        row = self.by(unit_id)
        return row if row and (row.to_all or (row.pk, below) in self.chosen) else None


def reaching_me(by: Standing) -> Q:
    """Disseminations that reach whoever stands where the acting person belongs."""
    return reaching(by.units_above())


def reaching(above: Iterable[int]) -> Q:
    """Disseminations that reach whoever stands in or under every one of these units."""
    units = list(above)
    chosen = Dissemination.to_units.through.objects.filter(
        dissemination=OuterRef("pk"), unit_id__in=units
    )
    return Q(unit_id__in=units) & (Q(to_all=True) | Q(Exists(chosen)))


def older_of(documents: set[int]) -> list[int]:
    """What these documents replace."""
    rows = Document.replaces.through.objects.filter(from_document_id__in=documents)
    return list(rows.values_list("to_document_id", flat=True))


def typed_numbers(document: Document) -> str:
    """What the document replaces, as one would type it again."""
    rows = document.replaces.order_by("issued_on", "pk").values_list("number", "issued_on")
    return "\n".join(f"{number} {day:%d/%m/%Y}" for number, day in rows)


def files_to_read() -> list[int]:
    """Files whose text took too long to read when they were sent, a few at a time."""
    rows = DocumentFile.objects.filter(known=FileText.WAITING).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:5])
