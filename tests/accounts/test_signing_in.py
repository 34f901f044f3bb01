"""Signing in: by any own name, with few tries, and nothing told to a stranger."""

from datetime import timedelta

import pytest

from sotay.accounts.actions import count_try, forget_tries
from sotay.accounts.choices import IdentifierKind
from sotay.accounts.models import Identifier, Login, TryCount
from sotay.accounts.rules import Wait
from sotay.kit import clock
from tests.accounts.doors import NOW, PASSWORD, is_in, login_of, sign_in, told
from tests.fixtures.strict import StrictClient

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra rồi thử lại."
LOCKED = "Đã thử sai nhiều lần. Hãy chờ 5 phút rồi thử lại."


@pytest.fixture
def moment(monkeypatch):
    """`moment(minutes)`: so long after the start of the test."""

    def set_clock(minutes: float = 0) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=minutes))

    set_clock()
    return set_clock


@pytest.mark.parametrize(
    "typed", ["chi", " CHI ", "0912 345 678", "+84912345678", "12345678", "Chi@Example.VN"]
)
def test_one_signs_in_by_any_own_name(world, client, typed):
    rows = {"phone": "0912345678", "card": "12345678", "email": "chi@example.vn"}
    for kind, value in rows.items():
        Identifier.objects.create(
            login=login_of(world, "chi"), kind=IdentifierKind(kind), value=value
        )
    assert sign_in(client, typed).status_code == 302
    assert is_in(client)


def test_a_phone_of_two_people_signs_nobody_in(world, client):
    for who in ("chi", "dung"):
        login = login_of(world, who)
        Identifier.objects.create(login=login, kind=IdentifierKind.PHONE, value="0912345678")
    assert WRONG in told(sign_in(client, "0912345678"))


@pytest.mark.parametrize(("name", "password"), [("chi", "sai hẳn"), ("khong-co", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(world, client, name, password):
    page = sign_in(client, name, password)
    assert page.status_code == 422
    assert WRONG in told(page)
    assert f'value="{name}"' in page.content.decode()  # what was typed stays
    assert password not in page.content.decode()


def test_an_empty_form_says_what_misses(world, client):
    page = sign_in(client, "", "")
    assert "Hãy ghi tên đăng nhập." in told(page) and "Hãy ghi mật khẩu." in told(page)


def test_a_login_put_out_of_use_opens_nothing(world, client):
    Login.objects.filter(user_name="chi").update(is_active=False)
    assert WRONG in told(sign_in(client, "chi"))


def test_after_five_wrong_tries_even_the_right_password_waits(world, client, moment):
    for _ in range(5):
        assert WRONG in told(sign_in(client, "chi", "sai"))
    locked = sign_in(client, "chi")
    assert locked.status_code == 422 and LOCKED in told(locked)
    moment(4.5)
    assert "Hãy chờ 1 phút" in told(sign_in(client, "chi"))
    moment(5)
    assert sign_in(client, "chi").status_code == 302


def test_the_wait_is_of_one_account_only(world, client, moment):
    for _ in range(6):
        sign_in(client, "chi", "sai")
    assert sign_in(client, "dung").status_code == 302


def test_a_name_nobody_has_waits_like_a_real_one(world, client, moment):
    for _ in range(5):
        sign_in(client, "khong-co", "sai")
    assert LOCKED in told(sign_in(client, "khong-co"))


def test_any_own_name_counts_for_the_same_account(world, client, moment):
    login = login_of(world, "chi")
    Identifier.objects.create(login=login, kind=IdentifierKind.CARD, value="12345678")
    for name in ("chi", "12345678", "chi", "12345678", "CHI"):
        sign_in(client, name, "sai")
    assert LOCKED in told(sign_in(client, "chi"))


def test_nobody_outside_can_lock_the_owner_out_of_a_known_device(world, client, moment):
    sign_in(client, "chi")
    client.post("/dang-xuat/")
    stranger = StrictClient()
    for _ in range(6):
        sign_in(stranger, "chi", "sai")
    assert LOCKED in told(sign_in(stranger, "chi"))
    assert sign_in(client, "chi").status_code == 302


def test_a_forged_mark_of_a_known_device_counts_as_a_stranger(world, client, moment):
    for number in range(5):
        client.cookies["sotay_device"] = f"[{login_of(world, 'chi').pk}]:forged{number}"
        sign_in(client, "chi", "sai")
    assert LOCKED in told(sign_in(client, "chi"))


def test_the_right_password_lets_the_count_start_anew(world, client, moment):
    for _ in range(3):
        for _ in range(4):
            sign_in(StrictClient(), "chi", "sai")
        assert sign_in(StrictClient(), "chi").status_code == 302


def test_of_many_tries_exactly_five_come_through(db):
    results = [count_try("x", now=NOW + timedelta(seconds=n)) for n in range(8)]
    assert results == [None] * 5 + [Wait(5)] * 3
    forget_tries("x")
    assert count_try("x", now=NOW) is None


def test_what_was_typed_is_not_kept_with_the_count(world, client):
    sign_in(client, "0912345678", "sai")
    assert "0912345678" not in TryCount.objects.get().key


@pytest.mark.parametrize(
    ("onward", "where"),
    [("/so-tay/2026/", "/so-tay/2026/"), ("https://xau.example/", "/"), ("//xau.example/", "/"),
     ("javascript:alert(1)", "/"), ("/\\xau.example", "/")],
)  # fmt: skip
def test_one_goes_on_to_where_one_wanted_but_never_outside(world, client, onward, where):
    assert sign_in(client, "chi", next=onward)["Location"] == where


def test_signing_in_changes_the_session_key(world, client):
    client.get("/dang-nhap/")
    session = client.session
    session["seen"] = "1"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "chi")
    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_wipes_the_device(world, client):
    sign_in(client, "chi")
    out = client.post("/dang-xuat/")
    assert out["Clear-Site-Data"] == '"storage"'
    assert not is_in(client)
    assert client.get("/dang-xuat/").status_code == 302  # a GET signs nobody out
