"""Who meets what anybody wrote: every address of the product, asked by everybody there is.

Each thing somebody wrote has a word of its own. Whoever may meet it is named here once, apart from
the permissions; a page, file or feed that lets anybody else meet one of these words fails. Above
the cell nobody meets a member's text but the inspector of an open inspection.
"""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client

from sotay.accounts.models import Login
from sotay.exports.tables import table_xlsx
from sotay.kit import clock
from sotay.notices.actions.ways import make_feed
from sotay.notices.jobs import beat
from tests.api.calling import token_of
from tests.fixtures.world import World, make_login
from tests.meetings.holding import CELL
from tests.permissions.canary_pages import (
    all_addresses,
    canaries_in,
    formulas_in,
    further,
    is_unescaped,
)
from tests.permissions.canary_world import MARK, NOW, canary, lived

COMMITTEE = {"an", "binh", "cam"}
CALLED = {*COMMITTEE, "chi", "dung", "khanh"}  # on the list of attendance of 03/07
GRASSROOTS = {"khanh", "duc", "em"}
BELOW_GRASSROOTS = {*CALLED, *GRASSROOTS, "moi", "giang", "ha", "lan", "hien", "nga", "oanh"}
EXPECTED: dict[str, set[str]] = {
    # What Chi wrote and nobody else ever meets.
    "draft": {"chi"}, "draftb": {"chi"}, "aside": {"chi"}, "asideb": {"chi"}, "reflect": {"chi"},
    "planchi": {"chi"},  # a version since corrected
    # Submitted: the writer, the committee of the cell; Nga while she inspects the plans.
    "planchib": {"chi", *COMMITTEE, "nga"}, "weak": {"chi", *COMMITTEE},
    # Of former years: what was kept back, and what was destroyed by decision.
    "oldkept": {"chi", *COMMITTEE}, "oldgone": set(),
    "halfan": COMMITTEE, "weakan": COMMITTEE, "weakcam": COMMITTEE, "planha": {"ha", "giang"},
    # Hà, whom Dũng named, types in what stands on his paper: the plan's deeds stand beside it.
    "plandung": {"dung", *COMMITTEE, "nga", "ha"},
    "helped": {"dung", "an", "binh", "ha"}, "helpedb": {"dung", "an", "binh", "ha"},
    # Plans of leaders: everybody below them.
    "planan": {*CALLED, "moi", "nga"}, "plankhanh": BELOW_GRASSROOTS,
    # Of people outside the Party the head of the agency meets what they release.
    "planlan": {"lan", "khanh"}, "open": {"lan", "khanh"}, "shut": {"lan"},
    # Released for a meeting, said at it, written into its minutes: whoever was called to it.
    "shown": CALLED, "question": CALLED, "opinion": CALLED, "noted": CALLED, "remark": CALLED,
    "task": CALLED, "screen": {*CALLED, "moi"},
    # Asked of the cell's committee, or passed up to the one above; the log of the committee; what
    # Chi says to a remark.
    "asktitle": {"chi", *COMMITTEE}, "ask": {"chi", *COMMITTEE},
    "uptitle": {"chi", *GRASSROOTS}, "up": {"chi", *GRASSROOTS}, "upwords": {"chi", *GRASSROOTS},
    **dict.fromkeys(("quiettitle", "quiettext", "quietanswer", "filename", "filebody",
                     "loudtitle", "loudtext"), {"chi", *COMMITTEE}),
    # Published it is read in the whole cell, as the committee wrote the question.
    "loudquestion": {*CALLED, "moi"}, "loudanswer": {*CALLED, "moi"},
    "supervise": COMMITTEE, "myside": {"chi", *COMMITTEE},
    # Proposed for praise, and not agreed to yet by Chi herself.
    "praised": {"chi", *COMMITTEE}, "praise": {"chi", *COMMITTEE},
    # What a committee thinks of its half-year: the committee and its office.
    "suman": COMMITTEE, "sumkhanh": {*GRASSROOTS, "hien"},
    # Conclusions: while they are written those who inspect, then the inspected committee too.
    "concl": {"phuc", "nga"}, "verdict": {"phuc", "giang"}, "answer": {"phuc", "giang"},
    # Yearly evaluation: one's own words and the cell's comment stay in the cell, the latter told
    # with the decision; the appeal and its answer are between the person and who decides.
    **dict.fromkeys(("rated", "ratedahead"), {"chi", *COMMITTEE}), "rating": {"dung"},
    "commented": {"chi", *COMMITTEE}, "comment": COMMITTEE, "exception": GRASSROOTS,
    "appeal": {"chi", *GRASSROOTS}, "appealed": {"chi", *GRASSROOTS},
}  # fmt: skip
TECHNICIAN, NOBODY = "technician", ""
WHO_ASKS = {
    "in the cell": ["chi", "dung", "moi", "an", "binh", "cam", "khanh"],
    "beside it": ["giang", "ha", "lan", "duc", "em", "hien"],
    "above it": ["nga", "oanh", "phuc", "quy", TECHNICIAN, NOBODY],
}


