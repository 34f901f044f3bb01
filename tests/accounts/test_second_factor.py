"""Signing in with a code of one's own phone: each code once, few tries, a way back without it."""

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.core.management import call_command

from sotay.accounts.actions import (
    CodeRefused,
    PasswordRefused,
    begin_factor,
    confirm_factor,
    drop_factor,
    make_recovery_sheet,
    pass_factor,
)
from sotay.accounts.models import Login, SecondFactor
from sotay.accounts.queries import has_factor
from sotay.audit.models import TrailEntry
from sotay.kit import clock
from sotay.kit.refusals import NotNow
from tests.fixtures.world import at

NOW = at("18/06/2026 09:00")
LATER = at("18/06/2026 09:01")
PASSWORD = "sotay-demo"


def code(key: str, when=NOW) -> str:
    made = TOTP(base64.b32decode(key), 6, SHA1(), 30)  # noqa: S303
    return made.generate(int(when.timestamp())).decode()


@pytest.fixture
def login(world) -> Login:
    return world.people["an"].login


@pytest.fixture
def key(login) -> str:
    """The key of somebody who has turned it on."""
    made = begin_factor(login.pk, now=NOW)
    confirm_factor(login.pk, code(made), now=NOW)
    return made


def test_it_holds_only_once_a_code_of_it_was_typed(login):
    made = begin_factor(login.pk, now=NOW)
    assert not has_factor(login.pk)
    for wrong in ("", "12345", "000000", code(made, at("18/06/2026 08:00"))):
        with pytest.raises(CodeRefused):
            confirm_factor(login.pk, wrong, now=NOW)
    again = begin_factor(login.pk, now=NOW)
    with pytest.raises(CodeRefused):  # the key begun before is gone
        confirm_factor(login.pk, code(made), now=NOW)
    confirm_factor(login.pk, f" {code(again)[:3]} {code(again)[3:]} ", now=NOW)
    assert has_factor(login.pk)
    with pytest.raises(NotNow, match="đang bật rồi"):
        begin_factor(login.pk, now=NOW)


def test_no_code_is_taken_twice_nor_an_older_one(login, key):
    with pytest.raises(CodeRefused):  # spent when it was turned on
        pass_factor(login.pk, code(key), now=NOW)
    pass_factor(login.pk, code(key, LATER), now=LATER)
    with pytest.raises(CodeRefused):
        pass_factor(login.pk, code(key, LATER), now=LATER)
    with pytest.raises(CodeRefused):
        pass_factor(login.pk, code(key, LATER - timedelta(seconds=30)), now=LATER)


def test_five_wrong_codes_and_the_right_one_has_to_wait(login, key):
    for _ in range(5):
        with pytest.raises(CodeRefused, match="chưa đúng"):
            pass_factor(login.pk, "000000", now=LATER)
    with pytest.raises(CodeRefused, match="Hãy chờ"):
        pass_factor(login.pk, code(key, LATER), now=LATER)


def test_the_recovery_sheet_opens_and_turns_it_off(login, key):
    sheet = make_recovery_sheet(login.pk, password=PASSWORD, now=NOW)
    pass_factor(login.pk, sheet.lower(), now=LATER)
    assert not SecondFactor.objects.exists()


def test_turning_it_off_asks_for_the_password(login, key):
    with pytest.raises(PasswordRefused):
        drop_factor(login.pk, password="khong-phai")
    drop_factor(login.pk, password=PASSWORD)
    assert not has_factor(login.pk)


def test_the_key_stands_nowhere_in_clear(login, key):
    row = SecondFactor.objects.get()
    assert key.encode() not in bytes(row.sealed) and base64.b32decode(key) not in bytes(row.sealed)


@pytest.fixture
def here(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    monkeypatch.setattr(clock, "of_the_world", lambda: LATER)
    return client


def test_the_password_alone_does_not_let_in(here, login, key):
    typed = {"username": "an", "password": PASSWORD, "next": "/so-tay/2026/"}
    answer = here.post("/dang-nhap/", typed)
    assert answer.url == "/dang-nhap/ma/"
    assert here.get("/so-tay/2026/").status_code == 302
    wrong = here.post("/dang-nhap/ma/", {"code": "000000"})
    assert wrong.status_code == 422 and "Mã chưa đúng" in wrong.content.decode()
    assert here.get("/so-tay/2026/").status_code == 302
    right = here.post("/dang-nhap/ma/", {"code": code(key, LATER)})
    assert right.url == "/so-tay/2026/"
    assert here.get("/so-tay/2026/").status_code == 200


def test_the_second_step_alone_leads_back_and_waits_ten_minutes(here, login, key, monkeypatch):
    assert here.get("/dang-nhap/ma/").url == "/dang-nhap/"
    here.post("/dang-nhap/", {"username": "an", "password": PASSWORD, "next": "//evil.example"})
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:12"))
    assert here.get("/dang-nhap/ma/").url == "/dang-nhap/"


def test_it_never_leads_outside(here, login, key):
    here.post("/dang-nhap/", {"username": "an", "password": PASSWORD, "next": "//evil.example/"})
    assert here.post("/dang-nhap/ma/", {"code": code(key, LATER)}).url == "/"


def test_its_pages_turn_it_on_and_off(here, login):
    here.force_login(login)
    there = "/tai-khoan/hai-buoc/"
    assert "Chưa bật" in here.get(there).content.decode()
    here.post(f"{there}bat-dau/")
    page = here.get(there).content.decode()
    made = page.split("Khóa:</span> <code>")[1].split("<")[0].replace(" ", "")
    assert "<svg" in page and len(made) == 32
    assert here.post(f"{there}bat/", {"code": "1"}).status_code == 422
    assert here.post(f"{there}bat/", {"code": code(made, LATER)}).status_code == 302
    page = here.get(there).content.decode()
    assert "Đang bật" in page and made not in page.replace(" ", "")
    assert here.post(f"{there}tat/", {"off-password": "sai"}).status_code == 422
    here.post(f"{there}tat/", {"off-password": PASSWORD})
    assert not SecondFactor.objects.exists()


@pytest.mark.parametrize(("who", "asked"), [("an", True), ("khanh", True), ("nga", True),
                                            ("chi", False), ("minh", False)])  # fmt: skip
def test_whoever_reads_others_has_to_turn_it_on_where_that_is_asked(
    here, world, settings, who, asked
):
    settings.SECOND_FACTOR = "readers"
    login = world.people[who].login
    here.force_login(login)
    answer = here.get("/so-tay/2026/")
    assert (answer.status_code == 302 and answer.url == "/tai-khoan/hai-buoc/") is asked
    assert here.get("/tai-khoan/").status_code == 200
    confirm_factor(login.pk, code(begin_factor(login.pk, now=NOW)), now=NOW)
    assert here.get("/so-tay/2026/").status_code == 200


def test_the_technician_turns_it_off_at_the_server(login, key):
    call_command("drop_factor", "an")
    assert not has_factor(login.pk)
    assert TrailEntry.objects.get(verb="factor.dropped").about_id == login.person.pk
    with pytest.raises(SystemExit, match="Không có tài khoản"):
        call_command("drop_factor", "an")
