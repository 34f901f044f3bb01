"""Messages to me: read by opening the page, answered by one tap."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.readonly import writing
from sotay.notices.actions.sending import answer, mark_read
from sotay.notices.permissions import read_messages
from sotay.notices.queries import PAGE, messages_of


@opens(read_messages)
def mine(request: HttpRequest) -> HttpResponse:
    rows = messages_of(request.by, before=_before(request))
    shown = rows[:PAGE]
    unread = {row.uid for row in shown if row.read_at is None}
    if unread and request.method == "GET":
        with writing("a message counts as read once it was on the screen"):
            mark_read(unread, by=request.by, now=clock.now())
    months = groupby(shown, key=lambda row: clock.day_of(row.at).replace(day=1))
    context = {
        "months": [(first, list(rows)) for first, rows in months],
        "unread": unread,
        "older": f"{shown[-1].at.isoformat()},{shown[-1].pk}" if len(rows) > PAGE else "",
        "is_older": "truoc" in request.GET,
    }
    return render(request, "notices/mine.html", context)


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    at, _, number = request.GET.get("truoc", "").partition(",")
    try:
        found = datetime.fromisoformat(at.replace(" ", "+")), int(number[:18])
    except ValueError:
        return None
    return found if found[0].tzinfo else None


@require_POST
@opens(read_messages)
def answered(request: HttpRequest, uid: UUID) -> HttpResponse:
    words = request.POST.get("answer", "")
    answer(uid, words, by=request.by, now=clock.now())
    messages.success(request, "Đã gửi câu trả lời." if words else "Đã rút lại câu trả lời.")
    return redirect("notices:mine")
