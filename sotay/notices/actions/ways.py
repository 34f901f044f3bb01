"""The ways by which a person wants to be told, and the calendar they subscribe to."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit import sealing
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.channels.push import may_push_to
from sotay.notices.choices import CHOSEN_BY_TICK
from sotay.notices.models import CalendarFeed, Preference, PushSubscription
from sotay.notices.queries import FEED
from sotay.notices.rules import push_keys_fit
from sotay.org.standing import Standing

MOST_DEVICES = 10


@transaction.atomic
def choose_channels(channels: Iterable[str], *, by: Standing) -> None:
    """From now on the acting person is told by these ways, beside the product itself."""
    kept = [name for name in CHOSEN_BY_TICK if name in set(channels)]
    Preference.objects.update_or_create(person_id=by.person_id, defaults={"channels": kept})


@transaction.atomic
def add_device(
    endpoint: str, *, p256dh: str, auth: str, device: str, by: Standing, now: datetime
) -> None:
    """This browser shows the acting person's messages by itself, and nobody else's any more; of
    more than ten devices the oldest is let go. `NotNow` for an address no known maker of browsers
    gives out, or keys that are none.
    """
    if not may_push_to(endpoint) or not push_keys_fit(p256dh, auth):
        raise NotNow(
            "Trình duyệt này đưa ra địa chỉ nhận chưa dùng được. Hãy thử Chrome, Edge, Firefox "
            "hoặc Safari mới hơn, hay chọn nhận bằng thư điện tử."
        )
    PushSubscription.objects.update_or_create(
        endpoint=endpoint,
        defaults={"person_id": by.person_id, "p256dh": p256dh, "auth": auth,
                  "device": device[:120], "made_at": now},
    )  # fmt: skip
    mine = PushSubscription.objects.filter(person_id=by.person_id).order_by("-made_at", "-pk")
    too_many = [row.pk for row in mine[MOST_DEVICES:]]
    PushSubscription.objects.filter(pk__in=too_many).delete()
    record("push.on", f"person:{by.person_id}", by=by, now=now, note=device)


@transaction.atomic
def remove_device(uid: UUID, *, by: Standing, now: datetime) -> None:
    """Nothing is shown by itself on that device any more; `NotFound` for another's device."""
    found = PushSubscription.objects.filter(uid=uid, person_id=by.person_id)
    if not found.delete()[0]:
        raise NotFound(uid)
    record("push.off", f"person:{by.person_id}", by=by, now=now)


@transaction.atomic
def make_feed(*, by: Standing, now: datetime) -> str:
    """A new token for the acting person's calendar, shown once; a former one opens nothing."""
    token = secrets.token_urlsafe(24)
    CalendarFeed.objects.update_or_create(
        person_id=by.person_id,
        defaults={"token_hash": sealing.keyed_hash(FEED, token), "made_at": now},
    )
    record("calendar.on", f"person:{by.person_id}", by=by, now=now)
    return token


@transaction.atomic
def revoke_feed(*, by: Standing, now: datetime) -> None:
    """The address of the acting person's calendar opens nothing any more."""
    if CalendarFeed.objects.filter(person_id=by.person_id).delete()[0]:
        record("calendar.off", f"person:{by.person_id}", by=by, now=now)
