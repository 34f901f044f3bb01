"""Put a document in, change what is said of it, take it out again."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.clock import day_of
from sotay.kit.dates import parse_day
from sotay.kit.file_text import text_of
from sotay.kit.first_page import Unreadable
from sotay.kit.keeping import fault_of, text_fault
from sotay.kit.refusals import NotNow
from sotay.kit.search import newest_first
from sotay.kit.search.terms import mark, terms_of
from sotay.kit.text import clean
from sotay.library.choices import FileText
from sotay.library.models import Document, DocumentFile, DocumentWords
from sotay.library.permissions import keep_documents
from sotay.library.queries.documents import document_to_change, older_of
from sotay.library.rules import goes_round
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing

AT_ONCE, LATER = 2.0, 60.0  # seconds spent on the text of a file: while somebody waits, and not
WITH_DAY = re.compile(r"(.+?)\s+(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4})")


@dataclass(frozen=True)
class DocumentData:
    kind: str
    issuer: str
    number: str
    issued_on: date
    subject: str
    text: str = ""
    # The numbers of documents of the same unit, where needed with the day behind: "03-CT/TW".
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    name: str
    data: bytes


class WrongDocument(NotNow):
    """What was typed cannot stand; `field` says where on the form it is to be mended."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@transaction.atomic
def add_document(
    unit: Unit, data: DocumentData, *, file: Sent | None = None, by: Actor, now: datetime
) -> Document:
    """The document stands in the library of the unit and is found by its heading and its text.

    `WrongDocument` for a day to come, the same number and day twice, a mark of secrecy, a file
    that is not kept, or replacing what is not there, is newer or would come round to itself.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)  # one change of what replaces what at a time
    document = Document(unit=unit, added_at=now, added_by=by.name)
    _write(document, data, file, now)
    record("document.added", f"document:{document.pk}", by=by, now=now, thing_name=document.title)
    return document


@transaction.atomic
def change_document_to(
    uid: UUID, data: DocumentData, *, file: Sent | None = None, by: Standing, now: datetime
) -> Document:
    """The document reads like this now; a new file takes the place of the old one, without one the
    old stays. Raises what `add_document` does, `Refused` for whoever may only read it.
    """
    document = _to_change(uid, by)
    _write(document, data, file, now)
    record("document.changed", f"document:{document.pk}", by=by, now=now, thing_name=document.title)
    return document


@transaction.atomic
def remove_document(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The document put in by mistake is gone. `NotNow` once it was passed on or studied."""
    document = _to_change(uid, by)
    if document.disseminations.exists() or document.acknowledgements.exists():
        raise NotNow("Văn bản đã được phổ biến nên không gỡ được. Hãy sửa chỗ sai.")
    record("document.removed", f"document:{document.pk}", by=by, now=now, thing_name=document.title)
    document.delete()


def unit_to_keep(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person may put documents in there; `Refused` otherwise."""
    unit = unit_by_code(code)
    if not keep_documents.holds(by, unit):
        raise Refused(keep_documents)
    return unit


def _to_change(uid: UUID, by: Standing) -> Document:
    document = document_to_change(uid, by=by)
    Unit.objects.select_for_update().get(pk=document.unit_id)
    return document


def _write(document: Document, data: DocumentData, file: Sent | None, now: datetime) -> None:
    data = replace(
        data, number=clean(data.number), issuer=clean(data.issuer), subject=clean(data.subject),
        text=clean(data.text, multiline=True),
    )  # fmt: skip
    _check(document, data, now)
    if file and (fault := fault_of(file.name, file.data)):
        raise WrongDocument("file", fault)
    for name in ("kind", "issuer", "number", "issued_on", "subject", "text"):
        setattr(document, name, getattr(data, name))
    document.save()
    document.replaces.set(_replaced(document, data))
    if file:
        DocumentFile.objects.filter(document=document).delete()
        kept = DocumentFile(document=document, name=clean(file.name)[-200:], data=file.data,
                            size=len(file.data))  # fmt: skip
        _read(kept, AT_ONCE)
        kept.save()
    index(document)


def _check(document: Document, data: DocumentData, now: datetime) -> None:
    if data.issued_on > day_of(now):
        raise WrongDocument("issued_on", "Ngày ban hành không được sau hôm nay.")
    same = {"unit": document.unit, "number": data.number, "issued_on": data.issued_on,
            "kind": data.kind}  # fmt: skip
    if data.number and Document.objects.filter(**same).exclude(pk=document.pk).exists():
        raise WrongDocument("number", f"Văn bản số {data.number} ngày này đã có trong thư viện.")
    for field, words in (("subject", data.subject), ("text", data.text)):
        if fault := text_fault(words):
            raise WrongDocument(field, fault)


def _replaced(document: Document, data: DocumentData) -> list[Document]:
    """What the typed numbers mean, each once; `WrongDocument` where they cannot be meant."""
    found = [_one_replaced(document.unit, typed) for typed in data.replaces]
    for older in found:
        if older.pk != document.pk and older.issued_on > data.issued_on:
            raise WrongDocument(
                "replaces", f"{older.name} ban hành sau văn bản này nên không thể bị nó thay thế."
            )
    if goes_round(document.pk, [older.pk for older in found], older_of):
        raise WrongDocument(
            "replaces", "Các văn bản thay thế nhau thành vòng tròn: văn bản này sẽ thay cho chính "
            "nó. Hãy xem lại văn bản nào có sau.",
        )  # fmt: skip
    return found


def _one_replaced(unit: Unit, typed: str) -> Document:
    with_day = WITH_DAY.fullmatch(clean(typed))
    number, day = (with_day[1], parse_day(with_day[2])) if with_day else (clean(typed), None)
    rows = Document.objects.filter(unit=unit, number__in={number, number.upper()}).defer("text")
    found = list((rows.filter(issued_on=day) if day else rows)[:2])
    if not found:
        raise WrongDocument("replaces", f"Thư viện của đơn vị không có văn bản số {typed}.")
    if len(found) > 1:
        raise WrongDocument(
            "replaces",
            f"Có nhiều văn bản số {number}. Hãy ghi cả ngày, ví dụ: {number} 15/05/2016.",
        )
    return found[0]


def _read(file: DocumentFile, seconds: float) -> None:
    """The text of the file, as far as it can be read in that time."""
    try:
        found = text_of(bytes(file.data), seconds=seconds)
    except Unreadable:
        file.text, file.known = "", FileText.NONE
        return
    file.text = clean(found.text, multiline=True)
    if not found.is_whole:
        file.known = FileText.WAITING if seconds < LATER else FileText.PART
    else:
        file.known = FileText.WHOLE if file.text else FileText.NONE


@transaction.atomic
def read_on(file_id: int) -> None:
    """A long file is read as far as it is worth, and found by what was read."""
    file = DocumentFile.objects.select_for_update().filter(pk=file_id, known=FileText.WAITING)
    for row in file.select_related("document"):
        _read(row, LATER)
        row.save(update_fields=["text", "known"])
        index(row.document)


def index(document: Document) -> None:
    """The document is found by what it says now, and by nothing it said before."""
    file = DocumentFile.objects.filter(document=document).values_list("text", flat=True).first()
    DocumentWords.objects.filter(document=document).delete()
    DocumentWords.objects.create(
        document=document,
        place=newest_first(document.issued_on, document.pk),
        terms=terms_of(
            f"{document.title} {document.subject}",
            f"{document.text}\n{file or ''}",
            [mark("unit", document.unit_id), mark("kind", document.kind)],
        ),
    )
