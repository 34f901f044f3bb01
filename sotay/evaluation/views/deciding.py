"""The committee decides the levels of a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.evaluation.actions.deciding import Decision, decide_round, return_proposals
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
    context = {"page": page, "form": form, "problem": ""}
    return render(request, "evaluation/decision.html", context, status=status)


@require_POST
@opens(decide_level)
def returned(request: HttpRequest, code: str, year: int) -> HttpResponse:
    words = request.POST.get("words", "")[:20_000]
    try:
        return_proposals(code, year, words, by=request.by, now=clock.now())
    except NotNow as refusal:
        page = decision_page(code, year, by=request.by)
        form = DecisionForm(rows=page.rows, initial={"decided_on": request.by.day})
        context = {"page": page, "form": form, "problem": str(refusal)}
        return render(request, "evaluation/decision.html", context, status=409)
    messages.success(request, "Đã trả lại đề xuất; cấp ủy của đơn vị được báo.")
    return redirect("evaluation:decision", code=code, year=year)


def _decided(request: HttpRequest, page: DecisionPage, form: DecisionForm) -> bool:
    given = form.cleaned_data
    made = Decision(given["number"], given["decided_on"], form.levels, given["exception"])
    try:
        decide_round(page.unit.code, page.round.year, made, by=request.by, now=clock.now())
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
