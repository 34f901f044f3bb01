"""Sign in by user name, card number, phone or e-mail."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from sotay.accounts.models import Identifier, Login
from sotay.kit.text import clean


def typed_identifier(typed: str) -> str:
    """What was typed, as it is kept: no blanks, small letters, +84 as 0."""
    plain = clean(typed).replace(" ", "").lower()
    return "0" + plain[3:] if plain.startswith("+84") else plain


def find_login(typed: str) -> Login | None:
    """The one login that answers to this; None for nobody, or for more than one."""
    plain = typed_identifier(typed)
    login = Login.objects.filter(user_name=plain).first()
    if login:
        return login
    rows = Identifier.objects.filter(value__in={plain, plain.upper()}).values_list("login_id")
    ids = {row[0] for row in rows[:3]}
    return Login.objects.get(pk=ids.pop()) if len(ids) == 1 else None


class IdentifierBackend(BaseBackend):
    def authenticate(self, request: Any, username: str = "", password: str = "", **rest: Any):
        login = find_login(username)
        if login is None:
            Login().set_password(password)  # takes as long as a check: tells nothing
            return None
        right = login.check_password(password)
        return login if right and login.is_active else None

    def get_user(self, user_id: int):
        return Login.objects.filter(pk=user_id, is_active=True).first()
