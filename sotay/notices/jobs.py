"""What the worker does for messages: bring them out, at least once, and say that it lives."""

from datetime import datetime

from django.db.models import F

from sotay.kit.jobs import periodic
from sotay.notices import channels
from sotay.notices.choices import DeliveryState
from sotay.notices.models import Delivery, WorkerBeat
from sotay.notices.rules import LEASE, next_try


def deliver(now: datetime, limit: int = 100) -> int:
    """Every delivery that is due, up to `limit`, is tried once; returns how many.

    A delivery is leased before it is sent: whoever is killed in between leaves it to the next, so
    it goes at least once, with the same id each time.
    """
    due = Delivery.objects.filter(state=DeliveryState.WAITING, next_try_at__lte=now)
    rows = due.select_related("message__person").order_by("next_try_at", "pk")[:limit]
    return sum(_deliver(row, now) for row in rows)


def _deliver(row: Delivery, now: datetime) -> bool:
    mine = Delivery.objects.filter(
        pk=row.pk, state=DeliveryState.WAITING, next_try_at=row.next_try_at
    ).update(next_try_at=now + LEASE, tries=F("tries") + 1)
    if not mine:
        return False
    row.tries += 1
    try:
        channels.send_by(row)
        _settle(row, state=DeliveryState.SENT, done_at=now, error="")
    except channels.Never as refusal:
        _settle(row, state=DeliveryState.FAILED, done_at=now, error=str(refusal)[:300])
    except channels.Later as problem:
        again = next_try(row.tries, now)
        if again:
            _settle(row, next_try_at=again, error=str(problem)[:300])
        else:
            _settle(row, state=DeliveryState.FAILED, done_at=now, error=str(problem)[:300])
    return True


def _settle(row: Delivery, **values: object) -> None:
    Delivery.objects.filter(pk=row.pk).update(**values)


@periodic(minutes=1)
def beat(now: datetime) -> None:
    """The worker is alive now."""
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": now})
