"""A GET never writes: while one is answered, the database refuses every writing statement."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|TRUNCATE)\b", re.I)
_allowed: ContextVar[str] = ContextVar("writing_allowed", default="")


class GetWrites(Exception):
    """A page that only shows something tried to change something."""


@contextmanager
def writing(reason: str) -> Iterator[None]:
    """The few things reading itself must leave behind, named: the trail of who read what."""
    token = _allowed.set(reason)
    try:
        yield
    finally:
        _allowed.reset(token)


def refuse_writing(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
    if not _allowed.get() and WRITING.match(sql):
        raise GetWrites(sql[:120])
    return execute(sql, params, many, context)


class ReadOnlyGetMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writing):
            return self.get_response(request)
