"""See everything as it will be read, hand it in once, and have a receipt."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.tokens import token_of
from sotay.notebook.actions.submission import Moved, NotWhole, submit
from sotay.notebook.permissions import write_entry
from sotay.notebook.queries.checking import NothingToHandIn, checking, next_meeting
from sotay.notebook.queries.reading import own_reading
from sotay.notebook.rules.content import PARTS
from sotay.notebook.views import pages


@opens(write_entry)
def check(request: HttpRequest, year: int, use: str) -> HttpResponse:
    if request.method == "POST":
        return _submit(request, year, use)
    return _page(request, year, use)


def _page(request: HttpRequest, year: int, use: str, *, moved: str = "") -> HttpResponse:
    try:
        found = checking(year, use, by=request.by)
    except NothingToHandIn as nothing:
        if nothing.is_handed_in:
            return redirect("notebook:receipt", year=year, use=use)
        raise
    context = {
        "page": found,
        "token": uuid4(),
        "moved": moved,
        "writing_url": pages.writing_address(year, found.page.state),
    }
    return render(request, "notebook/check.html", context, status=409 if moved else 200)


def _submit(request: HttpRequest, year: int, use: str) -> HttpResponse:
    try:
        submit(year, use, token=token_of(request), base=pages.base_of(request), by=request.by,
               now=clock.now(), released=_released(request))  # fmt: skip
    except NotWhole:
        return redirect("notebook:check", year=year, use=use)
    except Moved as moved:
        return _page(request, year, use, moved=str(moved))
    return redirect("notebook:receipt", year=year, use=use)


def _released(request: HttpRequest) -> tuple[str, ...]:
    return tuple(part for part in PARTS if part in request.POST.getlist("released"))


@opens(write_entry)
def receipt(request: HttpRequest, year: int, use: str) -> HttpResponse:
    reading = own_reading(year, use, by=request.by)
    reports_at = None if reading.entry.reported_on else next_meeting(request.by)
    context = {"reading": reading, "reports_at": reports_at}
    return render(request, "notebook/receipt.html", context)
