"""The door: who calls with which token, what it may be used for, and how operations are declared.

An operation says its right with `@opens` as every view does, and its scope beside its address. The
query or action behind it asks for the right again, with the owner's standing of this moment.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from sotay.api.actions.tokens import note_use
from sotay.api.choices import Scope
from sotay.api.queries.tokens import standing_by, token_shown
from sotay.api.views.problems import Problem, answer_to, problem
from sotay.kit import access, clock
from sotay.kit.access import MEMBER, SIGNED_IN, TECHNICIAN, Right
from sotay.org.queries import owes_factor

api = NinjaAPI(
    title="Sổ tay",
    version="1",
    description="Đọc và ghi như trên trang, với quyền của chủ khóa tại lúc gọi.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-operations",
)
for _kind in (Exception, AuthenticationError, ValidationError, HttpError, Http404):
    api.add_exception_handler(_kind, answer_to)


class Bearer(HttpBearer):
    """Lets a token in that has the scope and whose owner has the door's right."""

    def __init__(self, right: Right, scope: Scope | None) -> None:
        super().__init__()
        self.right = right
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = token_shown(token, now=clock.now())
        if found is None:
            return None
        request.user, request.token = found.login, found
        request.by = by = standing_by(found, now=clock.now())
        if owes_factor(found.login, by):
            raise Problem("no-second-factor")
        may_enter = found.login.is_technician if self.right is TECHNICIAN else by.person_id
        if self.right is not SIGNED_IN and not may_enter:
            raise Problem("no-right", f"Cần quyền: {_label(self.right)}.")
        needs(request, self.scope)
        note_use(found, now=clock.now())
        return found


def _label(right: Right) -> str:
    return TECHNICIAN.label if right is TECHNICIAN else MEMBER.label


def needs(request: HttpRequest, scope: Scope | None) -> None:
    """Raise `Problem` where the token is not for this."""
    if scope and scope not in request.token.scopes:
        raise Problem("no-scope", f"Cần phạm vi {scope.value}: {scope.label}.")


def reads(path: str, *, scope: Scope | None, answer: Any, summary: str, tag: str) -> Callable:
    """Declare a reading operation at this address of the API."""
    return _offers(api.get, path, scope, answer, summary, tag)


def writes(path: str, *, scope: Scope, answer: Any, summary: str, tag: str) -> Callable:
    """Declare a writing operation at this address of the API."""
    return _offers(api.post, path, scope, answer, summary, tag)


def _offers(
    method: Callable, path: str, scope: Scope | None, answer: Any, summary: str, tag: str
) -> Callable:

    def register(view: Callable) -> Callable:
        right = access.declared(view)
        if right is None:
            raise TypeError(f"{view.__name__} says no right")
        return method(
            path, response=answer, auth=Bearer(right, scope), summary=summary, tags=[tag],
            operation_id=view.__name__, openapi_extra={"x-scope": scope.value if scope else ""},
        )(view)  # fmt: skip

    return register


def addresses() -> list[URLPattern]:
    """The address of every operation, with the right it declares."""
    found = []
    for router in api._get_bound_routers():
        for pattern, view in zip(
            router.urls_paths(router.prefix), router.path_operations.values(), strict=True
        ):
            rights = {access.declared(one.view_func) for one in view.operations}
            if len(rights) != 1:
                raise TypeError(f"{pattern.pattern}: one right for one address")
            pattern.callback = _door(pattern.callback, rights.pop())
            found.append(pattern)
    return found


def _door(view: Callable, right: Right | None) -> Callable:
    @wraps(view)
    def door(request: HttpRequest, **given: Any) -> HttpResponse:
        response = view(request, **given)
        if response.status_code != 405:
            return response
        refusal = problem("wrong-method")
        refusal["Allow"] = response["Allow"]
        return refusal

    door.access, door.by_token = right, True
    door.csrf_exempt = True  # a token is no cookie
    return door
