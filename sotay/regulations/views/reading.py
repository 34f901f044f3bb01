"""Read what is in force for a unit, its documents, and how two of them differ."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit.access import opens
from sotay.kit.downloads import download
from sotay.kit.refusals import NotFound
from sotay.regulations.permissions import read_rules
from sotay.regulations.queries.pages import (
    comparison,
    issued_regulation,
    regulation_page,
    rules_page,
)
from sotay.regulations.rules import GROUPS


@opens(read_rules)
def rules(request: HttpRequest, code: str) -> HttpResponse:
    page = rules_page(code, by=request.by)
    groups = [(title, [page.values[key] for key in keys]) for title, keys in GROUPS]
    return render(request, "regulations/rules.html", {"page": page, "groups": groups})


@opens(read_rules)
def one(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    page = regulation_page(code, uid, by=request.by)
    return render(request, "regulations/one.html", {"page": page})


@opens(read_rules)
def file(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    document = issued_regulation(code, uid, by=request.by)
    if not document.file:
        raise NotFound(uid)
    ending = document.file_name.rsplit(".", 1)[-1].lower()
    return download(bytes(document.file), f"quy-dinh.{ending}", "application/octet-stream")


@opens(read_rules)
def compared(request: HttpRequest, code: str) -> HttpResponse:
    try:
        pair = UUID(request.GET.get("mot", "")), UUID(request.GET.get("hai", ""))
    except ValueError:
        raise NotFound(code) from None
    page = comparison(code, *pair, by=request.by)
    return render(request, "regulations/comparison.html", {"page": page})
