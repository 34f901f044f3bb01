"""A form whose token no longer fits: nothing changes, nothing typed is lost, without script."""

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from sotay.kit import clock
from sotay.notebook.models import Reflection
from tests.fixtures.world import at

NOTES = "/so-tay/2026/ghi-chep/"


WORDS = "Hôm nay tôi gặp hai hộ dân ở tổ 5 để nghe họ nói về con ngõ."
SENT = {"text": WORDS, "token": str(uuid4())}


@pytest.fixture
def chi(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))
    client.force_login(world.people["chi"].login)
    return client


def strict(member):
    client = Client(enforce_csrf_checks=True)
    client.cookies = member.cookies
    return client


def test_the_words_come_back_in_a_form_to_send_again(chi):
    client = strict(chi)
    answer = client.post(NOTES, SENT, headers={"origin": "http://testserver"})
    assert answer.status_code == 403
    page = unescape(answer.content.decode())
    assert page.count(WORDS) == 2 and page.count(SENT["token"]) == 1, "only words are shown"
    assert Reflection.objects.count() == 0
    token = client.cookies["csrftoken"].value
    sent = {**SENT, "csrfmiddlewaretoken": token}
    again = client.post(NOTES, sent, headers={"origin": "http://testserver"})
    assert again.status_code == 302
    assert Reflection.objects.get().unseal()["text"] == WORDS


def test_words_of_another_site_are_not_offered(chi):
    answer = strict(chi).post(NOTES, SENT, headers={"origin": "http://elsewhere.vn"})
    assert answer.status_code == 403
    assert WORDS not in unescape(answer.content.decode())


def test_a_password_is_never_shown_back(chi):
    given = {"old": "mật khẩu cũ rất dài của tôi", "note": WORDS}
    answer = strict(chi).post(
        "/tai-khoan/mat-khau/", given, headers={"origin": "http://testserver"}
    )
    assert WORDS not in unescape(answer.content.decode())
