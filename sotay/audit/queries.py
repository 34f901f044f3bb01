"""What the trail tells, to the person it is about."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from sotay.audit.models import TrailEntry

READ_VERBS = ("entry.read", "entry.printed", "entry.exported", "evidence.read", "evidence.printed",
              "rating.read", "rating.exported")  # fmt: skip


def readings_about(person_id: int) -> QuerySet[TrailEntry]:
    """Who read what this person submitted, newest first; never what was read."""
    return TrailEntry.objects.filter(about_id=person_id, verb__in=READ_VERBS).order_by("-at", "-id")


def was_recorded(verb: str, thing: str, *, by_id: int, since: datetime) -> bool:
    """Whether this person did this to this thing since then."""
    return TrailEntry.objects.filter(verb=verb, thing=thing, by_id=by_id, at__gte=since).exists()


def readings_noted(note: str, *, about: Any, since: datetime) -> tuple[int, int]:
    """How often these people's texts were read with this reason since then, and of how many."""
    rows = TrailEntry.objects.filter(about_id__in=about, verb__in=READ_VERBS, at__gte=since)
    found = rows.filter(note=note).aggregate(
        times=Count("pk"), people=Count("about_id", distinct=True)
    )
    return found["times"], found["people"]


def things_read(things: Iterable[str], *, by_id: int, since: datetime) -> set[str]:
    """Which of these things this person has read since then."""
    rows = TrailEntry.objects.filter(thing__in=list(things), by_id=by_id, verb__in=READ_VERBS)
    return set(rows.filter(at__gte=since).values_list("thing", flat=True))
