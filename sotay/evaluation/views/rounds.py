"""A unit's year of evaluation: the round opened, its proposals sent, the list on paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.evaluation.actions.holding import discard_round, open_round, send_proposals
from sotay.evaluation.forms import OpeningForm
from sotay.evaluation.permissions import hold_round, see_list, see_rounds
from sotay.evaluation.printouts_list import list_sheet, list_table
from sotay.evaluation.queries.rounds import YearPage, listed, year_page
from sotay.exports.word_summing import summing_docx
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, XLSX, download
from sotay.kit.refusals import NotNow


@opens(see_rounds)
def this_year(request: HttpRequest, code: str) -> HttpResponse:
    return redirect("evaluation:year", code=code, year=clock.today().year)


@opens(see_rounds)
def year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    return _show(request, year_page(code, year, by=request.by))


@require_POST
@opens(hold_round)
def opened(request: HttpRequest, code: str, year: int) -> HttpResponse:
    page = year_page(code, year, by=request.by)
    form = _opening(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form=form, status=422)
    given = form.cleaned_data
    people = {int(pk) for pk in given.get("suspended", ())}
    try:
        open_round(code, year, given["reviews_by"], suspended=people, by=request.by,
                   now=clock.now())  # fmt: skip
    except NotNow as refusal:
        form.add_error("reviews_by", str(refusal))
        return _show(request, page, form=form, status=409)
    messages.success(request, "Đã mở đợt đánh giá; mọi người tham gia được báo.")
    return redirect("evaluation:year", code=code, year=year)


@require_POST
@opens(hold_round)
def sent(request: HttpRequest, code: str, year: int) -> HttpResponse:
    try:
        found = send_proposals(code, year, by=request.by, now=clock.now())
    except NotNow as refusal:
        page = year_page(code, year, by=request.by)
        return _show(request, page, problem=str(refusal), status=409)
    messages.success(request, f"Đã gửi đề xuất tới {found.decider.name}.")
    return redirect("evaluation:year", code=code, year=year)


@require_POST
@opens(hold_round)
def discarded(request: HttpRequest, code: str, year: int) -> HttpResponse:
    try:
        discard_round(code, year, by=request.by, now=clock.now())
    except NotNow as refusal:
        page = year_page(code, year, by=request.by)
        return _show(request, page, problem=str(refusal), status=409)
    messages.success(request, "Đã hủy đợt đánh giá; mở lại được ngay.")
    return redirect("evaluation:year", code=code, year=year)


@opens(see_list)
def word(request: HttpRequest, code: str, year: int) -> HttpResponse:
    page = listed(code, year, by=request.by)
    made = summing_docx(list_sheet(page, on=request.by.day))
    return download(made, f"danh-sach-xep-loai-{year}.docx", DOCX)


@opens(see_list)
def table(request: HttpRequest, code: str, year: int) -> HttpResponse:
    page = listed(code, year, by=request.by)
    return download(list_table(page), f"danh-sach-xep-loai-{year}.xlsx", XLSX)


def _opening(page: YearPage, data: Any = None) -> OpeningForm:
    return OpeningForm(data, people=page.may_be_suspended,
                       initial={"reviews_by": page.review.due})  # fmt: skip


def _show(request: HttpRequest, page: YearPage, **given: Any) -> HttpResponse:
    form = given.get("form")
    if form is None and page.called and not page.refusal:
        form = _opening(page)
    context = {"page": page, "form": form, "problem": given.get("problem", "")}
    return render(request, "evaluation/year.html", context, status=given.get("status", 200))
