"""The page of one unit, for those who stand in or over it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit.access import opens
from sotay.notebook.queries.reading import plans_of_leaders
from sotay.org.queries import unit_page
from sotay.regulations.permissions import read_rules


@opens(read_rules)
def unit(request: HttpRequest, code: str) -> HttpResponse:
    page = unit_page(code, by=request.by, to=read_rules)
    plans = plans_of_leaders([page.unit.pk], request.by.day.year, by=request.by)
    return render(request, "web/unit.html", {"page": page, "plans": plans})
