"""The page of a unit: a desk for those who follow it, counts and examples for everybody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit.access import opens
from sotay.kit.downloads import XLSX, download
from sotay.notebook.queries.reading import plans_of_leaders
from sotay.notebook.queries.states import STATE_WORDS
from sotay.org.queries import unit_page
from sotay.oversight.permissions import follow, see_progress
from sotay.oversight.printouts import desk_table, progress_table, registration_table
from sotay.oversight.queries.desk import Filter, counts_for_members, desk, may_follow
from sotay.oversight.queries.progress import progress, progress_for
from sotay.oversight.queries.registration import registration
from sotay.regulations.permissions import read_rules


@opens(read_rules)
def unit(request: HttpRequest, code: str) -> HttpResponse:
    page = unit_page(code, by=request.by, to=read_rules)
    if may_follow(page.unit, by=request.by):
        return _desk(request, code)
    context = {
        "page": page,
        "plans": plans_of_leaders([page.unit.pk], request.by.day.year, by=request.by),
        "counts": counts_for_members(page.unit, by=request.by),
        "progress": progress_for(page.unit, page.children, year_of(request), by=request.by),
    }
    return render(request, "oversight/unit.html", context)


@opens(see_progress)
def progress_file(request: HttpRequest, code: str) -> HttpResponse:
    page = progress(code, year_of(request), by=request.by)
    return download(progress_table(page), f"tinh-hinh-{code}-{page.year}.xlsx", XLSX)


def _desk(request: HttpRequest, code: str) -> HttpResponse:
    chosen = Filter(request.GET.get("tim", "").strip()[:100], request.GET.get("lan", ""),
                    request.GET.get("tinh-trang", ""))  # fmt: skip
    page = desk(code, year_of(request), by=request.by, chosen=chosen)
    states = [(key, words) for key, words in STATE_WORDS.items() if key != "before"]
    return render(request, "oversight/desk.html", {"page": page, "states": states})


def year_of(request: HttpRequest) -> int:
    typed = request.GET.get("nam", "")
    this = request.by.day.year
    return int(typed) if typed.isdecimal() and 2011 <= int(typed) <= this + 1 else this


@opens(follow)
def table(request: HttpRequest, code: str) -> HttpResponse:
    page = desk(code, year_of(request), by=request.by)
    return download(desk_table(page), f"theo-doi-{code}-{page.year}.xlsx", XLSX)


@opens(follow)
def registered(request: HttpRequest, code: str) -> HttpResponse:
    page = registration(code, year_of(request), by=request.by)
    if request.GET.get("tep") == "xlsx":
        return download(registration_table(page), f"dang-ky-{code}-{page.year}.xlsx", XLSX)
    return render(request, "oversight/registration.html", {"page": page})
