"""Tell people of documents: who is to pass one on, who is to study one, who has not yet."""

from collections.abc import Iterable
from datetime import datetime

from sotay.audit.actions import Actor
from sotay.kit.clock import day_of
from sotay.library.models import Dissemination, Document
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.choices import Role
from sotay.org.models import Position, Unit
from sotay.org.rolls import roll_of

WHO_PASSES_ON = (Role.SECRETARY, Role.DEPUTY, Role.AGENCY_HEAD)


def address_of(document: Document) -> str:
    """Where the document is read."""
    return f"/van-ban/{document.uid}/"


def tell_units(row: Dissemination, units: Iterable[Unit], *, by: Actor, now: datetime) -> int:
    """Those who lead these units are told once that the document is theirs to pass on."""
    return send(
        leaders_of([unit.pk for unit in units], by=by, now=now),
        kind=Kind.TASK,
        subject=f"Phổ biến tiếp: {row.document.name}",
        body=f"{row.unit.name} phổ biến {row.document.title}{_until(row)}. Hãy phổ biến tiếp ở đơn "
        "vị mình, kèm chỉ đạo cụ thể: việc gì, ai làm, khi nào.",
        link=address_of(row.document),
        dedupe=f"document:{row.document_id}:pass-on:{row.unit_id}",
        by=by,
        now=now,
    )


def tell_people(row: Dissemination, *, by: Actor, now: datetime) -> int:
    """Everybody of the cell or the agency is told once that there is something to study."""
    people = [line.person_id for line in roll_of(row.unit, on=day_of(now)) if not line.is_exempt]
    return send(
        [person for person in people if person != by.person_id],
        kind=Kind.TASK,
        subject=f"Nghiên cứu: {row.document.name}",
        body=f"{row.unit.name} phổ biến {row.document.title}{_until(row)}. Đọc xong, hãy bấm "
        "“Tôi đã nghiên cứu”.",
        link=address_of(row.document),
        dedupe=f"document:{row.document_id}:study:{row.unit_id}",
        by=by,
        now=now,
    )


def urge_people(
    row: Dissemination, people: Iterable[int], *, by: Actor, now: datetime,
    not_before: datetime | None = None,
) -> int:  # fmt: skip
    """These people have not confirmed yet and are reminded, once a day at the most."""
    return send(
        list(people),
        kind=Kind.REMINDER,
        subject=f"Chưa xác nhận nghiên cứu: {row.document.name}",
        body=f"{row.document.title}{_until(row)}. Đọc xong, hãy bấm “Tôi đã nghiên cứu”.",
        link=address_of(row.document),
        dedupe=f"document:{row.document_id}:unread:{day_of(now)}",
        by=by,
        now=now,
        not_before=not_before,
    )


def urge_units(
    row: Dissemination, units: Iterable[Unit], *, by: Actor, now: datetime,
    not_before: datetime | None = None,
) -> int:  # fmt: skip
    """Those who lead these units are reminded to pass the document on, once a day at the most."""
    return send(
        leaders_of([unit.pk for unit in units], by=by, now=now),
        kind=Kind.REMINDER,
        subject=f"Chưa phổ biến tiếp: {row.document.name}",
        body=f"{row.unit.name} đã phổ biến {row.document.title}{_until(row)}; đơn vị chưa phổ biến "
        "tiếp kèm chỉ đạo của mình.",
        link=address_of(row.document),
        dedupe=f"document:{row.document_id}:silent:{day_of(now)}",
        by=by,
        now=now,
        not_before=not_before,
    )


def leaders_of(units: list[int], *, by: Actor, now: datetime) -> list[int]:
    """Secretary and deputy of each unit, or its head; not the acting person themself."""
    rows = Position.objects.on(day_of(now)).filter(unit_id__in=units, role__in=WHO_PASSES_ON)
    people = rows.order_by("unit_id", "pk").values_list("person_id", flat=True)
    return [person for person in dict.fromkeys(people) if person != by.person_id]


def _until(row: Dissemination) -> str:
    return f", xong trước {row.due_on:%d/%m/%Y}" if row.due_on else ""
