"""A page makes at most twelve queries, and as many for thirty items as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kit import clock
from sotay.notebook.rules import content as c
from sotay.regulations.rules import HALF, PLAN, YEAR
from tests.fixtures.world import World, at
from tests.notebook.writing import REVIEW, hand_in, write

MOST = 12


def plan_of(items: int) -> c.PlanContent:
    return c.PlanContent(
        tuple(
            c.PlanItem(f"item{n:04d}", "dao-duc", f"Việc cụ thể số {n}", "Sổ trực", "2026-12-31")
            for n in range(items)
        )
    )


def live(world: World, items: int) -> None:
    hand_in(world, "an", PLAN, "10/01/2026 08:00", plan_of(items))
    hand_in(world, "chi", PLAN, "12/01/2026 09:00", plan_of(items))
    hand_in(world, "chi", HALF, "12/06/2026 09:00", REVIEW)
    write(world, "chi", YEAR, "05/12/2026 09:00", REVIEW)


def counts(client, pages: tuple[str, ...]) -> list[int]:
    found = []
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        found.append(len(queries))
    return found


PAGES = ("/so-tay/2026/", "/so-tay/2026/ke-hoach/", "/so-tay/2026/soat-xet-6-thang/",
         "/so-tay/2026/soat-xet-ca-nam/", "/so-tay/2026/soat-xet-ca-nam/xem-lai/",
         "/so-tay/2026/ghi-chep/", "/so-tay/2026/ke-hoach/da-nop/")  # fmt: skip


@pytest.mark.parametrize("items", [3, 30])
def test_pages_make_few_queries(items, world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("05/12/2026 10:00"))
    live(world, items)
    client.force_login(world.people["chi"].login)
    client.get(PAGES[0])
    found = counts(client, PAGES)
    assert found == [12, 9, 9, 10, 11, 9, 8]
    assert max(found) <= MOST
