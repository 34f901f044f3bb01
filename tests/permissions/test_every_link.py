"""No page shows a way that is shut: every link opens for the person it is shown to."""

import html
import re
from collections import deque

import pytest

from sotay.kit import clock
from sotay.regulations.rules import HALF
from tests.accounts.doors import login_of
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, hand_in_plan, write
from tests.oversight.inspecting import appoint_committee, inspect

LINK = re.compile(r'<a[^>]*\shref="(/[^"#]*)')
MOST = 70
EVERY_YEAR = re.compile(r"^/so-tay/(?!2026)\d{4}/")


@pytest.fixture
def lived(world, monkeypatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))
    for key in ("an", "chi", "giang", "khanh", "lan"):
        hand_in_plan(world, key, "20/01/2026 09:00")
    hand_in(world, "chi", HALF, "10/06/2026 08:00", REVIEW)
    write(world, "dung", "ke-hoach", "12/01/2026 09:00", PLAN_2026)
    appoint_committee(world)
    inspect(world)
    return world


def shut_ways(client) -> list[tuple[str, str, int]]:
    """Where a link leads that does not open, with the page it stands on; from the first page on."""
    waiting, seen, shut = deque([("", "/")]), {"/"}, []
    while waiting and len(seen) <= MOST:
        came, where = waiting.popleft()
        page = client.get(where, follow=True)
        if page.status_code != 200:
            shut.append((came, where, page.status_code))
        if not page.headers["Content-Type"].startswith("text/html"):
            continue
        for link in map(html.unescape, LINK.findall(page.content.decode())):
            if link not in seen and not EVERY_YEAR.match(link) and "/static/" not in link:
                seen.add(link)
                waiting.append((where, link))
    assert len(seen) > 15
    return shut


@pytest.mark.parametrize(
    "who", ["an", "binh", "chi", "dung", "giang", "khanh", "lan", "minh", "nga", "phuc"]
)
def test_every_link_opens_for_whom_it_is_shown(lived, client, who):
    client.force_login(login_of(lived, who))
    assert shut_ways(client) == []
