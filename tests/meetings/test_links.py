"""No page around a meeting shows a way that is shut: planned, held, signed, whoever looks."""

import html
import re

import pytest

from sotay.kit import clock
from sotay.meetings.actions.minutes import sign
from sotay.meetings.queries.minutes import minutes_page
from tests.fixtures.world import World, at
from tests.meetings.holding import CELL, planned
from tests.meetings.minuting import SLUG, held

LINK = re.compile(r'<a[^>]*\shref="(/don-vi/[^"#]*|\?[^"#]*)')
WHERE = f"/don-vi/{CELL}/sinh-hoat/"
BEGINS = (WHERE, f"/don-vi/{CELL}/?")


def signed_by(world: World, who: str) -> None:
    by = world.by(who, "03/07/2026")
    seen = minutes_page(CELL, SLUG, by=by).digest
    sign(CELL, SLUG, seen=seen, read_back=True, by=by, now=at("03/07/2026 17:00"))


def shut_ways(client) -> list[tuple[str, str, int]]:
    waiting, seen, shut = [("", f"/don-vi/{CELL}/?"), ("", WHERE)], set(), []
    while waiting:
        came, where = waiting.pop(0)
        if where in seen:
            continue
        seen.add(where)
        page = client.get(where, follow=True)
        if page.status_code != 200:
            shut.append((came, where, page.status_code))
        elif page["Content-Type"].startswith("text/html") and where.startswith(BEGINS):
            for link in map(html.unescape, LINK.findall(page.content.decode())):
                if "nam=" not in link:
                    whole = where.split("?")[0] + link if link[0] == "?" else link
                    waiting.append((where, whole))
    assert f"{WHERE}{SLUG}/" in seen
    return shut


@pytest.mark.parametrize("who", ["an", "binh", "chi", "dung", "khanh"])
@pytest.mark.parametrize("signed", [False, True], ids=["held", "signed"])
def test_every_link_opens(world, client, monkeypatch, who, signed):
    monkeypatch.setattr(clock, "now", lambda: at("04/07/2026 09:00"))
    held(world)
    planned(world, when="03/07/2026 18:00", on="05/08/2026")
    if signed:
        signed_by(world, "binh")
        signed_by(world, "an")
    # Who joined after the meeting sees that it was, and reads neither reports nor minutes.
    world.people["ha"].memberships.update(unit=world.units[CELL])
    for one in (who, "ha"):
        client.force_login(world.people[one].login)
        assert shut_ways(client) == []
