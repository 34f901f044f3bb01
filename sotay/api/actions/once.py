"""A write is done once for its key, and the same call again has the same answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from sotay.api.models import Answer, Token
from sotay.kit import sealing

KEPT = timedelta(days=1)


class OtherCall(Exception):
    """The key was used for another call."""


@transaction.atomic
def once(token: Token, key: str, asked: str, do: Callable[[], Any], *, now: datetime) -> Any:
    """What `do` returned, now or when this key came first; both stand in one transaction. Whatever
    `do` raises leaves nothing behind, the key neither. `OtherCall` if the key came with another
    call within the last day. Of two at the same time the second waits for the first.
    """
    mine = Answer.objects.filter(token=token, key=key)
    mine.filter(at__lte=now - KEPT).delete()
    row = Answer(token=token, key=key, asked=sealing.keyed_hash("api-call", asked), at=now)
    row.seal(None)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        known = mine.get()
        if known.asked != row.asked:
            raise OtherCall from None
        return known.unseal()
    said = do()
    row.seal(said)
    row.save(update_fields=["sealed"])
    return said


def forget_answers(*, now: datetime) -> int:
    """Answers older than a day are gone; returns how many."""
    return Answer.objects.filter(at__lte=now - KEPT).delete()[0]
