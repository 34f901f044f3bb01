"""Opinions: send one, see what came of it, ask on, settle it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.feedback.actions import asking as actions
from sotay.feedback.choices import About
from sotay.feedback.forms import OpinionForm
from sotay.feedback.permissions import read_feedback
from sotay.feedback.queries.handlers import unit_that_answers
from sotay.feedback.queries.listing import opinions
from sotay.feedback.queries.opinions import file_of
from sotay.feedback.views.pages import page
from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.downloads import download
from sotay.kit.files import ending_of
from sotay.kit.refusals import NotNow

UNKNOWN = "application/octet-stream"  # a browser keeps it, and never runs or shows it


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    given = request.GET
    found = opinions(given.get("muc", ""), by=request.by, words=given.get("tim", "").strip()[:200],
                     after=given.get("sau", ""))  # fmt: skip
    return render(request, "feedback/every.html", {"page": found})


@opens(MEMBER)
def ask(request: HttpRequest) -> HttpResponse:
    about = request.GET.get("ve", "")
    initial = {"token": uuid4(), "title": request.GET.get("tieu-de", "")[:200],
               "about": about if about in About.values else About.NOTEBOOK}  # fmt: skip
    form = OpinionForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.ask(**_typed(form), by=request.by, now=clock.now())
            messages.success(request, f"Đã gửi ý kiến. Hạn trả lời {row.due_on:%d/%m/%Y}.")
            return redirect("feedback:one", uid=row.uid)
        except actions.WrongFile as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "unit": unit_that_answers(request.by)}
    return render(request, "feedback/ask.html", context, status=422 if form.errors else 200)


def _typed(form: OpinionForm) -> dict:
    names = ("title", "text", "kind", "about", "may_name", "token")
    given = form.cleaned_data["file"]
    return {**{name: form.cleaned_data[name] for name in names},
            "file": (given.name, given.read()) if given else None}  # fmt: skip


@opens(read_feedback)
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    return page(request, uid)


@opens(read_feedback)
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    kept = file_of(uid, by=request.by)
    return download(kept.data, f"tep-kem-y-kien{ending_of(kept.name)}", UNKNOWN)


@require_POST
@opens(read_feedback)
def asked_more(request: HttpRequest, uid: UUID) -> HttpResponse:
    try:
        actions.ask_more(uid, request.POST.get("words", ""), by=request.by, now=clock.now())
    except NotNow as refusal:
        return page(request, uid, str(refusal), "more")
    messages.success(request, "Đã gửi. Người trả lời xem lại ý kiến này.")
    return redirect("feedback:one", uid=uid)


@require_POST
@opens(read_feedback)
def closed(request: HttpRequest, uid: UUID) -> HttpResponse:
    actions.close(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã kết thúc ý kiến.")
    return redirect("feedback:one", uid=uid)
