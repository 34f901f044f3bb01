"""Rearrange units below a committee: preview, plan, take back."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.org.permissions import reorganise
from sotay.oversight.actions.reorganising import Plan, draft_of, plan_change, undo_change
from sotay.oversight.forms.reorganising import ReorganisingForm
from sotay.oversight.queries.reorganising import effects_of, people_to_split, reorganising_page
from sotay.oversight.views.inspections import refuse


@opens(reorganise)
def page(request: HttpRequest, code: str) -> HttpResponse:
    found = reorganising_page(code, by=request.by)
    form = ReorganisingForm(_people(request, found), request.POST or None)
    effects: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            effects = _previewed(request, code, form)
        except NotNow as refusal:
            refuse(form, refusal)
        else:
            if request.POST.get("go") == "plan":
                messages.success(request, "Đã lập. Việc tự thực hiện khi đến ngày.")
                return redirect("oversight:reorganising", code=code)
    context = {"page": found, "form": form, "effects": effects,
               "asks_people": "people" in form.fields,
               "token": request.POST.get("token") or uuid4()}  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "oversight/reorganising.html", context, status=status)


def _previewed(request: HttpRequest, code: str, form: ReorganisingForm) -> list[str]:
    """What would happen; it is planned too where that was asked for."""
    plan = Plan(**form.data_of())
    if request.POST.get("go") == "plan":
        plan_change(code, plan, form.cleaned_data["token"], by=request.by, now=clock.now())
        return []
    row, people = draft_of(code, plan, by=request.by, now=clock.now())
    return effects_of(row, people)


def _people(request: HttpRequest, found) -> list[tuple[str, str]]:
    """Of whom to choose, once a cell to be split is named."""
    named = request.POST.get("unit", "").split(" ")[0]
    unit = next((unit for unit in found.below if unit.code == named), None)
    if unit is None or request.POST.get("change") != "split":
        return []
    return [(str(one.uid), one.name) for one in people_to_split(unit, on=request.by.day)]


@require_POST
@opens(reorganise)
def undone(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    try:
        undo_change(code, uid, by=request.by, now=clock.now())
        messages.success(request, "Đã bỏ việc sắp xếp. Không có gì thay đổi.")
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return redirect("oversight:reorganising", code=code)
