"""What this very session may open after help by others."""

from datetime import datetime

from django.core import signing
from django.http import HttpRequest

from sotay.accounts.rules import SHUT_FOR, shut_until
from sotay.accounts.sessions import STARTED

KNOWN_DEVICE = "sotay_device"  # a cookie, signed: who signed in last on this browser


def started_at(request: HttpRequest) -> datetime | None:
    begun = request.session.get(STARTED)
    return datetime.fromisoformat(begun) if begun else None


def shut_in(request: HttpRequest, now: datetime) -> datetime | None:
    """Until when drafts and reflections are shut in this session; None if they are open."""
    helped = getattr(request.user, "helped_at", None)
    return shut_until(helped, started_at(request), now)


def asks_owner(request: HttpRequest, now: datetime) -> datetime | None:
    """When help was given, if this is an old device on which its owner can still object."""
    helped = getattr(request.user, "helped_at", None)
    begun = started_at(request)
    if helped is None or begun is None or begun >= helped or now >= helped + SHUT_FOR:
        return None
    return helped


def last_login(request: HttpRequest) -> int | None:
    """Who signed in last on this browser; None where it was never told."""
    try:
        known = signing.loads(request.COOKIES.get(KNOWN_DEVICE, ""), salt=KNOWN_DEVICE)
    except signing.BadSignature:
        return None
    return known[0] if known else None
