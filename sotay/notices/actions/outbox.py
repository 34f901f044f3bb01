"""What the worker writes: which deliveries it has in hand, how each went, that it lives."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from sotay.notices.choices import DeliveryState
from sotay.notices.models import Delivery, JobRun, PushSubscription, WorkerBeat
from sotay.notices.rules import next_try

AGAIN_AFTER_FAILURE = timedelta(minutes=1)


@transaction.atomic
def claim(*, now: datetime, lease: timedelta, limit: int) -> list[Delivery]:
    """Up to so many deliveries that are due, in the caller's hand alone until the lease is over.

    Whoever is killed in between leaves them to the next: nothing is ever taken out of the box.
    """
    due = Delivery.objects.filter(
        Q(claimed_until=None) | Q(claimed_until__lte=now),
        state=DeliveryState.WAITING,
        next_try_at__lte=now,
    ).order_by("next_try_at", "pk")
    mine = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:limit])
    if not mine:
        return []
    Delivery.objects.filter(pk__in=mine).update(claimed_until=now + lease)
    rows = Delivery.objects.filter(pk__in=mine).select_related("message__person")
    return list(rows.order_by("next_try_at", "pk"))


def sent(row: Delivery, *, now: datetime) -> None:
    """It has left; whoever else may have it in hand by now will not send it again."""
    Delivery.objects.filter(pk=row.pk).update(
        state=DeliveryState.SENT, done_at=now, error="", claimed_until=None
    )


def failed(row: Delivery, problem: str, *, now: datetime) -> None:
    """It will never go; the person's secretary sees why."""
    _still_mine(row).update(
        state=DeliveryState.FAILED, done_at=now, error=problem[:300], claimed_until=None
    )


def put_off(row: Delivery, problem: str, *, now: datetime) -> None:
    """It is tried again after a pause that grows with each failure; in the end it has failed."""
    again = next_try(row.tries + 1, now)
    if again is None:
        failed(row, problem, now=now)
        return
    _still_mine(row).update(
        tries=row.tries + 1, next_try_at=again, error=problem[:300], claimed_until=None
    )


def hold_channel(channel: str, *, now: datetime, until: datetime) -> None:
    """Whatever is due by this channel waits: it is down, and asking for each row helps nobody."""
    Delivery.objects.filter(
        channel=channel, state=DeliveryState.WAITING, next_try_at__lte=now
    ).update(next_try_at=until, claimed_until=None)


def release(rows: Iterable[Delivery]) -> None:
    """These were not tried after all; anybody may take them."""
    Delivery.objects.filter(pk__in=[row.pk for row in rows], state=DeliveryState.WAITING).update(
        claimed_until=None
    )


def _still_mine(row: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(
        pk=row.pk, state=DeliveryState.WAITING, claimed_until=row.claimed_until
    )


def forget_device(uid_hex: str) -> None:
    """The browser behind this subscription is gone for good."""
    PushSubscription.objects.filter(uid=uid_hex).delete()


def take_job(name: str, every: timedelta, *, now: datetime) -> bool:
    """Whether the job is due and now the caller's; of several workers one is told so.

    A time further off than the job's own rhythm comes from a clock that was set back: due.
    """
    _, made = JobRun.objects.get_or_create(name=name, defaults={"next_at": now + every})
    if made:
        return True
    due = Q(next_at__lte=now) | Q(next_at__gt=now + every)
    return bool(JobRun.objects.filter(due, name=name).update(next_at=now + every))


def job_failed(name: str, every: timedelta, *, now: datetime) -> None:
    """It is tried again soon, not only when its next turn comes."""
    JobRun.objects.filter(name=name).update(next_at=now + min(every, AGAIN_AFTER_FAILURE))


def say_alive(*, now: datetime) -> None:
    """The worker is alive now."""
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": now})
