"""Committees below hear of a document above that makes values of theirs give way, once."""

import pytest

from sotay.notices.models import Message
from sotay.oversight.actions.rule_news import tell_overtaken
from sotay.oversight.jobs import tell_of_stricter_rules
from sotay.regulations.actions.issuing import withdraw
from sotay.regulations.queries import news
from tests.fixtures.world import World, at
from tests.regulations.writing import NOW, issued

LATER = at("18/06/2026 10:00")


@pytest.fixture
def below(world: World) -> World:
    for code in ("T.01.01", "T.01.02"):
        issued(world, code, "18/06/2026", {"plan_due": "01-25", "slip_days": 10})
    tell_of_stricter_rules(NOW)
    assert not Message.objects.exists()
    return world


def told() -> dict[str, str]:
    return {str(row.person): row.body for row in Message.objects.select_related("person")}


def test_the_heads_of_the_units_that_gave_way_are_told_once(below):
    issued(below, "T.01", "01/07/2026", {"plan_due": "01-20"}, number="05-QĐ/ĐU")
    for _ in range(3):
        tell_of_stricter_rules(LATER)
    assert set(told()) == {"Nguyễn Văn An", "Trần Thanh Bình", "Hoàng Thu Giang"}
    body = told()["Nguyễn Văn An"]
    assert "Quy định số 05-QĐ/ĐU" in body and "01/07/2026" in body
    assert "đơn vị đặt 25/01, sẽ là 20/01" in body and "Phiếu" not in body
    message = Message.objects.filter(person=below.people["an"]).get()
    assert message.link == "/don-vi/T.01.01/quy-dinh/" and message.kind == "rules"


def test_a_value_that_stands_or_had_given_way_before_is_not_told_of(below):
    issued(below, "T.01", "01/07/2026", {"plan_due": "01-25"})
    issued(below, "T.01", "01/08/2026", {"plan_due": "01-28"}, number="2")
    tell_of_stricter_rules(LATER)
    assert told() == {}
    issued(below, "T.01", "01/09/2026", {"plan_due": "01-20"}, number="3")
    tell_of_stricter_rules(LATER)
    issued(below, "T.01", "01/10/2026", {"plan_due": "01-15"}, number="4")
    tell_of_stricter_rules(LATER)
    assert Message.objects.filter(person=below.people["an"]).count() == 1


def test_what_was_withdrawn_before_it_was_told_is_told_to_nobody(below):
    made = issued(below, "T.01", "01/07/2026", {"plan_due": "01-20"})
    withdraw("T.01", made.uid, by=below.by("khanh"), now=NOW)
    tell_of_stricter_rules(LATER)
    assert told() == {}


def test_it_goes_on_where_it_stopped(below, monkeypatch):
    monkeypatch.setattr(news, "AT_ONCE", 3)  # two rows of each unit
    issued(below, "T.01", "01/07/2026", {"plan_due": "01-20", "slip_days": 5})
    assert tell_overtaken(LATER)
    assert set(told()) == {"Nguyễn Văn An", "Trần Thanh Bình"}
    assert tell_overtaken(LATER)
    assert len(told()) == 3
    assert not tell_overtaken(LATER)
