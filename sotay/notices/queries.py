"""Read messages: one's own, how many are unread, what was sent to whom, what failed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet

from sotay.kit import sealing
from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound
from sotay.notices.choices import AUTOMATIC, DeliveryState, Kind
from sotay.notices.models import (
    CalendarFeed,
    Delivery,
    JobRun,
    Message,
    Preference,
    PushSubscription,
    WorkerBeat,
)
from sotay.notices.permissions import read_messages
from sotay.org.models import Person
from sotay.org.queries import NOBODY
from sotay.org.standing import Standing

PAGE = 30
FEED = "calendar"


def messages_of(by: Standing, *, before: tuple[datetime, int] | None = None) -> list[Message]:
    """The acting person's messages, newest first, one page and one more to know of the next;
    `before`: time and number of the last one already shown.
    """
    rows = Message.objects.filter(read_messages.rows(by))
    if before:
        at, number = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=number))
    return list(rows.order_by("-at", "-pk")[: PAGE + 1])


@dataclass(frozen=True)
class Inbox:
    """What waits unread: how much, and who urged last, if a reminder is among it."""

    unread: int = 0
    urged_by: str = ""

    @property
    def urge(self) -> str:
        """ "Trần Văn Bình đôn đốc", before what is due; empty where nobody urged."""
        name = self.urged_by
        return f"{name} đôn đốc" if name and name != AUTOMATIC else name


def inbox_of(by: Standing) -> Inbox:
    """What the acting person has not seen yet; one query."""
    found = _unread(by.person_id) if by.person_id else []
    return Inbox(found[0][1], found[0][2] or "") if found else Inbox()


@prepared
def _unread(person_id: int) -> QuerySet[Message, tuple[int, int, str | None]]:
    by = replace(NOBODY, person_id=person_id)  # one's own messages: nothing else is asked of them
    rows = Message.objects.filter(read_messages.rows(by), read_at=None)
    urged = Max("from_name", filter=Q(kind=Kind.REMINDER))
    return rows.values_list("person_id").annotate(many=Count("pk"), urged_by=urged)


@dataclass(frozen=True)
class WaysPage:
    """What is known of one person's ways to be told."""

    email: str
    phone: str
    chosen: list[str]
    devices: list[PushSubscription]


def ways_page(by: Standing) -> WaysPage:
    """By which ways the acting person is told and could be told; three queries."""
    person = Person.objects.filter(pk=by.person_id).values("email", "phone").get()
    found = Preference.objects.filter(person_id=by.person_id).first()
    devices = PushSubscription.objects.filter(person_id=by.person_id).order_by("-made_at", "-pk")
    return WaysPage(person["email"], person["phone"], found.channels if found else [],
                    list(devices))  # fmt: skip


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


def troubles_since(people: Sequence[int], *, since: datetime) -> QuerySet[Delivery]:
    """What could not be brought to these people since then, and what is being tried again; those
    given up first.
    """
    given_up = Q(state=DeliveryState.FAILED, done_at__gte=since)
    tried = Q(state=DeliveryState.WAITING, tries__gt=0)
    rows = Delivery.objects.filter(given_up | tried, message__person_id__in=people)
    return rows.select_related("message__person").order_by("state", "-next_try_at", "-pk")


def device_of(uid_hex: str) -> PushSubscription | None:
    """One device that messages go to, if it is still wanted."""
    return PushSubscription.objects.filter(uid=uid_hex).first()


def feed_of(by: Standing) -> CalendarFeed | None:
    """The acting person's calendar, if they made an address for it."""
    return CalendarFeed.objects.filter(person_id=by.person_id).first()


def person_of_feed(token: str) -> int:
    """Whose calendar this address opens; `NotFound` for one that was revoked or never was, and
    once its owner may not sign in any more.
    """
    digest = sealing.keyed_hash(FEED, token)
    found = CalendarFeed.objects.filter(token_hash=digest).exclude(person__login__is_active=False)
    person = found.values_list("person_id", flat=True).first()
    if person is None:
        raise NotFound("calendar")
    return person


def last_beat() -> datetime | None:
    """When the worker was last alive; None if it never was."""
    beat = WorkerBeat.objects.filter(pk=1).first()
    return beat.at if beat else None


def told_since(since: datetime, *, by: Standing) -> list[Message]:
    """What the acting person was told of meetings, minutes, inspections and rules after that
    moment, the latest first; one query.
    """
    kinds = (Kind.MEETING, Kind.MINUTES, Kind.INSPECTION, Kind.RULES)
    rows = Message.objects.filter(read_messages.rows(by), at__gt=since).filter(
        Q(kind__in=kinds) | Q(kind=Kind.TASK, dedupe__startswith="meeting:")
    )
    return list(rows.order_by("-at", "-pk")[:PAGE])


@dataclass(frozen=True)
class QueueCounts:
    """What waits to go out or to be done, without saying to whom or what."""

    waiting: int
    oldest: datetime | None
    failed: int  # given up in the last seven days
    jobs: int
    jobs_late: int  # due for ten minutes and begun by no worker


def queue_counts(*, now: datetime) -> QueueCounts:
    """How the outbox and the jobs stand; two queries."""
    given_up = Q(state=DeliveryState.FAILED, done_at__gte=now - timedelta(days=7))
    waits = Q(state=DeliveryState.WAITING)
    found = Delivery.objects.aggregate(
        waiting=Count("pk", filter=waits),
        oldest=Min("message__at", filter=waits),
        failed=Count("pk", filter=given_up),
    )
    late = Q(next_at__lt=now - timedelta(minutes=10))
    jobs = JobRun.objects.aggregate(jobs=Count("pk"), jobs_late=Count("pk", filter=late))
    return QueueCounts(**found, **jobs)
