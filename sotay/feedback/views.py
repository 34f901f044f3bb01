"""Opinions: send one, see what came of it; handle those that came in."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.feedback import actions
from sotay.feedback.forms import OpinionForm
from sotay.feedback.permissions import handle, read_feedback
from sotay.feedback.queries import opinion, opinions
from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.refusals import NotNow


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    return render(request, "feedback/every.html", {"page": opinions(by=request.by)})


@opens(MEMBER)
def ask(request: HttpRequest) -> HttpResponse:
    form = OpinionForm(request.POST or None, initial={"token": uuid4()})
    if request.method == "POST" and form.is_valid():
        row = actions.ask(**_typed(form), by=request.by, now=clock.now())
        messages.success(request, f"Đã gửi ý kiến. Hạn trả lời {row.due_on:%d/%m/%Y}.")
        return redirect("feedback:one", uid=row.uid)
    return render(request, "feedback/ask.html", {"form": form}, status=422 if form.errors else 200)


def _typed(form: OpinionForm) -> dict:
    names = ("title", "text", "kind", "about", "may_name", "token")
    return {name: form.cleaned_data[name] for name in names}


@opens(read_feedback)
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _page(request, uid)


def _page(request: HttpRequest, uid: UUID, problem: str = "") -> HttpResponse:
    context = {"opinion": opinion(uid, by=request.by), "problem": problem,
               "words": request.POST.get("words", "")}  # fmt: skip
    return render(request, "feedback/one.html", context, status=422 if problem else 200)


@require_POST
@opens(handle)
def handled(request: HttpRequest, uid: UUID) -> HttpResponse:
    words, by, now = request.POST.get("words", ""), request.by, clock.now()
    try:
        if request.POST.get("go") == "take":
            actions.take_up(uid, by=by, now=now)
        elif request.POST.get("go") == "pass":
            actions.pass_up(uid, words, by=by, now=now)
        else:
            actions.give_answer(uid, words, publish="publish" in request.POST, by=by, now=now)
    except NotNow as refusal:
        return _page(request, uid, str(refusal))
    messages.success(request, "Đã ghi việc xử lý ý kiến.")
    passed = request.POST.get("go") == "pass"
    return redirect("feedback:every") if passed else redirect("feedback:one", uid=uid)


@require_POST
@opens(read_feedback)
def closed(request: HttpRequest, uid: UUID) -> HttpResponse:
    actions.close(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã kết thúc ý kiến.")
    return redirect("feedback:one", uid=uid)
