"""Read logins, devices, and what is shut after help."""

from datetime import datetime

from django.db.models import QuerySet

from sotay.accounts.models import ActivationCode, Login, Session
from sotay.accounts.rules import plain_code
from sotay.kit import sealing

CODE = "activation"


def login_by_id(login_id: int) -> Login:
    """One login, which must exist."""
    return Login.objects.get(pk=login_id)


def devices(login_id: int, *, now: datetime) -> QuerySet[Session]:
    """The devices on which this login is signed in, last used first."""
    return Session.objects.filter(login_id=login_id, expire_date__gt=now).order_by("-seen_at")


def code_typed(typed: str) -> ActivationCode | None:
    """The code somebody typed, used, expired or not; None if there never was one."""
    digest = sealing.keyed_hash(CODE, plain_code(typed))
    return ActivationCode.objects.select_related("login").filter(code_hash=digest).first()