@pytest.fixture
def world(db, monkeypatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    logging.disable(logging.WARNING)  # thousands of pages that are not for whoever asks
    world = lived()
    make_login(TECHNICIAN)
    Login.objects.filter(user_name=TECHNICIAN).update(is_technician=True)
    beat(NOW)
    yield world
    logging.disable(logging.NOTSET)


def client_of(who: str) -> Client:
    client = Client()
    if who:
        login = Login.objects.get(user_name=who)
        client.force_login(login)
        if person := getattr(login, "person", None):  # the API is asked with every scope
            client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token_of(person)}"
    return client


def feed_of(world: World, who: str) -> str:
    return f"/lich/{make_feed(by=world.by(who, NOW.date()), now=NOW)}.ics"


def met_by(client: Client, asked: list[str]) -> dict[str, str]:
    """Each canary this person meets, with the first address where they do."""
    met: dict[str, str] = {}
    known = set(asked)
    for where in asked:
        for link in _look(client, where, met):
            if link not in known:
                known.add(link)
                _look(client, link, met)
    return met


def _look(client: Client, where: str, met: dict[str, str]) -> list[str]:
    response = client.get(where)
    assert response.status_code < 500, where
    assert not is_unescaped(response), f"{where}: what somebody wrote is markup there"
    if not response.streaming:
        assert not formulas_in(response.content), f"{where}: what somebody wrote is a formula there"
    for name in canaries_in(response):
        met.setdefault(name, where)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return list(further(response.content.decode(), where)) if is_page else []


@pytest.mark.nightly("postgres")
@pytest.mark.proves("A4", "F6", "F7")
@pytest.mark.parametrize("group", WHO_ASKS)
def test_everybody_meets_exactly_what_is_meant_for_them(world, group):
    asked = all_addresses(client_of("chi"))
    assert len(asked) > 150
    wrong: list[tuple[str, str, str]] = []
    for who in WHO_ASKS[group]:
        own = [feed_of(world, who)] if who in world.people else []
        met = met_by(client_of(who), [*asked, *own])
        allowed = {name for name, people in EXPECTED.items() if who in people}
        wrong += [(who or "nobody", "meets", f"{name} at {met[name]}")
                  for name in sorted(met.keys() - allowed)]  # fmt: skip
        wrong += [(who or "nobody", "misses", name) for name in sorted(allowed - met.keys())]
    assert not wrong, "\n".join(map(" ".join, wrong))


def test_a_word_is_seen_in_every_kind_of_file(world):
    chi = client_of("chi")
    for where, name in (
        ("/so-tay/2026/so-tay.pdf", "planchib"), ("/so-tay/2026/ke-hoach/ban.docx", "planchib"),
        ("/tai-khoan/du-lieu/?dang=json", "draft"), ("/tai-khoan/du-lieu/?dang=pdf", "reflect"),
        (f"/don-vi/{CELL}/sinh-hoat/2026-07-03/bien-ban/bien-ban.txt", "remark"),
    ):  # fmt: skip
        assert name in canaries_in(chi.get(where)), where
    table = table_xlsx("Bảng", ["Chữ"], [[canary("table")]])
    assert canaries_in(HttpResponse(table)) == {"table"}
    folded = HttpResponse(f"SUMMARY:{MARK}fol\r\n ded hót", content_type="text/calendar")
    assert canaries_in(folded) == {"folded"}
    assert canaries_in(chi.get(feed_of(world, "chi"))) == set(), "the feed has days, no words"


def test_everybody_asks():
    everybody = {who for people in WHO_ASKS.values() for who in people}
    assert set().union(*EXPECTED.values()) <= everybody
