"""Say that one has studied a document; write down where a cell studied it together."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.library.actions.counting import count_one
from sotay.library.models import Acknowledgement, Dissemination, Document, StudySession
from sotay.library.permissions import keep_documents
from sotay.library.queries.documents import document_for, reaching_me
from sotay.library.queries.following import check_under
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing


@transaction.atomic
def acknowledge(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The acting person has studied the document and is counted; saying so again changes nothing.

    `NotNow` for what nobody passed on to them, and for whoever belongs nowhere yet.
    """
    document = document_for(uid, by=by)
    if by.home is None:
        raise NotNow("Đồng chí chưa có nơi sinh hoạt trên hệ thống. Hãy báo bí thư chi bộ.")
    if not Dissemination.objects.filter(reaching_me(by), document=document).exists():
        raise NotNow("Văn bản này chưa được phổ biến tới nơi sinh hoạt nên chưa cần xác nhận.")
    _, is_new = Acknowledgement.objects.get_or_create(
        document=document,
        person_id=by.person_id,
        defaults={"at": now, "unit_id": by.home.unit_id},
    )
    if is_new:
        count_one(document.pk, by.home.unit_id)


@transaction.atomic
def note_session(
    uid: UUID, code: str, *, day: date, title: str, by: Standing, now: datetime
) -> StudySession:
    """The cell's own committee writes down that the document was studied together that day.

    `NotNow` for a day to come and without a name of the occasion.
    """
    document = document_for(uid, by=by)
    unit = unit_by_code(code)
    check_under(document, unit)
    if not keep_documents.holds(by, unit):
        raise Refused(keep_documents)
    if day > by.day:
        raise NotNow("Ngày nghiên cứu không được sau hôm nay.")
    if not clean(title):
        raise NotNow("Hãy ghi tên buổi nghiên cứu, ví dụ: Sinh hoạt chi bộ tháng 6.")
    return record_session(document, unit, day=day, title=clean(title), by=by, now=now)


def record_session(
    document: Document, unit: Unit, *, day: date, title: str, people: int | None = None,
    link: str = "", source: str = "", by: Actor, now: datetime,
) -> StudySession:  # fmt: skip
    """The unit studied the document together; for an action that has let its person in. The same
    `source` again changes the day, the name and the number of people.
    """
    what = {"day": day, "title": title[:200], "people": people, "link": link, "at": now,
            "by_name": by.name}  # fmt: skip
    if source:
        session, _ = StudySession.objects.update_or_create(
            document=document, unit=unit, source=source, defaults=what
        )
    else:
        session = StudySession.objects.create(document=document, unit=unit, **what)
    record("document.session", f"document:{document.pk}", by=by, now=now,
           thing_name=document.title, note=f"{unit.name}: {title}")  # fmt: skip
    return session
