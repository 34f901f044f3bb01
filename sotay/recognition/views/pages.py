"""The page of one example, with whichever form on it was sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.recognition.forms import ConsentForm, DecisionForm
from sotay.recognition.queries.pages import Deciding, ExamplePage, example_page
from sotay.recognition.queries.proposing import Choice


def consent_form(page: ExamplePage, data: Any = None) -> ConsentForm:
    scopes = [(unit.code, f"Mọi người trong {unit.name}") for unit in page.parts]
    start = {"title": page.title, "text": page.text, "scope": page.row.scope.code}
    form = ConsentForm(data, scopes=scopes, initial=start)
    if page.row.picture is None:
        del form.fields["picture"]
    return form


def decision_form(page: ExamplePage, deciding: Deciding, data: Any = None) -> DecisionForm:
    awards: list[Choice] = [(one.value, one.label) for one in deciding.awards]
    asked = [one.value for one in deciding.awards if one.is_asked] or [awards[0][0]]
    signers = [(str(one.person.pk), one.words) for one in deciding.signers]
    start = {"award": asked[0], "number": deciding.number, "decided_on": deciding.today,
             "deed": page.title}  # fmt: skip
    return DecisionForm(data, awards=awards, signers=signers, initial=start)


def show(request: HttpRequest, uid: Any, **given: Any) -> HttpResponse:
    """The page as it stands now; `problem` is told on top, a form that was sent keeps its words."""
    status = given.pop("status", 200)
    page = given.pop("page", None) or example_page(uid, by=request.by)
    context = {"page": page, "row": page.row, "problem": "", "words": "", "consent": None,
               "decision": None} | given  # fmt: skip
    if page.is_asked and not context["consent"]:
        context["consent"] = consent_form(page)
    if page.deciding and not context["decision"]:
        context["decision"] = decision_form(page, page.deciding)
    return render(request, "recognition/one.html", context, status=status)
