"""Write one use of the year: the page, its saves with and without script, a correction."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.notebook import forms
from sotay.notebook.actions.drafts import (
    Elsewhere,
    TooLong,
    drop_draft,
    drop_set_aside,
    save_draft,
)
from sotay.notebook.actions.hints import check_for_hints
from sotay.notebook.permissions import write_entry
from sotay.notebook.queries.writing import writing, writing_of
from sotay.notebook.queries.years import place_and_state, state_of
from sotay.notebook.views import pages
from sotay.regulations.rules import PLAN


@opens(write_entry)
def use(request: HttpRequest, year: int, use: str) -> HttpResponse:
    """The writing page while nothing is handed in; afterwards what was handed in."""
    if request.method == "POST":
        return _save(request, year, use)
    place, state = place_and_state(year, use, by=request.by)
    if state.is_submitted:
        return pages.own_entry(request, year, state)
    return pages.writing_page(request, writing_of(place, state, year, by=request.by))


@opens(write_entry)
def correction(request: HttpRequest, year: int, use: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, year, use)
    return pages.writing_page(request, writing(year, use, by=request.by))


def _save(request: HttpRequest, year: int, use: str) -> HttpResponse:
    by_script = bool(request.headers.get("X-Sotay-Autosave"))
    content = forms.with_changes(forms.typed(use == PLAN, request.POST), request.POST)
    try:
        saved = save_draft(year, use, content, base=pages.base_of(request), by=request.by,
                           now=clock.now(), device=pages.device_of(request))  # fmt: skip
    except Elsewhere as other:
        return pages.conflict(request, year, use, other, by_script=by_script)
    except TooLong as refusal:
        return pages.too_long(request, year, use, content, refusal, by_script=by_script)
    if by_script:
        return JsonResponse({"rev": saved.rev, "at": clock.hour_of(saved.at)})
    if request.POST.get("go") == "check":
        check_for_hints(year, use, by=request.by, now=clock.now())
    return pages.after_save(request, year, use)


@require_POST
@opens(write_entry)
def correction_dropped(request: HttpRequest, year: int, use: str) -> HttpResponse:
    drop_draft(year, use, by=request.by)
    messages.success(request, "Đã bỏ phần sửa. Bản đã nộp vẫn như cũ.")
    return redirect("notebook:use", year=year, use=use)


@require_POST
@opens(write_entry)
def aside_dropped(request: HttpRequest, year: int, use: str, aside: int) -> HttpResponse:
    drop_set_aside(year, use, aside, by=request.by)
    messages.success(request, "Đã bỏ bản để riêng.")
    return redirect(pages.writing_address(year, state_of(year, use, by=request.by)))
