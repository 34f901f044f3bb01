"""Write the trail. Every action of every app ends here, inside its own transaction."""

from datetime import datetime
from typing import Protocol

from sotay.audit.models import TrailEntry


class Actor(Protocol):
    @property
    def person_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def post(self) -> str: ...


def record(
    verb: str,
    thing: str,
    *,
    by: Actor,
    now: datetime,
    thing_name: str = "",
    about_id: int | None = None,
    note: str = "",
) -> None:
    """One more line of the trail: who did what to which thing, and whom it is about."""
    TrailEntry.objects.create(
        at=now,
        by_id=by.person_id,
        by_name=by.name,
        by_post=by.post[:200],
        verb=verb,
        thing=thing,
        thing_name=thing_name[:300],
        about_id=about_id,
        note=note[:500],
    )
