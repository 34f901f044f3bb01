"""Read what was handed in, and leave the trail its writer sees."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.notebook.actions.readings import record_reading
from sotay.notebook.permissions import read_entry, write_entry
from sotay.notebook.queries.reading import reading
from sotay.notebook.queries.versions import difference
from sotay.notebook.queries.years import state_of
from sotay.notebook.views import pages


@opens(read_entry)
def entry(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = reading(uid, by=request.by)
    record_reading(found, by=request.by, now=clock.now())
    return render(request, "notebook/read_other.html", {"reading": found})


@opens(write_entry)
def version(request: HttpRequest, year: int, use: str, number: int) -> HttpResponse:
    return pages.own_entry(request, year, state_of(year, use, by=request.by), number)


@opens(write_entry)
def compared(request: HttpRequest, year: int, use: str, number: int) -> HttpResponse:
    changes = difference(year, use, number, by=request.by)
    return render(request, "notebook/compare.html", {"changes": changes})
