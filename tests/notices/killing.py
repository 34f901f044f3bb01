"""Kill the worker of a whole installation again and again while it brings messages out."""

import random
import subprocess
import time
from collections import Counter
from dataclasses import dataclass

from tests.journeys.installation import SOTAY, Installation
from tests.notices.servers import MailRoom, mail_server

PREPARE = """
from django.utils import timezone
from sotay.audit.actors import SystemActor
from sotay.notices.actions import send
from sotay.notices.models import Preference
from sotay.org.models import Person
made = Person.objects.bulk_create(
    Person(family_middle="Le Van", given=str(n), sort_key=str(n), folded=str(n),
           email=f"nguoi{{n}}@example.vn") for n in range({people}))
Preference.objects.bulk_create(Preference(person=one, channels=["email"]) for one in made)
send([one.pk for one in made], kind="reminder", subject="Nhac viec", body="Con 3 ngay.",
     dedupe="kill", by=SystemActor("Thu"), now=timezone.now())
"""
COUNT = """
from django.db.models import Count
from sotay.notices.models import Delivery, Message
twice = Message.objects.values("person").annotate(n=Count("pk")).filter(n__gt=1).count()
left = Delivery.objects.exclude(state="sent").count()
print(Message.objects.count(), twice, left)
"""


@dataclass(frozen=True)
class Outcome:
    kills: int
    messages: int  # in the product
    twice: int  # people who have two of them
    left: int  # deliveries that are not "sent" in the end
    reached: int  # people who got a letter
    doubles: int  # letters beyond one for each id
    seconds: float


def kill_while_delivering(made: Installation, *, people: int, kills: int, seed: int) -> Outcome:
    """So many people are told by e-mail while the worker is killed so many times, at any point."""
    chance, began = random.Random(seed), time.monotonic()
    with mail_server() as (room, port):
        room.slow = 0.02
        made.env |= {"SOTAY_SMTP_URL": f"smtp://127.0.0.1:{port}", "SOTAY_DELIVERY_LEASE": "1"}
        made.run("shell", "-c", PREPARE.format(people=people))
        killed = 0
        while killed < kills and len(letters(room)) < people:
            kill_one(made, room, chance, share=people / kills)
            killed += 1
        room.slow = 0
        settle(made, room, people)
        ids = letters(room)
    messages, twice, left = map(int, made.run("shell", "-c", COUNT).split()[-3:])
    return Outcome(killed, messages, twice, left, reached(room), sum(ids.values()) - len(ids),
                   time.monotonic() - began)  # fmt: skip


def settle(made: Installation, room: MailRoom, people: int) -> None:
    """Rounds of the worker to their ends until everybody has a letter, and one more: what would
    go twice goes then. Before each the lease of whoever was killed runs out.
    """
    for _ in range(10):
        all_there = len(letters(room)) == people
        time.sleep(1.2)
        made.run("worker", "--once")
        if all_there:
            return


def letters(room: MailRoom) -> Counter:
    return Counter(letter["Message-ID"] for letter in list(room.mails))


def reached(room: MailRoom) -> int:
    return len({letter["To"] for letter in room.mails})


def start(made: Installation) -> subprocess.Popen:
    return subprocess.Popen([SOTAY, "worker"], env=made.env, start_new_session=True)


def kill_one(made: Installation, room: MailRoom, chance: random.Random, share: float) -> None:
    """Killed in the midst of letters; now and then before the first, while it takes them up."""
    before = len(room.mails)
    worker = start(made)
    early = chance.random() < 0.1
    if not early:
        wait_for(lambda: len(room.mails) > before, 20)
    time.sleep(chance.uniform(0, 1.0 if early else 0.03 * share))
    worker.kill()
    worker.wait(timeout=20)


def wait_for(happened, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not happened() and time.monotonic() < until:
        time.sleep(0.005)
