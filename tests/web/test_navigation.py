"""The ways through the product: only where one may go, each leads there, one is where one is."""

import re

import pytest

from sotay.accounts.models import Login
from sotay.kit import clock
from sotay.org.models import Membership
from tests.accounts.doors import login_of
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at

MAIN = re.compile(r'<nav aria-label="Chính">(.*?)</nav>', re.S)
LINK = re.compile(r'<a href="([^"]+)"( aria-current="page")?>(?:<svg.*?</svg>)?([^<]+)', re.S)


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))


def links(client: StrictClient, where: str = "/tai-khoan/") -> list[tuple[str, str, bool]]:
    (nav,) = MAIN.findall(client.get(where).content.decode())
    return [(label.strip(), url, bool(here)) for url, here, label in LINK.findall(nav)]


def enter(world: World, client: StrictClient, who: str) -> StrictClient:
    client.force_login(login_of(world, who))
    return client


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("chi", {"Chi bộ": "T.01.01"}),
        ("lan", {"Cơ quan": "T.01.CQ"}),
        ("giang", {"Chi bộ": "T.01.02"}),
        ("minh", {"Chi bộ": "T.01.02", "Tình hình": "T"}),
        ("khanh", {"Chi bộ": "T.01.01", "Tình hình": "T.01", "Cơ quan": "T.01.CQ"}),
    ],
)
def test_everybody_finds_the_units_they_belong_to_and_serve(world, client, who, units):
    shown = {label: url for label, url, _ in links(enter(world, client, who))}
    assert {label: url for label, url in shown.items() if "/don-vi/" in url} == {
        label: f"/don-vi/{code}/" for label, code in units.items()
    }
    assert {"Sổ tay", "Ghi chép", "Văn bản", "Ý kiến", "Biểu dương"} <= set(shown)


@pytest.mark.parametrize("who", ["an", "binh", "chi", "giang", "khanh", "lan", "minh", "nga"])
def test_every_way_leads_to_a_page_which_says_one_is_there(world, client, who):
    enter(world, client, who)
    for label, url, _ in links(client):
        page = client.get(url, follow=True)
        assert page.status_code == 200, (who, url)
        here = [name for name, _, current in links(client, page.request["PATH_INFO"]) if current]
        assert here == [label]


@pytest.mark.parametrize(
    ("where", "label"),
    [
        ("/so-tay/2025/", "Sổ tay"),
        ("/so-tay/nhap-ho/", "Sổ tay"),
        ("/so-tay/2025/ghi-chep/", "Ghi chép"),
        ("/don-vi/T.01.01/quy-dinh/", "Chi bộ"),
        ("/don-vi/T.01/quy-dinh/", ""),
    ],
)
def test_a_page_below_belongs_to_its_way(world, client, where, label):
    enter(world, client, "an")
    assert [name for name, _, here in links(client, where) if here] == ([label] if label else [])


def test_the_technician_has_condition_and_roster_and_no_notebook(db, client):
    login = Login.objects.create(user_name="kythuat", session_seed="x", is_technician=True)
    client.force_login(login)
    assert [label for label, _, _ in links(client)] == ["Tình trạng", "Nhập danh sách"]
    assert client.get("/so-tay/").status_code == 403
    assert client.get("/").url == "/tai-khoan/"


def test_messages_are_a_bell_that_says_where_one_is(world, client):
    enter(world, client, "chi")
    away, here = (client.get(where).content.decode() for where in ("/y-kien/", "/thong-bao/"))
    assert '<a class="bell" href="/thong-bao/">' in away
    assert '<a class="bell" href="/thong-bao/" aria-current="page">' in here


def test_whoever_belongs_nowhere_has_no_unit(world, client):
    Membership.objects.filter(person=world.people["ha"]).delete()
    labels = [label for label, _, _ in links(enter(world, client, "ha"))]
    assert "Chi bộ" not in labels and "Sổ tay" in labels


def test_a_stranger_sees_no_ways(db, client):
    assert not MAIN.search(client.get("/dang-nhap/").content.decode())
    assert client.get("/").url == "/dang-nhap/"


def test_the_first_address_leads_a_member_home(world, client):
    assert client.get("/", follow=True).request["PATH_INFO"] == "/dang-nhap/"
    home = enter(world, client, "chi").get("/", follow=True)
    assert home.request["PATH_INFO"] == "/so-tay/2026/"
