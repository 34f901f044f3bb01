"""The operations as OpenAPI 3.1 tells them, and as a page for people."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from sotay.api.choices import Scope
from sotay.api.views import reading, writing  # noqa: F401 # they declare operations
from sotay.api.views.door import api
from sotay.api.views.problems import KINDS, MEDIA, problem
from sotay.kit.access import PUBLIC, opens

PREFIX = "api/v1/"
CAN_FAIL = {"400": "unreadable", "401": "no-token", "403": "no-right", "404": "not-found",
            "405": "wrong-method", "409": "not-now", "422": "unfit"}  # fmt: skip
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {
            "type": "object", "required": ["field", "detail"],
            "properties": {"field": {"type": "string"}, "detail": {"type": "string"}}}},
    },
}  # fmt: skip


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """The description of every operation, made from what the code declares."""
    told: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    told["components"]["schemas"]["Problem"] = PROBLEM
    told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for methods in told["paths"].values():
        for operation in methods.values():
            scope = operation.get("x-scope")
            operation["security"] = [{"token": [scope] if scope else []}]
            for status, kind in CAN_FAIL.items():
                operation["responses"][status] = _refusal(KINDS[kind][1])
    return told


def _refusal(title: str) -> dict[str, Any]:
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": title, "content": {MEDIA: shape}}


@opens(PUBLIC)
def openapi(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(described(), json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=300"
    return response


@opens(PUBLIC)
def guide(request: HttpRequest) -> HttpResponse:
    operations = [
        {"description": "", **operation, "path": path, "method": method.upper(),
         "scope": operation.get("x-scope")}
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
    ]  # fmt: skip
    kinds = [(kind, *told) for kind, told in KINDS.items()]
    context = {"operations": operations, "scopes": Scope.choices, "kinds": kinds}
    return render(request, "api/guide.html", context)


@opens(PUBLIC)
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address that is none."""
    return problem("not-found")


nothing.csrf_exempt = True
