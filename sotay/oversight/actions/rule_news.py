"""Tell the committees below when a document above makes values of theirs give way."""

from datetime import datetime
from itertools import groupby

from django.db import transaction

from sotay.audit.actors import SystemActor
from sotay.kit.clock import day_of
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.choices import Role
from sotay.org.models import Position
from sotay.regulations.actions.news import reach
from sotay.regulations.models import Regulation
from sotay.regulations.queries.news import document_with_news, next_overtaken
from sotay.regulations.queries.preview import GivesWay
from sotay.regulations.rules import declared
from sotay.regulations.rules.words import in_words

BY = SystemActor("Quy định")
TOLD = (Role.SECRETARY, Role.DEPUTY, Role.AGENCY_HEAD)


@transaction.atomic
def tell_overtaken(now: datetime) -> bool:
    """The next few units whose values give way to a newly issued document are told, once each;
    False when nobody is left. Stopped anywhere and called again, it goes on where it was.
    """
    document = document_with_news()
    if document is None:
        return False
    found, reached = next_overtaken(document)
    by_unit = {unit: list(rows) for unit, rows in groupby(found, key=lambda row: row.unit)}
    posts = Position.objects.on(day_of(now)).filter(unit__in=by_unit, role__in=TOLD)
    heads: dict[int, list[int]] = {}
    for unit_id, person_id in posts.order_by("pk").values_list("unit_id", "person_id"):
        heads.setdefault(unit_id, []).append(person_id)
    for unit, rows in by_unit.items():
        _tell(document, rows, heads.get(unit.pk, []), now=now)
    reach(document, reached)
    return True


def _tell(document: Regulation, rows: list[GivesWay], people: list[int], *, now: datetime) -> None:
    unit = rows[0].unit
    lines = [
        f"- {declared(row.key).label}: đơn vị đặt {in_words(row.key, row.value)}, "
        f"sẽ là {in_words(row.key, row.becomes)}"
        for row in rows
    ]
    send(
        people,
        kind=Kind.RULES,
        subject=f"Cấp trên quy định chặt hơn, giá trị của {unit.name} không còn áp dụng",
        body=f"{document.title} của {document.issuer}, từ {document.valid_from:%d/%m/%Y}:\n"
        + "\n".join(lines),
        link=f"/don-vi/{unit.code}/quy-dinh/",
        dedupe=f"overtaken:{document.pk}:{unit.pk}",
        by=BY,
        now=now,
    )
