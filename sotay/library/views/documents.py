"""Documents: look through, find, read, confirm."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.downloads import download
from sotay.kit.files import ending_of
from sotay.kit.text import fold
from sotay.library.actions.studying import acknowledge
from sotay.library.choices import DocumentKind
from sotay.library.permissions import read_document
from sotay.library.queries.documents import document_page, file_for, places_to_keep
from sotay.library.queries.finding import documents
from sotay.library.queries.studying import to_pass_on, to_study

UNKNOWN = "application/octet-stream"  # a browser keeps it, and never runs or shows it


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    given = request.GET
    found = documents(by=request.by, words=given.get("tim", "").strip()[:200],
                      kind=given.get("loai", ""), after=given.get("sau", ""))  # fmt: skip
    asked = not found.is_search and found.is_first
    context = {
        "found": found,
        "kinds": DocumentKind.choices,
        "to_study": to_study(by=request.by) if asked else (),
        "to_pass_on": to_pass_on(by=request.by) if asked else (),
        "keeps_at": places_to_keep(request.by),
    }
    return render(request, "library/every.html", context)


@opens(read_document)
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    return render(request, "library/one.html", {"page": document_page(uid, by=request.by)})


@opens(read_document)
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    document, kept = file_for(uid, by=request.by)
    name = re.sub(r"[^a-z0-9]+", "-", fold(document.name)).strip("-")[:80] or "van-ban"
    return download(bytes(kept.data), f"{name}{ending_of(kept.name)}", UNKNOWN)


@require_POST
@opens(read_document)
def studied(request: HttpRequest, uid: UUID) -> HttpResponse:
    acknowledge(uid, by=request.by, now=clock.now())
    messages.success(
        request, f"Đã ghi nhận: {request.by.form_of_address} đã nghiên cứu văn bản này."
    )
    return redirect("library:one", uid=uid)
