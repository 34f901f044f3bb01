"""Messages leave the house: at least once, with one id, tried again, given up in the end."""

import random
from datetime import timedelta

import pytest
from django.conf import settings

from sotay.notices import channels
from sotay.notices.actions import choose_channels
from sotay.notices.channels import Later
from sotay.notices.jobs import deliver
from sotay.notices.models import Delivery, Message
from sotay.notices.queries import failures_since
from sotay.notices.rules import BACKOFF, LEASE
from tests.fixtures.world import World
from tests.notices.servers import Gateway, MailServer, running
from tests.notices.test_messages import NOW, tell


@pytest.fixture
def mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with running(MailServer()) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


@pytest.fixture
def gateway(settings):
    with running(Gateway()) as server:
        settings.GATEWAY_URL = "http://{}:{}/".format(*server.server_address)
        yield server


def reachable(world: World, who: str, *ways: str) -> None:
    person = world.people[who]
    person.email, person.phone = f"{who}@example.vn", f"09{person.pk:08d}"
    person.save()
    choose_channels(ways, by=world.by(who))


def test_mail_goes_with_its_own_id(world, mail):
    reachable(world, "chi", "email")
    tell(world, "chi", link="/so-tay/2026/")
    assert deliver(NOW) == 1
    letter = mail.mails[0]
    row = Delivery.objects.get()
    assert (row.state, letter["To"]) == ("sent", "chi@example.vn")
    assert letter["Message-ID"] == f"<{row.uid}@so-tay>"
    text = letter.get_payload(decode=True).decode()
    assert "Còn 3 ngày." in text and f"{settings.ADDRESS}/so-tay/2026/" in text
    assert deliver(NOW) == 0


def test_one_refused_address_does_not_hold_the_others(world, mail):
    mail.refused = ["chi@"]
    for who in ("chi", "dung"):
        reachable(world, who, "email")
    tell(world, "chi", "dung")
    deliver(NOW)
    assert [letter["To"] for letter in mail.mails] == ["dung@example.vn"]
    failed = failures_since([world.people["chi"].pk], since=NOW)
    assert [row.error for row in failed] == ["Máy chủ thư không nhận địa chỉ này."]


def test_a_server_that_is_down_is_tried_again_and_given_up(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    reachable(world, "chi", "email")
    tell(world, "chi")
    now = NOW
    for minutes in (0, *BACKOFF):
        now += timedelta(minutes=minutes)
        assert deliver(now - timedelta(seconds=1)) == 0 or minutes == 0
        deliver(now)
    assert Delivery.objects.get().state == "failed"
    assert Delivery.objects.get().tries == len(BACKOFF) + 1


@pytest.mark.parametrize(("status", "state"), [(200, "sent"), (400, "failed"), (503, "waiting"),
                                               (429, "waiting")])  # fmt: skip
def test_the_gateway_gets_number_and_words(world, gateway, status, state):
    gateway.status = status
    reachable(world, "chi", "gateway")
    tell(world, "chi", subject='Chi bộ "Một"')
    deliver(NOW)
    key, body = gateway.calls[0]
    assert key == str(Delivery.objects.get().uid)
    assert body == {"to": world.people["chi"].phone, "text": 'Chi bộ "Một". Còn 3 ngày.'}
    assert Delivery.objects.get().state == state


class Killed(BaseException):
    """The worker is gone in the middle."""


class Doubtful:
    """Sends, and is killed before or after it, or asked to come again, one time in ten each."""

    def __init__(self) -> None:
        self.gone: list[str] = []
        self.chance = random.Random(5)

    def __call__(self, row: Delivery) -> None:
        fate = self.chance.random()
        if fate < 0.1:
            raise Later("chậm")
        if fate < 0.2:
            raise Killed
        self.gone.append(str(row.uid))
        if fate < 0.3:
            raise Killed


def test_a_worker_killed_anywhere_loses_nobody_and_doubles_one_at_most(world, monkeypatch):
    people = [f"m{n}" for n in range(60)]
    for key in people:
        world.person(key, f"Lê Văn {key}", "T.01.01")
        reachable(world, key, "email")
    tell(world, *people)
    sender, kills, now = Doubtful(), 0, NOW
    monkeypatch.setattr(channels, "send_by", sender)
    while Delivery.objects.filter(state="waiting").exists():
        now += LEASE * 4
        try:
            deliver(now)
        except Killed:
            kills += 1
    assert kills > 5
    assert set(sender.gone) == {str(row.uid) for row in Delivery.objects.all()}
    assert len(sender.gone) - len(set(sender.gone)) <= kills
    assert Message.objects.count() == 60
