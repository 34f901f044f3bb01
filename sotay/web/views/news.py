"""Có gì mới: the page, a few lines of it for the first page, and the mark that one has seen it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.web.actions import mark_known
from sotay.web.queries import news


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    return render(request, "web/news.html", {"page": news(by=request.by, now=clock.now())})


@opens(MEMBER)
def short(request: HttpRequest) -> HttpResponse:
    return render(request, "web/parts/news.html", {"page": news(by=request.by, now=clock.now())})


@require_POST
@opens(MEMBER)
def known(request: HttpRequest) -> HttpResponse:
    """Without a moment that can be read nothing is marked; nothing is lost by that."""
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    if until and until.tzinfo:
        mark_known(until, by=request.by, now=clock.now())
    return redirect("web:news")
