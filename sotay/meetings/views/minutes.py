"""The minutes of a meeting: read back, word, sign twice, correct by an annex, take along."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.exports.pdf_minutes import minutes_pdf
from sotay.exports.sheets_minutes import body_rows, dated, title_of_right
from sotay.exports.word_minutes import minutes_docx
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, PDF, TEXT, download
from sotay.kit.refusals import NotNow
from sotay.meetings.actions import minutes as writing
from sotay.meetings.forms import whole_number
from sotay.meetings.permissions import attend_meeting, keep_meeting, read_minutes, sign_minutes
from sotay.meetings.queries.minutes import (
    MinutesPage,
    minutes_page,
    people_there,
    signed_text,
    word_template_of,
)
from sotay.meetings.rules.drafting import Wording
from sotay.meetings.views.wording import typed_wording

CHANGED = "Biên bản vừa được sửa sau khi trang này mở. Hãy đọc lại bản dưới đây rồi ký."


@opens(attend_meeting)
def minutes(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    page = minutes_page(code, slug, by=request.by)
    if "sua" in request.GET and page.keeps and page.wording:
        return _edit(request, page, page.wording)
    return _read(request, page)


def _read(request: HttpRequest, page: MinutesPage, problem: str = "", status: int = 200
          ) -> HttpResponse:  # fmt: skip
    code, slug = page.meeting.unit.code, page.meeting.slug
    open_keeper = page.keeps and not page.is_signed
    context = {
        "page": page,
        "meeting": page.meeting,
        "rows": body_rows(page.sheet),
        "names": title_of_right(page.sheet),
        "dated": dated(page.sheet),
        "people": people_there(code, slug, by=request.by) if open_keeper else [],
        "problem": problem,
    }
    return render(request, "meetings/minutes.html", context, status=status)


def _edit(request: HttpRequest, page: MinutesPage, wording: Wording, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    context = {"page": page, "meeting": page.meeting, "wording": wording}
    context |= {"problem": "", "other": None, "number": getattr(page.minutes, "number", ""), **more}
    return render(request, "meetings/minutes_edit.html", context, status=status)


@require_POST
@opens(keep_meeting)
def worded(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    page = minutes_page(code, slug, by=request.by)
    if page.wording is None:
        raise NotNow(writing.SIGNED)
    typed = typed_wording(request.POST, page.wording)
    base = whole_number(request.POST.get("base", ""))
    number = whole_number(request.POST.get("number", "") or "0")
    try:
        writing.save_wording(code, slug, typed, base=base, number=number or None,
                             by=request.by, now=clock.now())  # fmt: skip
    except writing.Elsewhere as other:
        return _edit(request, page, typed, other=other, number=number or "", status=409)
    except NotNow as refusal:
        return _edit(request, page, typed, problem=str(refusal), number=number or "", status=422)
    messages.success(request, "Đã lưu biên bản.")
    return _back(code, slug)


@require_POST
@opens(keep_meeting)
def drafted_again(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    base = whole_number(request.POST.get("base", ""))
    try:
        writing.draft_again(code, slug, base=base, by=request.by, now=clock.now())
        messages.success(request, "Đã soạn lại biên bản từ những gì ghi được.")
    except writing.Elsewhere as other:
        messages.error(request, f"Biên bản vừa được {other.by} lưu. Hãy xem lại trước.")
    return _back(code, slug)


@require_POST
@opens(keep_meeting)
def signatories(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    keeper, chair = (whole_number(request.POST.get(name, "")) for name in ("keeper", "chair"))
    try:
        writing.name_signatories(code, slug, keeper=keeper, chair=chair, by=request.by,
                                 now=clock.now())  # fmt: skip
        messages.success(request, "Đã chọn người ký.")
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return _back(code, slug)


@require_POST
@opens(sign_minutes)
def signed(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    seen = request.POST.get("seen", "")
    try:
        made = writing.sign(code, slug, seen=seen, read_back=bool(request.POST.get("read_back")),
                            by=request.by, now=clock.now())  # fmt: skip
    except writing.Changed:
        return _read(request, minutes_page(code, slug, by=request.by), CHANGED, 409)
    except NotNow as refusal:
        return _read(request, minutes_page(code, slug, by=request.by), str(refusal), 422)
    told = "Biên bản đã đủ hai chữ ký." if made.is_signed else "Đã ký. Người còn lại được báo."
    messages.success(request, told)
    return _back(code, slug)


@require_POST
@opens(attend_meeting)
def annex(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Write the annex, take it back, or sign it."""
    go, by, now = request.POST.get("go", ""), request.by, clock.now()
    try:
        if go == "sign":
            writing.sign_annex(code, slug, seen=request.POST.get("seen", ""), by=by, now=now)
        elif go == "drop":
            writing.drop_annex(code, slug, by=by, now=now)
        else:
            writing.write_annex(code, slug, request.POST.get("text", ""), by=by, now=now)
    except writing.Changed:
        return _read(request, minutes_page(code, slug, by=by), CHANGED, 409)
    except NotNow as refusal:
        return _read(request, minutes_page(code, slug, by=by), str(refusal), 422)
    return redirect(reverse("meetings:minutes", args=[code, slug]) + "#annex")


@opens(read_minutes)
def word(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    page = minutes_page(code, slug, by=request.by, so_far=True)
    made = minutes_docx(page.sheet, word_template_of(page))
    return download(made, f"bien-ban-{slug}.docx", DOCX)


@opens(read_minutes)
def pdf(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    page = minutes_page(code, slug, by=request.by)
    return download(minutes_pdf(page.sheet), f"bien-ban-{slug}.pdf", PDF, inline=True)


@opens(read_minutes)
def text(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The very bytes whose SHA-256 is printed, to be checked without this product."""
    signed = signed_text(code, slug, by=request.by)
    return download(signed.encode(), f"bien-ban-{slug}.txt", TEXT)


def _back(code: str, slug: str) -> HttpResponse:
    return redirect("meetings:minutes", code=code, slug=slug)
