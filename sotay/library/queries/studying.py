"""What one is to study, and what one's units are to pass on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from sotay.kit.clock import HANOI
from sotay.library.models import Acknowledgement, Dissemination, Document
from sotay.library.queries.documents import places_to_keep, reaching, reaching_me
from sotay.org.models import Unit
from sotay.org.standing import Seat, Standing

MOST = 50


@dataclass(frozen=True)
class ToStudy:
    document: Document
    since: datetime
    due_on: date | None
    is_late: bool


def to_study(*, by: Standing) -> tuple[ToStudy, ...]:
    """What was passed on to the acting person and not yet confirmed, the soonest due first: not
    what has been replaced, nor what was over before they came. One query.
    """
    done = Acknowledgement.objects.filter(document=OuterRef("document"), person_id=by.person_id)
    rows = _current().filter(reaching_me(by), ~Exists(done))
    if by.since:
        came = datetime.combine(by.since, time(), HANOI)
        rows = rows.filter(Q(at__gte=came) | Q(due_on__gte=by.since))
    found: dict[int, ToStudy] = {}
    for row in rows.order_by(F("due_on").asc(nulls_last=True), "-at")[: MOST * 3]:
        late = row.due_on is not None and row.due_on < by.day
        found.setdefault(row.document_id, ToStudy(row.document, row.at, row.due_on, late))
    return tuple(found.values())[:MOST]


@dataclass(frozen=True)
class ToPassOn:
    """A document that a unit got from above and has not passed on yet."""

    seat: Seat
    document: Document
    from_above: Dissemination

    @property
    def due_on(self) -> date | None:
        return self.from_above.due_on


def to_pass_on(*, by: Standing) -> tuple[ToPassOn, ...]:
    """What the units in whose name the acting person passes documents on have not passed on yet,
    the soonest due first. Two queries.
    """
    below: dict[int, list[Seat]] = {}
    for seat in places_to_keep(by):
        if seat.above:
            below.setdefault(seat.ancestor_ids[-2], []).append(seat)
    if not below:
        return ()
    seats = [seat for some in below.values() for seat in some]
    rows = _current().filter(unit_id__in=below).prefetch_related(_among(seats))
    found = [
        ToPassOn(seat, row.document, row)
        for row in rows.order_by(F("due_on").asc(nulls_last=True), "-at")[: MOST * 3]
        for seat in below[row.unit_id]
        if row.to_all or seat.unit_id in {unit.pk for unit in row.to_units.all()}
    ]
    done = set(
        Dissemination.objects.filter(
            unit_id__in=[one.seat.unit_id for one in found],
            document_id__in=[one.document.pk for one in found],
        ).values_list("document_id", "unit_id")
    )
    return tuple(one for one in found if (one.document.pk, one.seat.unit_id) not in done)[:MOST]


def passed_on_to(unit: Unit) -> list[Document]:
    """What reached this unit last and holds still, the latest first, for whoever plans to study
    it together; the caller has asked who may. One query.
    """
    rows = _current().filter(reaching(unit.ancestor_ids)).order_by("-at", "-pk")[:MOST]
    return list({row.document_id: row.document for row in rows}.values())


def _among(seats: Iterable[Seat]) -> Prefetch:
    return Prefetch("to_units", Unit.objects.filter(pk__in=[seat.unit_id for seat in seats]))


def _current() -> QuerySet[Dissemination]:
    """What was passed on and has not been replaced since, without the texts of documents."""
    replaced = Document.replaces.through.objects.filter(to_document_id=OuterRef("document_id"))
    rows = Dissemination.objects.filter(~Exists(replaced)).select_related("document")
    return rows.defer("document__text")
