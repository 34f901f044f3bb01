"""Every list page makes as many queries for thirty rows as for three, and never more than twelve.

What grows with the items of a plan, `test_page_queries` measures; the desk, `tests/oversight`.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sotay.accounts.models import Session
from sotay.audit.actions import record
from sotay.kit import clock
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.models import Entry
from sotay.notebook.rules import content as c
from sotay.notices.choices import Kind
from sotay.notices.models import Message
from sotay.org.choices import Category, Role, UnitKind
from sotay.regulations.rules import PLAN, YEAR
from tests.accounts.doors import login_of
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in, hand_in_plan

MOST = 12
NOW = at("18/06/2026 09:00")
Grow = Callable[[World, int], str]


def leaders(world: World, many: int) -> str:
    for n in range(many):
        world.person(f"l{n}", f"Lê Văn Số {n}", "T.01.01", Category.OFFICIAL,
                     (Role.COMMITTEE_MEMBER, "T.01.01"))  # fmt: skip
        hand_in_plan(world, f"l{n}", "05/01/2026 08:00")
    return "/so-tay/2026/"


def leaders_beside_the_plan(world: World, many: int) -> str:
    leaders(world, many)
    return "/so-tay/2026/ke-hoach/"


def children(world: World, many: int) -> str:
    for n in range(many):
        world.unit(f"T.01.{n + 50}", f"Chi bộ {n}", UnitKind.CELL, "T.01")
    return "/don-vi/T.01/"


def notes(world: World, many: int) -> str:
    for n in range(many):
        write_reflection(f"Ghi chép số {n}", token=uuid4(), by=world.by("an"), now=NOW,
                         today=day(f"{n % 28 + 1:02d}/05/2026"))  # fmt: skip
    return "/so-tay/2026/ghi-chep/"


def notes_found(world: World, many: int) -> str:
    return notes(world, many) + "?tim=ghi"


def marked_notes_beside_a_review(world: World, many: int) -> str:
    for n in range(many):
        write_reflection(f"Việc số {n}", token=uuid4(), by=world.by("an"), now=NOW, mark="done",
                         today=day("01/05/2026"))  # fmt: skip
    return "/so-tay/2026/soat-xet-6-thang/"


def versions(world: World, many: int) -> str:
    for n in range(many):
        items = (replace(PLAN_2026.items[0], deed=f"Việc lần thứ {n}"),)
        hand_in(world, "an", PLAN, "12/01/2026 09:00", c.PlanContent(items))
    return "/so-tay/2026/ke-hoach/"


def items_read_by_another(world: World, many: int) -> str:
    items = tuple(replace(PLAN_2026.items[0], id=f"item{n:04d}") for n in range(many))
    hand_in(world, "chi", PLAN, "12/01/2026 09:00", c.PlanContent(items))
    return f"/so-tay/bai/{Entry.objects.get(person=world.people['chi']).uid}/"


def weaknesses_carried(world: World, many: int) -> str:
    rows = tuple(c.Weakness(f"weak{n:04d}", f"Khuyết điểm {n}", "Do chậm", "Làm sớm", "2026-06-30")
                 for n in range(many))  # fmt: skip
    review = c.ReviewContent(strengths="Đã làm.", weaknesses=rows)
    hand_in(world, "an", YEAR, "20/12/2025 09:00", review, 2025)
    return "/so-tay/2026/ke-hoach/"


def readers(world: World, many: int) -> str:
    for n in range(many):
        record("entry.read", f"entry:{n}", by=world.by("binh"), now=NOW, thing_name="Kế hoạch",
               about_id=world.people["an"].pk)  # fmt: skip
    return "/tai-khoan/ai-da-xem/"


def people(world: World, many: int) -> None:
    for n in range(many):
        world.person(f"x{n}", f"Lê Văn Số {n}", "T.01.01")


def people_to_help(world: World, many: int) -> str:
    people(world, many)
    return "/so-tay/nhap-ho/"


def people_to_name_as_helper(world: World, many: int) -> str:
    people(world, many)
    return "/tai-khoan/nhap-ho/"


def people_for_slips(world: World, many: int) -> str:
    people(world, many)
    return "/don-vi/T.01.01/phieu-kich-hoat/"


def devices(world: World, many: int) -> str:
    for n in range(many):
        Session.objects.create(session_key=f"khóa{n}", login=world.people["an"].login, device="Máy",
                               started_at=NOW, seen_at=NOW, session_data="",
                               expire_date=at("01/01/2050"))  # fmt: skip
    return "/tai-khoan/"


def messages(world: World, many: int) -> str:
    Message.objects.bulk_create(
        Message(
            person=world.people["an"], kind=Kind.REMINDER, dedupe=f"{n}", subject="Nhắc", at=NOW
        )
        for n in range(many)
    )
    return "/thong-bao/"


GROWING = (leaders, leaders_beside_the_plan, children, notes, notes_found,
           marked_notes_beside_a_review, versions, items_read_by_another, weaknesses_carried,
           readers, people_to_help, people_to_name_as_helper, people_for_slips, devices,
           messages)  # fmt: skip


def count(client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(page)
    assert response.status_code == 200, page
    return len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]])


@pytest.mark.parametrize("grow", GROWING, ids=lambda grow: grow.__name__)
def test_as_many_queries_for_thirty_rows_as_for_three(grow, world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(login_of(world, "khanh" if grow is children else "an"))
    client.get("/tai-khoan/")
    found = []
    for many in (3, 30):
        with transaction.atomic():
            found.append(count(client, grow(world, many)))
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert max(found) <= MOST
