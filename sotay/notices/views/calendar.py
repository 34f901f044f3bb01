"""My days in my own calendar: an address to subscribe to, shown once, taken back when wanted."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import PUBLIC, opens
from sotay.notices.actions.ways import make_feed, revoke_feed
from sotay.notices.ics import calendar_text
from sotay.notices.permissions import read_messages
from sotay.notices.queries import feed_of, person_of_feed
from sotay.org import calendars


@opens(read_messages)
def feed_page(request: HttpRequest) -> HttpResponse:
    """The address stands in the answer to the very click that made it, and nowhere else."""
    address = ""
    if request.method == "POST":
        token = make_feed(by=request.by, now=clock.now())
        address = settings.ADDRESS + reverse("notices:feed", args=[token])
    context = {"feed": feed_of(request.by), "address": address}
    return render(request, "notices/calendar.html", context)


@require_POST
@opens(read_messages)
def revoked(request: HttpRequest) -> HttpResponse:
    revoke_feed(by=request.by, now=clock.now())
    messages.success(request, "Đã thu hồi địa chỉ lịch.")
    return redirect("notices:calendar")


@opens(PUBLIC)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For the calendar program that was given the address: the token is the right."""
    person = person_of_feed(token)
    events = calendars.events_of(person, on=clock.today())
    text = calendar_text(events, at=clock.now(), host=settings.ADDRESS)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
