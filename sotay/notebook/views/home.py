"""The home page of a member: the three uses of the year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.notebook.queries.home import home_page
from sotay.notebook.views.reflections import quick_note


@opens(MEMBER)
def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("notebook:year", year=clock.today().year)


@opens(MEMBER)
def year(request: HttpRequest, year: int) -> HttpResponse:
    page = home_page(year, by=request.by)
    may_note = year == clock.today().year and not request.by.shut_until
    note = quick_note(year, by=request.by) if may_note else None
    return render(request, "notebook/home.html", {"page": page, "note": note})
