"""Put a document in, pass it on, say that one has studied it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.clock import day_of
from sotay.kit.files import file_fault
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import fold
from sotay.library.models import Acknowledgement, Dissemination, Document
from sotay.library.permissions import keep_documents
from sotay.library.queries import document_for
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing


@dataclass(frozen=True)
class DocumentData:
    kind: str
    issuer: str
    number: str
    issued_on: date
    subject: str
    text: str = ""
    replaces: UUID | None = None


@transaction.atomic
def add_document(
    unit: Unit, data: DocumentData, *, file: tuple[str, bytes] | None = None, by: Actor,
    now: datetime,
) -> Document:  # fmt: skip
    """The document stands in the library of the unit. `NotNow` for a day to come, for the same
    number and day twice, for a file that is not kept, or for replacing what it would itself be
    replaced by.
    """
    if data.issued_on > day_of(now):
        raise NotNow("Ngày ban hành không được sau hôm nay.")
    same = {"unit": unit, "number": data.number, "issued_on": data.issued_on, "kind": data.kind}
    if data.number and Document.objects.filter(**same).exists():
        raise NotNow(f"Văn bản số {data.number} ngày này đã có trong thư viện.")
    name, content = file or ("", b"")
    if file:
        fault = file_fault(name, content)
        if fault:
            raise NotNow(fault)
    document = Document(
        unit=unit, kind=data.kind, issuer=data.issuer, number=data.number,
        issued_on=data.issued_on, subject=data.subject, text=data.text,
        folded_text=fold(data.text), file=content or None, file_name=name[:200],
        replaces=_replaced(unit, data), added_at=now, added_by=by.name,
    )  # fmt: skip
    document.folded = f" {fold(f'{document.title} {data.subject}')}"[:800]
    document.save(force_insert=True)
    record("document.added", f"document:{document.pk}", by=by, now=now, thing_name=document.title)
    return document


def _replaced(unit: Unit, data: DocumentData) -> Document | None:
    if data.replaces is None:
        return None
    older = Document.objects.filter(uid=data.replaces, unit=unit).first()
    if older is None:
        raise NotFound(data.replaces)
    if older.issued_on > data.issued_on:
        raise NotNow("Văn bản mới phải ban hành sau văn bản mà nó thay thế.")
    return older


def unit_to_keep(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person may put documents in there; `Refused` otherwise."""
    unit = unit_by_code(code)
    if not keep_documents.holds(by, unit):
        raise Refused(keep_documents)
    return unit


@transaction.atomic
def disseminate(
    uid: UUID, code: str, instruction: str, *, due_on: date | None, by: Standing, now: datetime
) -> Dissemination:
    """Everybody in and under the unit is to study the document, with this instruction beside it.

    Doing it again changes the instruction. `NotNow` for a day already past.
    """
    document, unit = document_for(uid, by=by), unit_to_keep(code, by=by)
    if document.unit_id not in unit.ancestor_ids:
        raise NotFound(uid)
    if due_on and due_on < by.day:
        raise NotNow("Hạn nghiên cứu phải từ hôm nay trở đi.")
    made, _ = Dissemination.objects.update_or_create(
        document=document,
        unit=unit,
        defaults={"instruction": instruction.strip(), "due_on": due_on, "at": now,
                  "by_name": by.name},
    )  # fmt: skip
    record("document.disseminated", f"document:{document.pk}", by=by, now=now,
           thing_name=document.title, note=unit.name)  # fmt: skip
    return made


@transaction.atomic
def acknowledge(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The acting person has studied the document; saying so again changes nothing."""
    document = document_for(uid, by=by)
    Acknowledgement.objects.get_or_create(
        document=document, person_id=by.person_id, defaults={"at": now}
    )
