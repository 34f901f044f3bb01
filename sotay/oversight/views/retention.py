"""How long a unit keeps former years; what is over is destroyed by decision, in two steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.oversight.actions.retention import (
    Decision,
    WrongDays,
    carry_out_disposal,
    decide_disposal,
    withdraw_disposal,
)
from sotay.oversight.forms import CarryOutForm, DisposalForm
from sotay.oversight.permissions import dispose, see_retention
from sotay.oversight.queries.retention import retention_page
from sotay.oversight.rules.retention import NOTICE
from sotay.oversight.views.inspections import refuse


@opens(see_retention)
def page(request: HttpRequest, code: str) -> HttpResponse:
    found, today = retention_page(code, by=request.by), request.by.day
    typed = request.POST if request.method == "POST" else None
    initial = {"decided_on": today, "carry_from": today + NOTICE}
    form = DisposalForm(found.people, typed, initial=initial)
    if typed is not None and form.is_valid() and _decided(request, code, form):
        return redirect("oversight:retention", code=code)
    return _shown(request, code, form=form)


def _decided(request: HttpRequest, code: str, form: DisposalForm) -> bool:
    given = dict(form.cleaned_data)
    kept_back = [UUID(one) for one in given.pop("kept_back", ())]
    try:
        decide_disposal(code, Decision(**given, kept_back=kept_back), by=request.by,
                        now=clock.now())  # fmt: skip
    except WrongDays as wrong:
        for field, sentence in wrong.faults.items():
            form.add_error(field, sentence)
        return False
    except NotNow as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, "Đã ghi quyết định và báo người có bài. Chưa bài nào bị hủy.")
    return True


def _shown(
    request: HttpRequest, code: str, *, form: DisposalForm | None = None,
    confirm: CarryOutForm | None = None,
) -> HttpResponse:  # fmt: skip
    found = retention_page(code, by=request.by)
    wrong = (form and form.errors) or (confirm and confirm.errors)
    context = {"page": found, "form": form or DisposalForm(found.people),
               "confirm": confirm or CarryOutForm()}  # fmt: skip
    status = 422 if wrong else 200
    return render(request, "oversight/retention.html", context, status=status)


@require_POST
@opens(dispose)
def carried(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    confirm = CarryOutForm(request.POST)
    if confirm.is_valid():
        try:
            done = carry_out_disposal(code, uid, confirm.cleaned_data["number"], by=request.by,
                                      now=clock.now())  # fmt: skip
            messages.success(request, f"Đã hủy {done.gone['entry']} bài. Biên bản còn ở dưới đây.")
            return redirect("oversight:retention", code=code)
        except NotNow as refusal:
            refuse(confirm, refusal)
    return _shown(request, code, confirm=confirm)


@require_POST
@opens(dispose)
def withdrawn(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    withdraw_disposal(code, uid, by=request.by, now=clock.now())
    messages.success(request, "Đã rút quyết định. Không bài nào bị hủy.")
    return redirect("oversight:retention", code=code)
