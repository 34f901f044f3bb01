"""What is in the outbox leaves at least once, with one id, whoever is killed at whatever point."""

import random
from datetime import timedelta

from django.conf import settings as given

from sotay.notices import channels
from sotay.notices.actions import outbox
from sotay.notices.channels import Later
from sotay.notices.jobs import deliver
from sotay.notices.models import Delivery, Message
from tests.notices.test_messages import NOW, tell


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


def test_a_worker_killed_anywhere_loses_nobody_and_doubles_one_at_most(
    world, settings, reachable, monkeypatch
):
    settings.EMAIL_HOST = "127.0.0.1"
    people = [f"m{n}" for n in range(60)]
    for key in people:
        world.person(key, f"Lê Văn {key}", "T.01.01")
        reachable(world, key, "email")
    tell(world, *people)
    sender, kills, now = Doubtful(), 0, NOW
    monkeypatch.setattr(channels, "send_by", sender)
    while Delivery.objects.filter(state="waiting").exists():
        now += given.DELIVERY_LEASE * 4
        try:
            deliver(now)
        except Killed:
            kills += 1
    assert kills > 5
    assert set(sender.gone) == {str(row.uid) for row in Delivery.objects.all()}
    assert len(sender.gone) - len(set(sender.gone)) <= kills
    assert Message.objects.count() == 60


def test_two_workers_never_have_the_same_in_hand(world, settings, reachable):
    settings.EMAIL_HOST = "127.0.0.1"
    for who in ("chi", "dung", "ha"):
        reachable(world, who, "email")
    tell(world, "chi", "dung", "ha")
    lease = timedelta(minutes=2)
    one = outbox.claim(now=NOW, lease=lease, limit=2)
    other = outbox.claim(now=NOW, lease=lease, limit=2)
    assert (len(one), len(other)) == (2, 1)
    assert not {row.pk for row in one} & {row.pk for row in other}
    assert len(outbox.claim(now=NOW + lease, lease=lease, limit=9)) == 3


def test_a_late_word_of_a_former_holder_changes_nothing(world, settings, reachable):
    """It was slow, its lease ran out, another has it: only "it has left" still counts."""
    settings.EMAIL_HOST = "127.0.0.1"
    reachable(world, "chi", "email")
    tell(world, "chi")
    lease = timedelta(minutes=2)
    (slow,) = outbox.claim(now=NOW, lease=lease, limit=1)
    outbox.claim(now=NOW + lease, lease=lease, limit=1)
    outbox.put_off(slow, "chậm", now=NOW + lease)
    outbox.failed(slow, "không", now=NOW + lease)
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.error) == ("waiting", 0, "")
    outbox.sent(slow, now=NOW + lease)
    assert Delivery.objects.get().state == "sent"


def test_an_unforeseen_fault_of_a_channel_stops_nobody(
    world, settings, reachable, monkeypatch, caplog
):
    settings.EMAIL_HOST = "127.0.0.1"
    for who in ("chi", "dung"):
        reachable(world, who, "email")
    tell(world, "chi", "dung")

    def broken(row: Delivery) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(channels, "send_by", broken)
    assert deliver(NOW) == 2
    assert {row.error for row in Delivery.objects.all()} == {"Lỗi chưa rõ (ZeroDivisionError)."}
    assert set(Delivery.objects.values_list("state", "tries")) == {("waiting", 1)}


def test_a_job_is_taken_by_one_worker_until_its_time_comes_again(db):
    every = timedelta(minutes=15)
    take = lambda now: outbox.take_job("x", every, now=now)  # noqa: E731
    assert [take(NOW), take(NOW), take(NOW + timedelta(minutes=14))] == [True, False, False]
    assert [take(NOW + every), take(NOW + every)] == [True, False]
    outbox.job_failed("x", every, now=NOW + every)
    assert take(NOW + every + timedelta(minutes=1))
    assert take(NOW - timedelta(days=30)), "a clock that was set back stops no job"
