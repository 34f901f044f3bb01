"""E-mail through a real SMTP server: sent, refused, slow, down."""

from datetime import timedelta

import pytest
from django.conf import settings

from sotay.notices.channels import door
from sotay.notices.choices import DeliveryState
from sotay.notices.jobs import HELD, deliver
from sotay.notices.models import Delivery
from sotay.notices.queries import troubles_since
from sotay.notices.rules import BACKOFF
from tests.journeys.installation import free_port
from tests.notices.servers import mail_server
from tests.notices.test_messages import NOW, tell


def test_mail_goes_with_its_own_id(world, mail, reachable):
    reachable(world, "chi", "email")
    tell(world, "chi", link="/so-tay/2026/")
    assert deliver(NOW) == 1
    letter = mail.mails[0]
    row = Delivery.objects.get()
    assert (row.state, letter["To"]) == ("sent", "chi@example.vn")
    assert letter["Message-ID"] == f"<{row.uid}@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_payload(decode=True).decode()
    assert "Còn 3 ngày." in text and f"{settings.ADDRESS}/so-tay/2026/" in text
    assert deliver(NOW) == 0


def test_letters_of_one_go_share_a_connection(world, mail, reachable):
    for who in ("chi", "dung", "ha"):
        reachable(world, who, "email")
    tell(world, "chi", "dung", "ha", subject="Dòng một\nBcc: ai@do.vn")
    deliver(NOW)
    assert {letter["To"] for letter in mail.mails} == {f"{w}@example.vn" for w in
                                                      ("chi", "dung", "ha")}  # fmt: skip
    assert all(letter["Bcc"] is None for letter in mail.mails)


def test_one_refused_address_does_not_hold_the_others(world, mail, reachable):
    mail.refused = {"chi@": "550 no such mailbox", "ha@": "450 come back later"}
    for who in ("chi", "dung", "ha"):
        reachable(world, who, "email")
    tell(world, "chi", "ha", "dung")
    deliver(NOW)
    assert [letter["To"] for letter in mail.mails] == ["dung@example.vn"]
    people = [person.pk for person in world.people.values()]
    failed = troubles_since(people, since=NOW).filter(state=DeliveryState.FAILED)
    assert [(row.message.person.given, row.error) for row in failed] == [
        ("Chi", "Máy chủ thư không nhận địa chỉ này (550).")
    ]
    mail.refused = {}
    deliver(NOW + timedelta(minutes=BACKOFF[0]))
    assert [letter["To"] for letter in mail.mails] == ["dung@example.vn", "ha@example.vn"]


def test_an_address_that_is_none_is_given_up_and_harms_nobody(world, mail, reachable):
    for who in ("chi", "dung"):
        reachable(world, who, "email")
    person = world.people["chi"]
    person.email = "chi@example.vn\nBcc: ai@do.vn"
    person.save()
    tell(world, "chi", "dung")
    deliver(NOW)
    assert [letter["To"] for letter in mail.mails] == ["dung@example.vn"]
    assert Delivery.objects.get(message__person=person).state == "failed"


def test_a_server_that_is_down_is_asked_once_and_the_rest_waits(world, settings, reachable):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    for who in ("chi", "dung", "ha"):
        reachable(world, who, "email")
    tell(world, "chi", "dung", "ha")
    assert deliver(NOW) == 3
    assert sorted(Delivery.objects.values_list("tries", flat=True)) == [0, 0, 1]
    assert deliver(NOW + timedelta(seconds=30)) == 0
    with mail_server(settings.EMAIL_PORT) as (room, _):
        assert deliver(NOW + HELD) == 3
        assert len(room.mails) == 3


def test_a_server_that_stays_down_is_given_up_in_the_end(world, settings, reachable):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    reachable(world, "chi", "email")
    tell(world, "chi")
    now = NOW
    for minutes in (0, *BACKOFF):
        now += timedelta(minutes=minutes)
        assert deliver(now - timedelta(seconds=1)) == 0 or minutes == 0
        deliver(now)
    assert Delivery.objects.get().state == "failed"
    assert "Không tới được máy chủ thư" in Delivery.objects.get().error


@pytest.mark.parametrize("answer", ["451 try again", "552 too much"])
def test_a_server_that_takes_no_letter_is_tried_again(world, mail, reachable, answer):
    mail.answer = answer
    reachable(world, "chi", "email")
    tell(world, "chi")
    deliver(NOW)
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.error) == ("waiting", 1, f"Máy chủ thư trả lời {answer[:3]}.")
    mail.answer = "250 taken"
    deliver(NOW + timedelta(minutes=1))
    assert len(mail.mails) == 1


def test_a_slow_server_is_not_waited_for(world, mail, reachable, settings):
    settings.EMAIL_TIMEOUT = 0.2
    mail.slow = 1.0
    reachable(world, "chi", "email")
    tell(world, "chi")
    deliver(NOW)
    row = Delivery.objects.get()
    assert (row.state, row.error) == ("waiting", "Máy chủ thư trả lời quá chậm.")
    assert door.TIMEOUT <= 10


def test_a_slow_server_does_not_outlast_the_lease(world, mail, reachable, settings):
    """What was not tried in half the lease is anybody's again."""
    settings.DELIVERY_LEASE = timedelta(seconds=1.6)
    mail.slow = 1.0
    for who in ("chi", "dung", "ha"):
        reachable(world, who, "email")
    tell(world, "chi", "dung", "ha")
    deliver(NOW)
    assert len(mail.mails) == 1
    assert Delivery.objects.filter(state="waiting", claimed_until=None).count() == 2
