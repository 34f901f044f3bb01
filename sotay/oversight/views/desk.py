"""The page of a unit: a desk for those who follow it, counts and examples for everybody else."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import XLSX, download
from sotay.meetings.queries.finding import at_hand, open_tasks
from sotay.notebook.queries.reading import plans_of_leaders
from sotay.notebook.queries.states import STATE_WORDS
from sotay.org.choices import Role
from sotay.org.queries import unit_by_code, unit_page
from sotay.oversight.permissions import follow
from sotay.oversight.printouts import desk_table, registration_table
from sotay.oversight.queries.desk import (
    Desk,
    Filter,
    Row,
    counts_for_members,
    desk,
    desk_for,
    may_follow,
)
from sotay.oversight.queries.progress import progress_for
from sotay.oversight.queries.registration import registration
from sotay.oversight.views.asked import onward, year_of
from sotay.oversight.views.progress import shown, wanted
from sotay.regulations.permissions import read_rules

A_PAGE = 50


@opens(read_rules)
def unit(request: HttpRequest, code: str) -> HttpResponse:
    found = unit_by_code(code)
    if may_follow(found, by=request.by):
        followed = desk_for(found, year_of(request), by=request.by, chosen=_chosen(request))
        return _desk(request, followed)
    if figures := progress_for(found, year_of(request), by=request.by, now=clock.now(),
                               **wanted(request)):  # fmt: skip
        return shown(request, figures)
    page = unit_page(found, by=request.by, to=read_rules)
    context = {
        "page": page,
        "meetings": at_hand(found, by=request.by),
        "plans": plans_of_leaders([page.unit.pk], request.by.day.year, by=request.by),
        "counts": counts_for_members(page.unit, by=request.by),
        "may": onward(request, found),
    }
    return render(request, "oversight/unit.html", context)


def _desk(request: HttpRequest, page: Desk) -> HttpResponse:
    unit, by = page.unit, request.by
    states = [(key, words) for key, words in STATE_WORDS.items() if key != "before"]
    asked = request.GET.copy()
    number, whole = asked.pop("trang", [""])[-1], asked.pop("ca", None)
    asked["nam"] = str(page.year)
    context = {
        "page": page,
        "people": _people(page.shown, number, is_whole=whole is not None),
        "states": states,
        "tasks": open_tasks(unit, on=by.day),
        "may": onward(request, unit),
        "helps": unit.pk in by.units_with((Role.SECRETARY, Role.DEPUTY)),
        "query": asked.urlencode(),
        "meetings": at_hand(unit, by=by),
    }
    return render(request, "oversight/desk.html", context)


def _people(shown: tuple[Row, ...], number: str, *, is_whole: bool) -> Page:
    """Fifty of those shown; all of them where the whole list was asked for, to be printed."""
    return Paginator(shown, max(len(shown), 1) if is_whole else A_PAGE).get_page(number)


def _chosen(request: HttpRequest) -> Filter:
    given = request.GET
    return Filter(given.get("tim", "").strip()[:100], given.get("lan", ""),
                  given.get("tinh-trang", ""), given.get("to", ""))  # fmt: skip


@opens(follow)
def table(request: HttpRequest, code: str) -> HttpResponse:
    page = desk(code, year_of(request), by=request.by, chosen=_chosen(request))
    return download(desk_table(page), f"theo-doi-{code}-{page.year}.xlsx", XLSX)


@opens(follow)
def registered(request: HttpRequest, code: str) -> HttpResponse:
    page = registration(code, year_of(request), by=request.by)
    if request.GET.get("tep") == "xlsx":
        return download(registration_table(page), f"dang-ky-{code}-{page.year}.xlsx", XLSX)
    return render(request, "oversight/registration.html", {"page": page})
