"""Remind the inspected of an answer that is soon due, and both sides of one that is overdue."""

from datetime import datetime, timedelta

from sotay.audit.actors import SystemActor
from sotay.kit.clock import day_of
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.models import Position
from sotay.org.relations import PARTY_COMMITTEE
from sotay.oversight.actions.reminding import not_before
from sotay.oversight.models import InspectedUnit
from sotay.regulations.queries import rules_in_force

BY = SystemActor("Nhắc tự động")
DAYS = (3, -1, -8)  # days left on which a unit is reminded: before, and when it is over


def remind_answers(now: datetime) -> int:
    """The committee of each unit that still owes an answer to a conclusion is told once on each of
    these days; once it is overdue, those who inspected too. Returns how many are told.
    """
    today = day_of(now)
    days = [today + timedelta(days=left) for left in DAYS]
    owed = InspectedUnit.objects.filter(due_on__in=days, answered_at=None, confirmed_at=None)
    rows = owed.select_related("unit", "inspection__unit", "inspection__leave")
    return sum(_remind(row, now) for row in rows.order_by("pk").iterator(chunk_size=500))


def _remind(row: InspectedUnit, now: datetime) -> int:
    today, inspection = day_of(now), row.inspection
    is_over = row.state(today) == "overdue"
    posts = Position.objects.on(today).filter(unit=row.unit, role__in=PARTY_COMMITTEE)
    people = set(posts.values_list("person_id", flat=True))
    if is_over:
        people |= {inspection.opened_by_id, *inspection.leave.readers.values_list("pk", flat=True)}
    when = "đã quá hạn" if is_over else "sắp đến hạn"
    return send(
        sorted(people),
        kind=Kind.INSPECTION,
        subject=f"{row.unit.name} {when} trả lời kết luận kiểm tra",
        body=f"Kết luận của {inspection.unit.name}, hạn trả lời {row.due_on:%d/%m/%Y}.",
        link=inspection.leave.link,
        dedupe=f"inspection:{inspection.uid}:{row.pk}:owed:{today}",
        by=BY,
        now=now,
        not_before=not_before(now, rules_in_force(inspection.unit.path, on=today)),
    )
