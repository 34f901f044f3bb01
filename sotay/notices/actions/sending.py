"""Tell people something: once for one occasion, in the product and by the ways they chose."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import Actor
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.channels import offered
from sotay.notices.choices import ChannelName, Kind
from sotay.notices.models import Delivery, Message, Preference, PushSubscription
from sotay.notices.rules import inside_path, one_line
from sotay.org.models import Person
from sotay.org.standing import Standing

AT_ONCE = 2000


@transaction.atomic
def send(
    to: Sequence[int],
    *,
    kind: str,
    subject: str,
    body: str,
    link: str = "",
    dedupe: str,
    by: Actor,
    now: datetime,
    not_before: datetime | None = None,
    answers: tuple[str, ...] = (),
) -> int:
    """Each of these people has the message of this occasion, once; returns for how many it is new.

    What goes outside waits until `not_before`. The number of queries does not grow up to 2,000
    people but for long inserts, which SQLite takes in parts. What is said of an account goes by
    every way there is, chosen or not. `ValueError` for a link that leads outside.
    """
    given = {
        "kind": Kind(kind), "subject": one_line(subject), "body": body, "link": inside_path(link),
        "dedupe": dedupe, "from_name": by.name, "at": now, "answers": list(answers),
    }  # fmt: skip
    people, new = list(dict.fromkeys(to)), 0
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        known = Message.objects.filter(person_id__in=some, dedupe=dedupe)
        fresh = set(some) - set(known.values_list("person_id", flat=True))
        Message.objects.bulk_create(
            [Message(person_id=person, **given) for person in some if person in fresh],
            ignore_conflicts=True,
        )
        _put_out(fresh, dedupe, always=kind == Kind.ACCOUNT, at=not_before or now)
        new += len(fresh)
    return new


def _put_out(people: Iterable[int], dedupe: str, *, always: bool, at: datetime) -> None:
    """One row for each way outside of each of these people."""
    ways = _ways_of(people, always)
    if not ways:
        return
    messages = Message.objects.filter(person_id__in=ways, dedupe=dedupe)
    Delivery.objects.bulk_create(
        [
            Delivery(message_id=pk, channel=channel, target=target, next_try_at=at)
            for pk, person in messages.values_list("pk", "person_id")
            for channel, target in ways[person]
        ],
        ignore_conflicts=True,
    )


def _ways_of(people: Iterable[int], always: bool) -> dict[int, list[tuple[str, str]]]:
    """Channel and device by which each of these people is to be told outside; no one else."""
    given, ways = offered(), {}  # type: tuple[set[str], dict[int, list[tuple[str, str]]]]
    ticked: Iterable[tuple[int, list[str]]]
    if always:
        known = Person.objects.filter(pk__in=people).values_list("pk", "email", "phone")
        ticked = [(pk, [*([ChannelName.EMAIL] if email else []),
                        *([ChannelName.GATEWAY] if phone else [])])
                  for pk, email, phone in known]  # fmt: skip
    else:
        chosen = Preference.objects.filter(person_id__in=people)
        ticked = chosen.values_list("person_id", "channels")
    for person, channels in ticked:
        ways[person] = [(channel, "") for channel in channels if channel in given]
    if ChannelName.PUSH in given:
        devices = PushSubscription.objects.filter(person_id__in=people).order_by("pk")
        for person, uid in devices.values_list("person_id", "uid"):
            ways.setdefault(person, []).append((ChannelName.PUSH, uid.hex))
    return {person: found for person, found in ways.items() if found}


def mark_read(uids: Iterable[UUID], *, by: Standing, now: datetime) -> None:
    """The acting person has seen these messages of theirs."""
    Message.objects.filter(uid__in=list(uids), person_id=by.person_id, read_at=None).update(
        read_at=now
    )


@transaction.atomic
def answer(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The acting person answered one of their messages with one of its ready answers; empty words
    take the answer back. `NotFound` for another's message, `NotNow` for words it does not offer.
    """
    found = Message.objects.select_for_update().filter(uid=uid, person_id=by.person_id)
    message = found.first()
    if message is None:
        raise NotFound(uid)
    if words and words not in message.answers:
        raise NotNow("Thông báo này không có câu trả lời ấy. Hãy tải lại trang rồi chọn lại.")
    message.answer, message.answered_at = words, now if words else None
    message.read_at = message.read_at or now
    message.save(update_fields=["answer", "answered_at", "read_at"])
