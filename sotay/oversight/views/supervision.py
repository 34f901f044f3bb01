"""The supervision log of a unit's committee."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.oversight.actions.supervision import note_supervision
from sotay.oversight.forms import SupervisionForm
from sotay.oversight.permissions import supervise
from sotay.oversight.queries.supervision import supervision_log
from sotay.oversight.views.asked import year_of


@opens(supervise)
def log(request: HttpRequest, code: str) -> HttpResponse:
    form = SupervisionForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        if _note(request, code, form):
            return redirect("oversight:log", code=code)
    page = supervision_log(code, year_of(request), by=request.by,
                           words=request.GET.get("tim", "").strip()[:100])  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "oversight/log.html", {"page": page, "form": form}, status=status)


def _note(request: HttpRequest, code: str, form: SupervisionForm) -> bool:
    given = form.cleaned_data
    try:
        note_supervision(code, given["text"], on=given["day"], by=request.by, now=clock.now(),
                         adds_to=_adds_to(request))  # fmt: skip
    except NotNow as refusal:
        form.add_error("day", str(refusal))
        return False
    messages.success(request, "Đã ghi vào sổ theo dõi.")
    return True


def _adds_to(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("adds_to", ""))
    except ValueError:
        return None
