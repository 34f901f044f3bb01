"""The technician's page, and the same counts for machines that watch."""

import hmac
import os

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit import clock
from sotay.kit.access import PUBLIC, TECHNICIAN, opens
from sotay.web.queries.condition import condition, measures, versions

LOOPBACK = ("127.0.0.1", "::1")


@opens(TECHNICIAN)
def page(request: HttpRequest) -> HttpResponse:
    context = {"now": condition(clock.now()), "versions": versions()}
    return render(request, "web/condition.html", context)


@opens(PUBLIC)
def metrics(request: HttpRequest) -> HttpResponse:
    if not _may_watch(request):
        raise Http404
    told = measures(condition(clock.now()))
    return HttpResponse(told, content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_watch(request: HttpRequest) -> bool:
    """By the token of this installation, or from this very machine; never through a proxy."""
    token = os.environ.get("SOTAY_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token:
        return hmac.compare_digest(given.encode(), token.encode())
    is_proxied = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded"))
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not is_proxied
