"""What the trail tells, to the person it is about."""

from datetime import datetime

from django.db.models import QuerySet

from sotay.audit.models import TrailEntry

READ_VERBS = ("entry.read", "entry.printed", "entry.exported")


def readings_about(person_id: int) -> QuerySet[TrailEntry]:
    """Who read what this person submitted, newest first; never what was read."""
    return TrailEntry.objects.filter(about_id=person_id, verb__in=READ_VERBS).order_by("-at", "-id")


def was_recorded(verb: str, thing: str, *, by_id: int, since: datetime) -> bool:
    """Whether this person did this to this thing since then."""
    return TrailEntry.objects.filter(verb=verb, thing=thing, by_id=by_id, at__gte=since).exists()
