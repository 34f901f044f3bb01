"""Tell people something: once for one occasion, in the product and by the ways they chose."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import Actor
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.choices import ChannelName
from sotay.notices.models import Delivery, Message, Preference
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

    What goes outside waits until `not_before`. Six queries for any 2,000 people.
    """
    people, new = list(dict.fromkeys(to)), 0
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        known = Message.objects.filter(person_id__in=some, dedupe=dedupe)
        fresh = set(some) - set(known.values_list("person_id", flat=True))
        Message.objects.bulk_create(
            [
                Message(person_id=person, kind=kind, subject=subject, body=body, link=link,
                        dedupe=dedupe, from_name=by.name, at=now, answers=list(answers))
                for person in some if person in fresh
            ],
            ignore_conflicts=True,
        )  # fmt: skip
        _put_out(fresh, dedupe, at=not_before or now)
        new += len(fresh)
    return new


def _put_out(people: Iterable[int], dedupe: str, *, at: datetime) -> None:
    chosen = dict(
        Preference.objects.filter(person_id__in=people).values_list("person_id", "channels")
    )
    messages = Message.objects.filter(person_id__in=chosen, dedupe=dedupe)
    Delivery.objects.bulk_create(
        [
            Delivery(message_id=pk, channel=channel, next_try_at=at)
            for pk, person in messages.values_list("pk", "person_id")
            for channel in chosen[person]
        ],
        ignore_conflicts=True,
    )


def mark_read(uids: Iterable[UUID], *, by: Standing, now: datetime) -> None:
    """The acting person has seen these messages of theirs."""
    Message.objects.filter(uid__in=list(uids), person_id=by.person_id, read_at=None).update(
        read_at=now
    )


@transaction.atomic
def answer(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The acting person answered one of their messages with one of its ready answers."""
    message = Message.objects.filter(uid=uid, person_id=by.person_id).first()
    if message is None:
        raise NotFound(uid)
    if words not in message.answers:
        raise NotNow("Thông báo này không có câu trả lời ấy.")
    message.answer, message.answered_at = words, now
    message.read_at = message.read_at or now
    message.save(update_fields=["answer", "answered_at", "read_at"])


def choose_channels(channels: Iterable[str], *, by: Standing) -> None:
    """From now on the acting person is told by these ways, beside the product itself."""
    kept = [name for name in ChannelName.values if name in set(channels)]
    Preference.objects.update_or_create(person_id=by.person_id, defaults={"channels": kept})
