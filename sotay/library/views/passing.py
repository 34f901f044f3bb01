"""Pass a document on, and see how far it has come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.library.actions.passing import disseminate
from sotay.library.actions.reminding import urge
from sotay.library.actions.studying import note_session
from sotay.library.forms import ALL, SOME, PassOnForm, SessionForm
from sotay.library.permissions import keep_documents, see_studied
from sotay.library.queries.following import PassingOn, following, passing_on


@opens(keep_documents)
def pass_on(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    page = passing_on(uid, code, by=request.by)
    form = PassOnForm(request.POST or None, initial=_kept(page))
    if request.method == "POST" and form.is_valid():
        given, chosen = form.cleaned_data, _chosen(request)
        try:
            disseminate(uid, code, given["instruction"], due_on=given["due_on"],
                        to=chosen if given["to"] == SOME else None, by=request.by,
                        now=clock.now())  # fmt: skip
            messages.success(request, f"Đã phổ biến từ {page.unit.name}.")
            return redirect("library:follow", uid=uid, code=code)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    ticked = set(_chosen(request)) if form.is_bound else page.chosen
    return render(request, "library/pass_on.html", {"page": page, "form": form, "ticked": ticked},
                  status=422 if form.errors else 200)  # fmt: skip


def _kept(page: PassingOn) -> dict:
    if page.own is None:
        return {}
    to = ALL if page.own.to_all else SOME
    return {"instruction": page.own.instruction, "due_on": page.own.due_on, "to": to}


def _chosen(request: HttpRequest) -> list[int]:
    return [int(one) for one in request.POST.getlist("unit") if one.isdecimal() and len(one) < 19]


@opens(see_studied)
def follow(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    page = following(uid, code, by=request.by)
    form = SessionForm(initial={"day": clock.today()})
    return render(request, "library/follow.html", {"page": page, "form": form})


@require_POST
@opens(see_studied)
def urged(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    told = urge(uid, code, by=request.by, now=clock.now())
    messages.success(request, f"Đã nhắc {told} người." if told else "Hôm nay đã nhắc rồi.")
    return redirect("library:follow", uid=uid, code=code)


@require_POST
@opens(keep_documents)
def session(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    form = SessionForm(request.POST)
    if form.is_valid():
        try:
            note_session(uid, code, **form.cleaned_data, by=request.by, now=clock.now())
            messages.success(request, "Đã ghi buổi nghiên cứu.")
            return redirect("library:follow", uid=uid, code=code)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    page = following(uid, code, by=request.by)
    return render(request, "library/follow.html", {"page": page, "form": form}, status=422)
