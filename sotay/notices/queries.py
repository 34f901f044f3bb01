"""Read messages: one's own, how many are unread, what was sent to whom, what failed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max, QuerySet

from sotay.notices.choices import DeliveryState
from sotay.notices.models import Delivery, Message, Preference, WorkerBeat
from sotay.org.standing import Standing

PAGE = 30


def messages_of(by: Standing, *, before: datetime | None = None) -> list[Message]:
    """The acting person's messages, newest first, one page and one more to know of the next."""
    rows = Message.objects.filter(person_id=by.person_id)
    if before:
        rows = rows.filter(at__lt=before)
    return list(rows.order_by("-at", "-pk")[: PAGE + 1])


def unread_count(by: Standing) -> int:
    """How many messages the acting person has not seen yet."""
    return Message.objects.filter(person_id=by.person_id, read_at=None).count()


def chosen_channels(by: Standing) -> list[str]:
    """By which ways the acting person wants to be told, beside the product."""
    found = Preference.objects.filter(person_id=by.person_id).first()
    return found.channels if found else []


def last_sent(people: Iterable[int], kind: str, *, since: datetime) -> dict[int, datetime]:
    """When each of these people last got a message of this kind, for those who did since."""
    rows = Message.objects.filter(person_id__in=list(people), kind=kind, at__gte=since)
    return dict(rows.values_list("person_id").annotate(last=Max("at")))


def answers_since(people: Iterable[int], kind: str, *, since: datetime) -> dict[int, str]:
    """What these people answered last to a message of this kind since then."""
    rows = Message.objects.filter(
        person_id__in=list(people), kind=kind, answered_at__gte=since
    ).order_by("answered_at")
    return dict(rows.values_list("person_id", "answer"))


def failures_since(people: Sequence[int], *, since: datetime) -> QuerySet[Delivery]:
    """What could not be brought to these people since then, newest first."""
    return (
        Delivery.objects.filter(
            message__person_id__in=people, state=DeliveryState.FAILED, done_at__gte=since
        )
        .select_related("message__person")
        .order_by("-done_at")
    )


def last_beat() -> datetime | None:
    """When the worker was last alive; None if it never was."""
    beat = WorkerBeat.objects.filter(pk=1).first()
    return beat.at if beat else None
