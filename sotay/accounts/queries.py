"""Read logins, devices, and what is shut after help."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from sotay.accounts.models import ActivationCode, Login, SecondFactor, Session, TryCount
from sotay.accounts.rules import MOST_TRIES, WINDOW, plain_code
from sotay.kit import sealing

CODE = "activation"


def devices(login_id: int, *, now: datetime) -> QuerySet[Session]:
    """The devices on which this login is signed in, last used first."""
    return Session.objects.filter(login_id=login_id, expire_date__gt=now).order_by("-seen_at")


def code_typed(typed: str) -> ActivationCode | None:
    """The code somebody typed, used, expired or not; None if there never was one."""
    digest = sealing.keyed_hash(CODE, plain_code(typed))
    return ActivationCode.objects.select_related("login").filter(code_hash=digest).first()


def helped_since(since: datetime) -> list[tuple[int, datetime, str]]:
    """Logins that were given a new password by a helper's code since then: login, when, by whom
    the code was issued; two queries."""
    helped = dict(Login.objects.filter(helped_at__gte=since).values_list("pk", "helped_at"))
    issuers = dict(
        ActivationCode.objects.filter(login_id__in=helped, used_at__gte=since)
        .order_by("used_at")
        .values_list("login_id", "issued_by")
    )
    return [(pk, at, issuers.get(pk, "người giúp")) for pk, at in helped.items() if at]


def has_factor(login_id: int) -> bool:
    """Whether signing in asks this login for a second step."""
    return SecondFactor.objects.filter(login_id=login_id, confirmed_at__isnull=False).exists()


def factor_begun(login_id: int) -> str:
    """The key that waits to be confirmed, in base 32; empty if none does."""
    row = SecondFactor.objects.filter(login_id=login_id, confirmed_at=None).first()
    return str(row.unseal()["key"]) if row else ""


def active_login(login_id: int) -> Login | None:
    """The login, unless it was closed meanwhile."""
    return Login.objects.filter(pk=login_id, is_active=True).first()


@dataclass(frozen=True)
class LoginCounts:
    """How many logins there are of each sort, without saying whose."""

    active: int
    unused: int  # no password was ever set
    closed: int
    locked: int  # too many wrong passwords in the last minutes


def login_counts(*, now: datetime) -> LoginCounts:
    """Logins as they stand now; two queries."""
    unused = Q(password="") | Q(password__startswith="!")  # noqa: S106
    found = Login.objects.aggregate(
        active=Count("pk", filter=Q(is_active=True) & ~unused),
        unused=Count("pk", filter=Q(is_active=True) & unused),
        closed=Count("pk", filter=Q(is_active=False)),
    )
    tried = TryCount.objects.filter(count__gte=MOST_TRIES, since__gt=now - WINDOW)
    return LoginCounts(**found, locked=tried.count())
