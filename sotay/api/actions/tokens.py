"""Make and revoke tokens, and note their use."""

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sotay.accounts.actions import PasswordRefused
from sotay.accounts.models import Login
from sotay.api.models import Token
from sotay.api.queries.tokens import hash_of, tokens_of
from sotay.api.rules import MOST, SIGN, wrong_end
from sotay.audit.actions import Actor, record
from sotay.kit.clock import day_of
from sotay.kit.readonly import writing
from sotay.kit.refusals import NotFound, NotNow

OFTEN = timedelta(minutes=1)


@transaction.atomic
def make_token(
    login_id: int, name: str, scopes: Collection[str], *, expires_on: date, password: str,
    shut: bool, by: Actor, now: datetime,
) -> str:  # fmt: skip
    """A new token of this account, shown once. `PasswordRefused` for a wrong password; `NotNow` in
    a session that came in with somebody's help, for a wrong end and for too many tokens.
    """
    if shut:
        raise NotNow("Bài đang viết và ghi chép đang đóng, nên chưa tạo khóa truy cập được.")
    if fault := wrong_end(expires_on, today=day_of(now)):
        raise NotNow(fault)
    login = Login.objects.select_for_update().get(pk=login_id)
    if not login.check_password(password):
        raise PasswordRefused("Mật khẩu chưa đúng.")
    in_force = tokens_of(login_id).filter(revoked_at=None, expires_on__gte=day_of(now))
    if in_force.count() >= MOST:
        raise NotNow(f"Mỗi tài khoản có nhiều nhất {MOST} khóa. Hãy thu hồi khóa không dùng nữa.")
    secret = SIGN + secrets.token_urlsafe(32)
    token = Token.objects.create(
        login_id=login_id, name=name, token_hash=hash_of(secret), scopes=sorted(set(scopes)),
        made_at=now, expires_on=expires_on,
    )  # fmt: skip
    record("token.made", f"token:{token.pk}", by=by, now=now, thing_name=name,
           note=", ".join(token.scopes))  # fmt: skip
    return secret


@transaction.atomic
def revoke_token(uid: UUID, *, login_id: int, by: Actor, now: datetime) -> None:
    """The token opens nothing from now on; `NotFound` for another's."""
    token = Token.objects.filter(uid=uid, login_id=login_id).first()
    if token is None:
        raise NotFound(uid)
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        record("token.revoked", f"token:{token.pk}", by=by, now=now, thing_name=token.name)


def note_use(token: Token, *, now: datetime) -> None:
    """The owner sees when the token was last used, to the minute."""
    if token.used_at and now - token.used_at < OFTEN:
        return
    stale = Q(used_at=None) | Q(used_at__lt=now - OFTEN)
    with writing("when a token was last used"):
        Token.objects.filter(stale, pk=token.pk).update(used_at=now)
