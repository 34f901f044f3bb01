"""Handle the opinions that came in: take up, pass on, answer, publish."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.feedback.actions import handling as actions
from sotay.feedback.permissions import handle
from sotay.feedback.views.pages import page
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow


@require_POST
@opens(handle)
def handled(request: HttpRequest, uid: UUID) -> HttpResponse:
    go, words = request.POST.get("go"), request.POST.get("words", "")
    by, now = request.by, clock.now()
    try:
        if go == "take":
            actions.take_up(uid, by=by, now=now)
        elif go == "pass":
            actions.pass_up(uid, words, by=by, now=now)
        else:
            question, publish = request.POST.get("question", ""), "publish" in request.POST
            actions.give_answer(uid, words, publish=publish, question=question, by=by, now=now)
    except NotNow as refusal:
        return page(request, uid, str(refusal))
    messages.success(request, "Đã ghi việc xử lý ý kiến.")
    return redirect("feedback:every") if go == "pass" else redirect("feedback:one", uid=uid)


@require_POST
@opens(handle)
def published(request: HttpRequest, uid: UUID) -> HttpResponse:
    by, now = request.by, clock.now()
    if request.POST.get("go") == "withdraw":
        actions.withdraw(uid, by=by, now=now)
        messages.success(request, "Câu trả lời không còn công bố.")
    else:
        actions.publish(uid, request.POST.get("question", ""), by=by, now=now)
        messages.success(request, "Đã công bố câu trả lời cho cả đơn vị.")
    return redirect("feedback:one", uid=uid)
