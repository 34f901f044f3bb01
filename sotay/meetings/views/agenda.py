"""Make the agenda: from what was handed in, and by hand; papers beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, PDF, download
from sotay.kit.refusals import NotNow
from sotay.meetings.actions.agenda import add_item, change_item, drop_item, fill_agenda, move_item
from sotay.meetings.actions.papers import WrongPaper, attach_paper, drop_paper
from sotay.meetings.actions.studying import put_document_on_agenda
from sotay.meetings.forms import uid_typed, whole_number
from sotay.meetings.permissions import attend_meeting, keep_meeting
from sotay.meetings.queries.papers import open_paper

KINDS = {"pdf": PDF, "docx": DOCX}


def _back(code: str, slug: str, anchor: str) -> HttpResponse:
    return redirect(reverse("meetings:meeting", args=[code, slug]) + f"?xem#{anchor}")


@require_POST
@opens(keep_meeting)
def filled(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    new = fill_agenda(code, slug, by=request.by, now=clock.now())
    told = f"Đã thêm {new} báo cáo." if new else "Không có bài nào mới nộp."
    messages.success(request, told)
    return _back(code, slug, "agenda")


@require_POST
@opens(keep_meeting)
def added(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    minutes = whole_number(request.POST.get("minutes", ""))
    try:
        add_item(code, slug, request.POST.get("title", ""), minutes, by=request.by)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return _back(code, slug, "agenda")


@require_POST
@opens(keep_meeting)
def document_added(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    try:
        put_document_on_agenda(code, slug, uid_typed(request.POST.get("document", "")),
                               by=request.by)  # fmt: skip
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return _back(code, slug, "agenda")


@require_POST
@opens(keep_meeting)
def changed(request: HttpRequest, code: str, slug: str, item: int) -> HttpResponse:
    """Move to a place, take off, or give another length and title."""
    go, _, place = request.POST.get("go", "").partition(":")
    try:
        if go == "to":
            move_item(code, slug, item, to=whole_number(place), by=request.by)
            return _back(code, slug, f"item-{item}")
        if go == "drop":
            drop_item(code, slug, item, by=request.by)
            return _back(code, slug, "agenda")
        minutes = whole_number(request.POST.get("minutes", ""))
        title = request.POST.get("title", "")
        change_item(code, slug, item, minutes=minutes, title=title, by=request.by)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return _back(code, slug, f"item-{item}")


@require_POST
@opens(keep_meeting)
def paper_added(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    given = request.FILES.get("file")
    confirmed = bool(request.POST.get("not_secret"))
    try:
        if given is None:
            raise WrongPaper("Hãy chọn tệp trước khi bấm Đính kèm.")
        attach_paper(code, slug, given.name, given.read(), not_secret=confirmed,
                     by=request.by, now=clock.now())  # fmt: skip
        messages.success(request, f"Đã đính kèm {given.name}.")
    except WrongPaper as refusal:
        messages.error(request, str(refusal))
    return _back(code, slug, "papers")


@opens(attend_meeting)
def paper(request: HttpRequest, code: str, slug: str, uid: UUID) -> HttpResponse:
    _, kind, data = open_paper(code, slug, uid, by=request.by)
    return download(data, f"tai-lieu-{uid.hex[:6]}.{kind}", KINDS[kind])


@require_POST
@opens(keep_meeting)
def paper_dropped(request: HttpRequest, code: str, slug: str, uid: UUID) -> HttpResponse:
    drop_paper(code, slug, uid, by=request.by, now=clock.now())
    return _back(code, slug, "papers")
