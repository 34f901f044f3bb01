"""Whoever was urged sees it on the first page, with the days left today, until it was handed in."""

from uuid import uuid4

import pytest

from sotay.kit import clock
from sotay.oversight.actions.reminding import remind, remind_by_rule
from tests.fixtures.world import at
from tests.notebook.writing import hand_in_plan

HOME = "/so-tay/2026/"


@pytest.fixture
def home(world, client, monkeypatch):
    def read(who: str, when: str) -> str:
        monkeypatch.setattr(clock, "now", lambda: at(when))
        client.force_login(world.people[who].login)
        return " ".join(client.get(HOME).content.decode().split())

    return read


def urge(world, who: str, when: str) -> None:
    by = world.by("an", when.split()[0])
    remind("T.01.01", [world.people[who].uid], token=uuid4(), insist=False, before_leaders=True,
           by=by, now=at(when))  # fmt: skip


def test_who_urged_and_how_many_days_are_left_today(world, home):
    urge(world, "chi", "20/01/2026 09:00")
    line = "Nguyễn Văn An đôn đốc: còn 9 ngày tới hạn kế hoạch cá nhân."
    assert line in home("chi", "22/01/2026 08:00")
    assert "đôn đốc:" not in home("dung", "22/01/2026 08:00")
    late = "Nguyễn Văn An đôn đốc: quá hạn 2 ngày kế hoạch cá nhân."
    assert late in home("chi", "02/02/2026 08:00")


def test_what_is_handed_in_or_read_urges_no_more(world, home, client):
    urge(world, "chi", "20/01/2026 09:00")
    urge(world, "dung", "20/01/2026 09:00")
    hand_in_plan(world, "chi", "21/01/2026 09:00")
    assert "đôn đốc:" not in home("chi", "22/01/2026 08:00")
    assert "đôn đốc:" in home("dung", "22/01/2026 08:00")
    client.get("/thong-bao/")
    assert "đôn đốc:" not in home("dung", "22/01/2026 08:00")


def test_a_reminder_by_the_clock_says_so(world, home):
    list(remind_by_rule(at("17/01/2026 08:00")))
    assert "Nhắc tự động: còn 14 ngày tới hạn kế hoạch" in home("chi", "17/01/2026 09:00")
