"""The committee decides the levels of a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.evaluation.actions.deciding import Decision, decide_round
from sotay.evaluation.forms import DecisionForm
from sotay.evaluation.permissions import decide_level
from sotay.evaluation.queries.rounds import DecisionPage, decision_page
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow


@opens(decide_level)
def decision(request: HttpRequest, code: str, year: int) -> HttpResponse:
    page = decision_page(code, year, by=request.by)
    start = {"decided_on": request.by.day}
    form = DecisionForm(request.POST or None, rows=page.rows, initial=start)
    if request.method == "POST" and form.is_valid() and _decided(request, page, form):
        messages.success(request, "Đã ghi quyết định; từng người, từng tổ chức được báo kết quả.")
        return redirect("evaluation:decision", code=code, year=year)
    status = 422 if form.errors else 200
    return render(request, "evaluation/decision.html", {"page": page, "form": form}, status=status)


def _decided(request: HttpRequest, page: DecisionPage, form: DecisionForm) -> bool:
    given = form.cleaned_data
    made = Decision(given["number"], given["decided_on"], form.levels, given["exception"])
    try:
        decide_round(page.unit.code, page.round.year, made, by=request.by, now=clock.now())
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
