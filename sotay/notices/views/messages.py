"""Messages to me, and by which ways I want them."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.readonly import writing
from sotay.notices.actions import answer, choose_channels, mark_read
from sotay.notices.channels import offered
from sotay.notices.choices import ChannelName
from sotay.notices.queries import PAGE, chosen_channels, messages_of


@opens(MEMBER)
def mine(request: HttpRequest) -> HttpResponse:
    rows = messages_of(request.by, before=_before(request))
    shown = rows[:PAGE]
    unread = {row.uid for row in shown if row.read_at is None}
    if unread:
        with writing("a message counts as read once it was on the screen"):
            mark_read(unread, by=request.by, now=clock.now())
    older = shown[-1].at.isoformat() if len(rows) > PAGE else ""
    context = {"rows": shown, "unread": unread, "older": older}
    return render(request, "notices/mine.html", context)


def _before(request: HttpRequest) -> datetime | None:
    try:
        return datetime.fromisoformat(request.GET.get("truoc", "").replace(" ", "+"))
    except ValueError:
        return None


@require_POST
@opens(MEMBER)
def answered(request: HttpRequest, uid: UUID) -> HttpResponse:
    answer(uid, request.POST.get("answer", ""), by=request.by, now=clock.now())
    messages.success(request, "Đã gửi câu trả lời.")
    return redirect("notices:mine")


@opens(MEMBER)
def preferences(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        choose_channels(request.POST.getlist("channel"), by=request.by)
        messages.success(request, "Đã ghi cách nhận thông báo.")
        return redirect("notices:preferences")
    channels = [(name, label) for name, label in ChannelName.choices if name in offered()]
    context = {"channels": channels, "chosen": chosen_channels(request.by)}
    return render(request, "notices/preferences.html", context)
