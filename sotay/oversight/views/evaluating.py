"""The yearly evaluation of a unit's regulation: written, decided, read by everybody below."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.oversight.actions.evaluating import (
    EvaluationElsewhere,
    NotDecided,
    decide_evaluation,
    save_evaluation,
)
from sotay.oversight.forms import EvaluationForm, typed_evaluation
from sotay.oversight.queries.evaluating import EvaluationPage, evaluation_page, evaluations
from sotay.regulations.permissions import read_rules


@opens(read_rules)
def every(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "oversight/evaluations.html", {"page": evaluations(code, by=request.by)})


@opens(read_rules)
def one(request: HttpRequest, code: str, year: int) -> HttpResponse:
    page = evaluation_page(code, year, by=request.by)
    if page.is_decided and request.method == "GET":
        return render(request, "oversight/evaluation.html", {"page": page})
    form = EvaluationForm(page, request.POST or None, initial=typed_evaluation(page))
    context = {"page": page, "form": form, "other": None, "theirs": (),
               "base": request.POST.get("base", page.rev)}  # fmt: skip
    if request.method == "POST" and form.is_valid() and _saved(request, page, form, context):
        return redirect("oversight:evaluation", code=code, year=year)
    status = 409 if context["other"] else 422 if form.errors else 200
    return render(request, "oversight/evaluation_form.html", context, status=status)


def _saved(
    request: HttpRequest, page: EvaluationPage, form: EvaluationForm, context: dict[str, Any]
) -> bool:
    decides = request.POST.get("go") == "decide"
    act = decide_evaluation if decides else save_evaluation
    try:
        act(page.unit.code, page.year, form.words(), base=form.cleaned_data["base"],
            by=request.by, now=clock.now())  # fmt: skip
    except EvaluationElsewhere as other:
        context |= {"other": other.row, "base": other.row.rev, "theirs": form.differing()}
        return False
    except NotDecided as refusal:
        for field, sentence in refusal.faults.items():
            form.add_error(field, sentence)
        return False
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "Đã quyết định." if decides else "Đã lưu bản đánh giá.")
    return True
