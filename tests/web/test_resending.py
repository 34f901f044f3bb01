"""A form that came after the session had ended waits, sealed, until its writer is in again."""

import base64
import html
import re

import pytest
from django.core import signing

from sotay.accounts.models import Session
from sotay.accounts.session_state import KNOWN_DEVICE
from sotay.kit import clock, sealing
from sotay.notebook.models import Draft, Entry, Reflection
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules.content import texts
from sotay.regulations.rules import PLAN
from sotay.web import kept
from tests.accounts.doors import sign_in, told
from tests.fixtures.world import at

ADDRESS = f"/so-tay/2026/{PLAN}/"
DEED = "Giải quyết hồ sơ trước hạn <b>một</b> ngày & không để tồn"
TYPED = {"base": "0", "item": "aaaa1111", "item-aaaa1111-deed": DEED, "item-aaaa1111-measure": "Sổ"}


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))


@pytest.fixture(autouse=True)
def was_here(request):
    """Chi used this browser last."""
    if "world" in request.fixturenames and "client" in request.fixturenames:
        world, client = (request.getfixturevalue(name) for name in ("world", "client"))
        chi = world.people["chi"].login_id
        client.cookies[KNOWN_DEVICE] = signing.dumps([chi], salt=KNOWN_DEVICE)


def waiting_fields(page) -> list[tuple[str, str]]:
    pattern = r'<textarea hidden name="([^"]*)">(.*?)</textarea>'
    return [(name, html.unescape(words))
            for name, words in re.findall(pattern, page.content.decode(), re.S)]  # fmt: skip


def test_what_was_sent_too_late_is_shown_and_sent_after_signing_in(world, client):
    late = client.post(ADDRESS, TYPED)
    assert late["Location"] == "/dang-nhap/?next=%2Fgui-lai%2F"
    assert not Entry.objects.exists()
    assert sign_in(client, "chi", next="/gui-lai/")["Location"] == "/gui-lai/"
    page = client.get("/gui-lai/")
    assert "Chữ vừa viết vẫn còn" in told(page)
    assert f'action="{ADDRESS}"' in page.content.decode()
    fields = waiting_fields(page)
    assert dict(fields) == TYPED
    client.post(ADDRESS, dict(fields))
    content = writing(2026, PLAN, by=world.by("chi")).content
    assert [words for _, words in texts(content)] == [DEED, "Sổ"]


def test_a_note_is_kept_with_its_token_and_written_once(world, client):
    note = {"text": "Hôm nay\ntrả hồ sơ sớm.", "token": "6c3f0f2e-7d0b-4f6e-9a51-0d9b0c7f1a11"}
    client.post("/so-tay/2026/ghi-chep/", note)
    sign_in(client, "chi")
    fields = dict(waiting_fields(client.get("/gui-lai/")))
    for _ in range(2):
        client.post("/so-tay/2026/ghi-chep/", fields)
    assert Reflection.objects.get().unseal()["text"] == note["text"]


def test_while_it_waits_no_word_stands_in_clear(world, client):
    client.post(ADDRESS, TYPED)
    (waits,) = client.session.values()
    sealed = base64.b64decode(waits)
    assert "Giải quyết" in sealing.unseal(sealed, row=kept.ROW)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(sealed, row="another")
    assert "Giải quyết".encode() not in sealed


@pytest.mark.parametrize("name", ["password", "again", "old", "code"])
def test_secrets_are_never_kept(world, client, name):
    client.post(ADDRESS, {name: "điều bí mật", "text": "chữ"})
    sign_in(client, "chi")
    assert dict(waiting_fields(client.get("/gui-lai/"))) == {"text": "chữ"}


def test_what_is_let_go_is_gone(world, client):
    client.post(ADDRESS, TYPED)
    sign_in(client, "chi")
    gone = client.post("/gui-lai/", follow=True)
    assert "Đã bỏ phần gửi dở." in told(gone)
    assert client.get("/gui-lai/").status_code == 302
    assert not Draft.objects.exists()


def test_signing_out_takes_what_waited_along(world, client):
    client.post(ADDRESS, TYPED)
    sign_in(client, "chi")
    client.post("/dang-xuat/")
    sign_in(client, "dung")
    assert client.get("/gui-lai/").status_code == 302


def test_far_too_much_is_not_kept_and_one_returns_to_the_page(world, client):
    late = client.post(ADDRESS, {"text": "a" * (kept.LONGEST + 1)})
    assert late["Location"] == "/dang-nhap/?next=%2Fso-tay%2F2026%2Fke-hoach%2F"


def test_a_save_by_script_is_told_and_keeps_its_words_on_the_device(world, client):
    told_off = client.post(ADDRESS, TYPED, headers={"X-Sotay-Autosave": "1"})
    assert told_off.status_code == 401
    assert told_off.json()["sentence"] == "Chữ đang viết vẫn giữ ở máy này."
    assert not Session.objects.exists()


def test_a_stranger_who_only_looks_leaves_nothing_behind(world, client):
    client.get(ADDRESS)
    assert not Session.objects.exists()


def test_without_anything_waiting_one_is_led_on(world, client):
    sign_in(client, "chi")
    assert client.get("/gui-lai/")["Location"] == "/"


def test_nobody_else_sees_the_words(world, client):
    client.post(ADDRESS, TYPED)
    sign_in(client, "dung")
    assert client.get("/gui-lai/")["Location"] == "/"
    sign_in(client, "chi")
    assert client.get("/gui-lai/")["Location"] == "/"


def test_what_was_sent_on_waits_no_longer(world, client):
    client.post(ADDRESS, TYPED)
    sign_in(client, "chi")
    client.post(ADDRESS, dict(waiting_fields(client.get("/gui-lai/"))))
    assert client.get("/gui-lai/")["Location"] == "/"


def test_nothing_of_a_page_with_secrets_is_kept(world, client):
    late = client.post("/tai-khoan/to-khoi-phuc/", {"sheet-password": "mật khẩu của tôi"})
    assert late["Location"] == "/dang-nhap/?next=%2F"
