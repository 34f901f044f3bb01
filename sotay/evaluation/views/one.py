"""One evaluation: self-rating, what the unit proposes, the result, the appeal and its answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.evaluation.actions.deciding import answer_appeal
from sotay.evaluation.actions.holding import Proposal, record_proposal
from sotay.evaluation.actions.rating import NotWhole, SavedElsewhere, make_appeal, save_rating
from sotay.evaluation.actions.telling import record_rating_read
from sotay.evaluation.choices import Level, PaperForm
from sotay.evaluation.forms import AnswerForm, AppealForm, ProposalForm, RatingForm
from sotay.evaluation.permissions import (
    decide_level,
    propose_level,
    rate_oneself,
    read_evaluation,
)
from sotay.evaluation.printouts_rating import rating_sheet
from sotay.evaluation.queries.one import EvaluationPage, begun_words, evaluation_page, forms_for
from sotay.exports.word_rating import rating_docx
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, download
from sotay.kit.refusals import NotFound, NotNow


@opens(read_evaluation)
def page(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    found = evaluation_page(code, year, uid, by=request.by)
    record_rating_read(found, by=request.by, now=clock.now(), verb="read")
    return _show(request, found)


@opens(read_evaluation)
def word(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    found = evaluation_page(code, year, uid, by=request.by)
    if not found.parts:
        raise NotFound(uid)
    made = rating_docx(rating_sheet(found, on=request.by.day))
    record_rating_read(found, by=request.by, now=clock.now(), verb="exported")
    return download(made, f"ban-tu-danh-gia-{year}.docx", DOCX)


@require_POST
@opens(rate_oneself)
def rated(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    page = evaluation_page(code, year, uid, by=request.by)
    if request.headers.get("X-Sotay-Autosave"):
        return _saved_quietly(request, page)
    form = _rating(page, request, request.POST)
    if not form.is_valid():
        return _show(request, page, rating=form, status=422)
    given, hand_in = form.cleaned_data, request.POST.get("go") == "hand-in"
    try:
        save_rating(uid, given, form=given.get("form", page.row.form), level=given["level"],
                    base=given["base"], hand_in=hand_in, by=request.by,
                    now=clock.now())  # fmt: skip
    except (NotNow, NotWhole) as refusal:
        return _refused(request, page, "rating", form, refusal)
    messages.success(request, "Đã nộp bản tự đánh giá." if hand_in else "Đã lưu, chưa nộp.")
    return redirect("evaluation:one", code=code, year=year, uid=uid)


@require_POST
@opens(propose_level)
def proposed(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    page = evaluation_page(code, year, uid, by=request.by)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _show(request, page, proposal=form, status=422)
    given = form.cleaned_data
    votes = [given[f"votes_{number}"] for number in range(len(Level))]
    made = Proposal(given["level"], given["comment"], given["ballots"], votes)
    try:
        record_proposal(uid, made, by=request.by, now=clock.now())
    except NotNow as refusal:
        return _refused(request, page, "proposal", form, refusal)
    messages.success(request, f"Đã ghi đề xuất cho {page.row.name}.")
    return redirect("evaluation:year", code=code, year=year)


@require_POST
@opens(rate_oneself)
def appealed(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    page = evaluation_page(code, year, uid, by=request.by)
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _show(request, page, appealing=form, status=422)
    try:
        make_appeal(uid, form.cleaned_data["text"], by=request.by, now=clock.now())
    except NotNow as refusal:
        return _refused(request, page, "appealing", form, refusal)
    messages.success(request, "Đã gửi khiếu nại tới cấp ủy quyết định.")
    return redirect("evaluation:one", code=code, year=year, uid=uid)


@require_POST
@opens(decide_level)
def answered(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    page = evaluation_page(code, year, uid, by=request.by)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, page, answering=form, status=422)
    given = form.cleaned_data
    try:
        answer_appeal(uid, given["level"], given["text"], exception=given["exception"],
                      by=request.by, now=clock.now())  # fmt: skip
    except NotNow as refusal:
        return _refused(request, page, "answering", form, refusal)
    messages.success(request, "Đã trả lời khiếu nại; người khiếu nại được báo.")
    return redirect("evaluation:one", code=code, year=year, uid=uid)


def _saved_quietly(request: HttpRequest, page: EvaluationPage) -> HttpResponse:
    """What is typed so far, on the form that is shown; another form is chosen by a button."""
    form = _rating(page, request, {**request.POST.dict(), "form": page.row.form})
    if not form.is_valid():
        sentence = "Có phần dài quá mức lưu được. Hãy bớt đoạn vừa dán."
        return JsonResponse({"sentence": sentence}, status=413)
    given = form.cleaned_data
    try:
        saved = save_rating(page.row.uid, given, form=page.row.form, level=given["level"],
                            base=given["base"], hand_in=False, by=request.by,
                            now=clock.now())  # fmt: skip
    except SavedElsewhere as other:
        return JsonResponse({"sentence": str(other), "rev": other.rev}, status=409)
    return JsonResponse({"rev": saved.rev, "at": clock.hour_of(saved.saved_at)})


def _rating(page: EvaluationPage, request: HttpRequest, data: Any = None) -> RatingForm:
    papers = forms_for(page.row, by=request.by)
    chosen = (data or {}).get("form", page.row.form)
    form = chosen if chosen in papers else papers[0]
    start = {**begun_words(page, by=request.by), "base": page.row.rev, "form": form,
             "level": page.row.self_level}  # fmt: skip
    return RatingForm(data, row=page.row, papers=papers, form=PaperForm(form), initial=start)


def _proposal(page: EvaluationPage) -> ProposalForm:
    row = page.row
    start = {f"votes_{number}": votes for number, votes in enumerate(row.votes)}
    start |= {"comment": page.comment, "ballots": row.ballots, "level": row.proposed}
    return ProposalForm(initial=start)


def _refused(
    request: HttpRequest, page: EvaluationPage, name: str, form: Any, refusal: Exception
) -> HttpResponse:
    """What was typed stays; the page stands as it is now, with the reason on top."""
    faults = refusal.faults if isinstance(refusal, NotWhole) else {None: str(refusal)}
    for part, sentence in faults.items():
        form.add_error(part, sentence)
    return _show(request, page, **{name: form}, status=409)


def _show(request: HttpRequest, page: EvaluationPage, **given: Any) -> HttpResponse:
    status = given.pop("status", 200)
    context = {"page": page, "row": page.row, "rating": None, "proposal": None,
               "appealing": None, "answering": None} | given  # fmt: skip
    if page.may_rate and not context["rating"]:
        context["rating"] = _rating(page, request)
    if page.may_propose and not context["proposal"]:
        context["proposal"] = _proposal(page)
    if page.may_appeal and not context["appealing"]:
        context["appealing"] = AppealForm()
    if page.may_answer and not context["answering"]:
        context["answering"] = AnswerForm(initial={"level": page.row.level})
    return render(request, "evaluation/one.html", context, status=status)
