"""Any HTTP gateway: what it gets, and what its answers mean."""

import json
from datetime import timedelta

import pytest

from sotay.notices.jobs import HELD, deliver
from sotay.notices.models import Delivery
from tests.notices.test_messages import NOW, tell


@pytest.mark.parametrize(("status", "state"), [(200, "sent"), (202, "sent"), (400, "failed"),
                                               (404, "failed"), (302, "failed"), (503, "waiting"),
                                               (500, "waiting"), (429, "waiting"),
                                               (401, "waiting")])  # fmt: skip
def test_the_gateway_gets_number_and_words(world, gateway, reachable, status, state):
    gateway.status, gateway.headers = status, {"Location": f"{gateway.origin}/khac"}
    reachable(world, "chi", "gateway")
    tell(world, "chi", subject='Chi bộ "Một"')
    deliver(NOW)
    ((path, headers, body),) = gateway.calls
    assert path == "/gui" and headers["Idempotency-Key"] == str(Delivery.objects.get().uid)
    assert json.loads(body) == {"to": world.people["chi"].phone,
                                "text": 'Chi bộ "Một". Còn 3 ngày.'}  # fmt: skip
    assert Delivery.objects.get().state == state


def test_the_same_id_goes_with_every_try(world, gateway, reachable):
    gateway.status = 500
    reachable(world, "chi", "gateway")
    tell(world, "chi")
    deliver(NOW)
    deliver(NOW + timedelta(minutes=1))
    gateway.status = 200
    deliver(NOW + timedelta(minutes=6))
    assert len({headers["Idempotency-Key"] for _, headers, _ in gateway.calls}) == 1
    assert len(gateway.calls) == 3
    assert Delivery.objects.get().state == "sent"


def test_its_own_form_is_filled_and_no_message_breaks_out(world, gateway, reachable, settings):
    settings.GATEWAY_METHOD = "PUT"
    settings.GATEWAY_HEADERS = {"Authorization": "Bearer x"}
    settings.GATEWAY_TEMPLATE = json.dumps(
        {"phone": "{to}", "template_data": {"nội dung": ["{subject}: {body}", "{link}"], "n": 1,
         "ref": "{id}", "kept": "{other} {"}}
    )  # fmt: skip
    reachable(world, "chi", "gateway")
    tell(world, "chi", subject='"}, {to} {"', body="Một\nHai", link="/so-tay/")
    deliver(NOW)
    ((_, headers, body),) = gateway.calls
    assert headers["Authorization"] == "Bearer x"
    assert json.loads(body) == {
        "phone": world.people["chi"].phone,
        "template_data": {"nội dung": ['"}, {to} {": Một\nHai', "http://localhost:8000/so-tay/"],
                          "n": 1, "ref": str(Delivery.objects.get().uid), "kept": "{other} {"},
    }  # fmt: skip


ANSWERS = [('{"error": 0}', "sent"), ('{"error": -124}', "failed"), ("<html>", "waiting"),
           ("[]", "waiting")]  # fmt: skip


@pytest.mark.parametrize(("said", "state"), ANSWERS)
def test_a_gateway_that_refuses_with_200_is_understood(
    world, gateway, reachable, settings, said, state
):
    settings.GATEWAY_OK = "error=0"
    gateway.said = said
    reachable(world, "chi", "gateway")
    tell(world, "chi")
    deliver(NOW)
    assert Delivery.objects.get().state == state


def test_a_slow_gateway_holds_only_its_own_channel(world, gateway, mail, reachable, monkeypatch):
    from sotay.notices.channels import http

    with monkeypatch.context() as hasty:
        hasty.setattr(http, "TIMEOUT", 0.2)
        gateway.slow = 0.6
        ask_once(world, reachable)
    assert len(gateway.calls) == 1 and len(mail.mails) == 2
    gateway.slow = 0
    deliver(NOW + HELD)
    assert Delivery.objects.filter(state="sent").count() == 4


def ask_once(world, reachable) -> None:
    for who in ("chi", "dung"):
        reachable(world, who, "gateway", "email")
    tell(world, "chi", "dung")
    deliver(NOW)


def test_a_channel_taken_away_keeps_what_waits(world, gateway, reachable, settings):
    reachable(world, "chi", "gateway")
    tell(world, "chi")
    settings.GATEWAY_URL = ""
    deliver(NOW)
    assert Delivery.objects.get().state == "waiting"
