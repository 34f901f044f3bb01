"""Read tokens: one's own, and the one a program shows."""

from dataclasses import replace
from datetime import datetime

from django.db.models import F, QuerySet

from sotay.accounts.rules import shut_until
from sotay.api.choices import Scope
from sotay.api.models import Token
from sotay.kit import sealing
from sotay.kit.clock import day_of
from sotay.org.queries import standing_of_login
from sotay.org.standing import Standing

PURPOSE = "api-token"


def hash_of(secret: str) -> str:
    """What is kept of a token."""
    return sealing.keyed_hash(PURPOSE, secret)


def tokens_of(login_id: int) -> QuerySet[Token]:
    """Every token of an account, those in force first, newest first."""
    rows = Token.objects.filter(login_id=login_id)
    return rows.order_by(F("revoked_at").asc(nulls_first=True), "-pk")


def token_shown(secret: str, *, now: datetime) -> Token | None:
    """The token in force that a program shows, with its login; None for any other."""
    rows = Token.objects.select_related("login").filter(login__is_active=True)
    token = rows.filter(token_hash=hash_of(secret)).first()
    return None if token is None or token.is_over(day_of(now)) else token


def standing_by(token: Token, *, now: datetime) -> Standing:
    """What the owner of a token is at this moment. After help with a lost password drafts are shut
    to a token as to a device: one made before the help keeps its way in.
    """
    by = standing_of_login(token.login_id, day=day_of(now))
    shut = shut_until(token.login.helped_at, token.made_at, now)
    return replace(by, shut_until=shut) if shut else by


def scopes_for(*, is_person: bool, is_technician: bool) -> list[tuple[str, str]]:
    """The scopes somebody may give a token: those of people, and those of the technician."""
    return [
        (scope.value, str(scope.label))
        for scope in Scope
        if (is_technician if scope is Scope.ROSTER else is_person)
    ]
