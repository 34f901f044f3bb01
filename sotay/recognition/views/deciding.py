"""Decide, pass up or return a proposal; publish an example or stop telling it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.recognition.actions.deciding import Decision, commend, give_back, pass_up
from sotay.recognition.actions.publishing import publish_example, take_down
from sotay.recognition.permissions import decide, publish
from sotay.recognition.queries.finding import example_for
from sotay.recognition.queries.pages import ExamplePage, example_page
from sotay.recognition.rules.steps import why_not
from sotay.recognition.views import pages


@require_POST
@opens(decide)
def decided(request: HttpRequest, uid: UUID) -> HttpResponse:
    page = example_page(uid, by=request.by)
    if page.deciding is None:
        return _too_late(request, page)
    form = pages.decision_form(page, page.deciding, request.POST)
    if not form.is_valid():
        return pages.show(request, uid, page=page, decision=form, status=422)
    try:
        commend(uid, Decision(**form.cleaned_data), by=request.by, now=clock.now())
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return pages.show(request, uid, decision=form, status=409)
    messages.success(request, "Đã ghi quyết định. Người được khen và nơi đề nghị được báo.")
    return redirect("recognition:one", uid=uid)


def _too_late(request: HttpRequest, page: ExamplePage) -> HttpResponse:
    """Somebody was faster; whoever clicked twice sees their own decision."""
    row = example_for(page.row.uid, by=request.by, to=decide)
    made = page.commendation
    if made and made.decided_by == request.by.name:
        return redirect("recognition:one", uid=row.uid)
    by_whom = f" {made.decided_by} đã ghi." if made else ""
    return pages.show(request, row.uid, problem=why_not(row.state) + by_whom, status=409)


@require_POST
@opens(decide)
def passed_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Pass the proposal up, or return it with a reason."""
    words = request.POST.get("words", "")[:5000]
    goes_up = request.POST.get("go") == "up"
    try:
        (pass_up if goes_up else give_back)(uid, words, by=request.by, now=clock.now())
    except NotNow as refusal:
        return pages.show(request, uid, problem=str(refusal), words=words, status=422)
    told = "Đã chuyển đề nghị lên cấp trên." if goes_up else "Đã trả lại đề nghị kèm lý do."
    messages.success(request, told)
    return redirect("recognition:every")


@require_POST
@opens(publish)
def published(request: HttpRequest, uid: UUID) -> HttpResponse:
    if request.POST.get("go") == "down":
        take_down(uid, by=request.by, now=clock.now())
        messages.success(request, "Đã thôi công bố. Quyết định giữ nguyên.")
    else:
        code = request.POST.get("part", "")
        row = publish_example(uid, code, by=request.by, now=clock.now())
        messages.success(request, f"Đã công bố: mọi người trong {row.published_in} đọc được.")
    return redirect("recognition:one", uid=uid)
