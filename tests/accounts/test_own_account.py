"""One's own account: password, devices, how long a session lives, the recovery sheet."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from sotay.accounts.models import Login, Session
from sotay.kit import clock
from tests.accounts.doors import PASSWORD, STRONG, is_in, login_of, sign_in, told
from tests.fixtures.strict import StrictClient


@pytest.fixture
def mine(world, client) -> StrictClient:
    sign_in(client, "chi")
    return client


@pytest.fixture
def other(world, mine) -> StrictClient:
    device = StrictClient(headers={"User-Agent": "Firefox on Windows"})
    sign_in(device, "chi")
    return device


def change(client: StrictClient, old: str = PASSWORD, new: str = STRONG, again: str = ""):
    given = {"old": old, "password": new, "again": again or new}
    return client.post("/tai-khoan/mat-khau/", given)


def sheet_code(page) -> str:
    found = re.search(r'class="code-display"><code>([0-9A-Z ]+)</code>', page.content.decode())
    assert found
    return found[1]


# --- password


def test_a_new_password_signs_every_other_device_out(world, mine, other):
    assert change(mine).status_code == 302
    assert "Đã đổi mật khẩu. Các máy khác đã đăng xuất." in told(mine.get("/tai-khoan/"))
    assert not is_in(other)
    assert login_of(world, "chi").check_password(STRONG)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"old": "sai"}, "Mật khẩu hiện tại chưa đúng."),
        ({"new": "12345678"}, "quá dễ đoán"),
        ({"new": "ngắn"}, "ít nhất 8 ký tự"),
        ({"again": "khác hẳn 123"}, "chưa giống nhau"),
    ],
)
def test_a_refused_change_changes_nothing(world, mine, other, given, sentence):
    page = change(mine, **given)
    assert page.status_code == 422
    assert sentence in told(page)
    assert login_of(world, "chi").check_password(PASSWORD)
    assert is_in(other)


# --- devices and sessions


def test_the_page_names_every_device_and_this_one(mine, other):
    page = told(mine.get("/tai-khoan/"))
    assert "Firefox trên Windows" in page
    assert page.count("Máy này") == 1


def test_all_other_devices_are_signed_out_at_once(world, mine, other):
    bystander = StrictClient()
    sign_in(bystander, "dung")
    mine.post("/tai-khoan/may/")
    assert is_in(mine) and not is_in(other) and is_in(bystander)


def test_one_device_is_signed_out_by_its_handle(mine, other):
    third = StrictClient()
    sign_in(third, "chi")
    handle = Session.objects.get(session_key=other.session.session_key).handle
    mine.post("/tai-khoan/may/", {"device": handle})
    assert not is_in(other) and is_in(third) and is_in(mine)


def test_nobody_ends_a_session_of_somebody_else(world, mine):
    bystander = StrictClient()
    sign_in(bystander, "dung")
    handle = Session.objects.get(session_key=bystander.session.session_key).handle
    mine.post("/tai-khoan/may/", {"device": handle})
    assert is_in(bystander)


def test_the_page_gives_no_session_key_away(mine, other):
    page = mine.get("/tai-khoan/").content.decode()
    assert not [key for (key,) in Session.objects.values_list("session_key") if key in page]


def test_a_session_lives_thirty_days_and_no_longer(mine):
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(days=29, hours=23) < left <= timedelta(days=30)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    asked = mine.get("/so-tay/2026/")
    assert asked.status_code == 302
    assert asked["Location"] == "/dang-nhap/?next=%2Fso-tay%2F2026%2F"


def test_a_device_in_use_is_noted_at_most_once_an_hour(mine, monkeypatch):
    first = Session.objects.get()
    start = clock.now()
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(minutes=50))
    mine.get("/tai-khoan/")
    assert Session.objects.get().seen_at == first.seen_at
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(minutes=70))
    mine.get("/tai-khoan/")
    kept = Session.objects.get()
    assert kept.seen_at == start + timedelta(minutes=70)
    assert kept.started_at == first.started_at
    assert kept.expire_date > first.expire_date


def test_an_account_put_out_of_use_is_out_at_once(world, mine):
    Login.objects.filter(user_name="chi").update(is_active=False)
    assert not is_in(mine)


# --- how pages look


def test_pages_look_as_one_likes_to_read(mine):
    mine.post("/tai-khoan/hien-thi/", {"theme": "dark", "text_size": "larger"})
    assert '<html lang="vi" data-theme="dark" data-text="larger">' in told(mine.get("/tai-khoan/"))
    mine.post("/tai-khoan/hien-thi/", {"theme": "<b>", "text_size": "larger"})
    assert 'data-theme="dark"' in told(mine.get("/tai-khoan/"))


# --- the recovery sheet


def test_the_recovery_sheet_is_shown_once_for_the_own_password(world, mine):
    refused = mine.post("/tai-khoan/to-khoi-phuc/", {"sheet-password": "sai"})
    assert refused.status_code == 422 and "Mật khẩu chưa đúng." in told(refused)
    assert not login_of(world, "chi").recovery_hash
    code = sheet_code(mine.post("/tai-khoan/to-khoi-phuc/", {"sheet-password": PASSWORD}))
    assert re.fullmatch(r"([0-9A-Z]{4} ){3}[0-9A-Z]{4}", code)
    assert code not in mine.get("/tai-khoan/").content.decode()
    assert code.replace(" ", "") not in str(Login.objects.values().get(user_name="chi"))
