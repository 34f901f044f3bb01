"""Programs that call with a token."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client

from sotay.api.actions.tokens import make_token
from sotay.api.choices import Scope
from sotay.kit import clock
from sotay.org.models import Person

ALL = [scope.value for scope in Scope]


def token_of(person: Person, scopes: list[str] = ALL, *, days: int = 90, name: str = "Thử") -> str:
    now = clock.now()
    by = type("By", (), {"person_id": person.pk, "name": person.name, "post": ""})()
    return make_token(person.login_id, name, scopes, password="sotay-demo", shut=False, by=by,
                      expires_on=clock.day_of(now) + timedelta(days=days), now=now)  # fmt: skip


@contextmanager
def served() -> Iterator[WSGIHandler]:
    """The product as a server runs it, on the connection of the test."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield get_wsgi_application()
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


class Program(Client):
    """Calls with this token and knows no cookie."""

    def __init__(self, token: str) -> None:
        super().__init__(headers={"Authorization": f"Bearer {token}"})

    def read(self, where: str, **asked) -> HttpResponse:
        return self.get(f"/api/v1{where}", asked)
