"""Half-year, yearly and five-year reports: begun, written, their figures taken anew, finished."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.exports.word_summing import summing_docx
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, XLSX, download
from sotay.kit.refusals import NotNow
from sotay.oversight.actions.summing import (
    NotFinished,
    SummingElsewhere,
    begin_summing,
    finish_summing,
    save_summing,
)
from sotay.oversight.forms import BeginSummingForm, SummingForm
from sotay.oversight.models import SummingUp
from sotay.oversight.permissions import read_summing
from sotay.oversight.printouts_summing import (
    figures_words,
    praised_words,
    summing_annex,
    summing_sheet,
)
from sotay.oversight.queries.summing import SummingPage, summing_list, summing_page


@opens(read_summing)
def every(request: HttpRequest, code: str) -> HttpResponse:
    form = BeginSummingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        year, period = form.cleaned_data["year"], form.cleaned_data["period"]
        try:
            begin_summing(code, year, period, by=request.by, now=clock.now())
            return redirect("oversight:summing", code=code, year=year, period=period)
        except NotNow as refusal:
            form.add_error("year", str(refusal))
    page = summing_list(code, by=request.by)
    status = 422 if form.errors else 200
    return render(request, "oversight/summing_list.html", {"page": page, "form": form},
                  status=status)  # fmt: skip


@opens(read_summing)
def one(request: HttpRequest, code: str, year: int, period: str) -> HttpResponse:
    page = summing_page(code, year, period, by=request.by)
    form = SummingForm(request.POST or None, initial={**page.row.words, "base": page.row.rev})
    context: dict[str, Any] = {"page": page, "form": form, "other": None, "theirs": (),
                               "base": request.POST.get("base", page.row.rev)}  # fmt: skip
    if request.method == "POST" and form.is_valid() and _saved(request, page, form, context):
        return redirect("oversight:summing", code=code, year=year, period=period)
    context |= {"from": figures_words(page), "unnamed": praised_words(page)}
    status = 409 if context["other"] else 422 if form.errors else 200
    name = "summing_form" if page.may_write else "summing"
    return render(request, f"oversight/{name}.html", context, status=status)


SAID = {
    "save": "Đã lưu báo cáo.",
    "refresh": "Đã lấy số liệu của lúc này; chữ đã viết giữ nguyên.",
    "finish": "Đã chốt báo cáo. Số liệu và chữ từ nay giữ nguyên.",
}


def _saved(
    request: HttpRequest, page: SummingPage, form: SummingForm, context: dict[str, Any]
) -> bool:
    try:
        _done(request, page.row, form)
    except SummingElsewhere as other:
        context |= {"other": other.row, "base": other.row.rev, "theirs": form.differing()}
    except NotFinished as refusal:
        for part, sentence in refusal.faults.items():
            form.add_error(part, sentence)
    except NotNow as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def _done(request: HttpRequest, row: SummingUp, form: SummingForm) -> None:
    go, words = request.POST.get("go", "save"), dict(form.cleaned_data)
    which = (row.unit.code, row.year, row.period)
    given: dict[str, Any] = {"base": words.pop("base"), "by": request.by, "now": clock.now()}
    if go == "finish":
        finish_summing(*which, words, **given)
    else:
        save_summing(*which, words, refresh=go == "refresh", **given)
    messages.success(request, SAID.get(go, SAID["save"]))


@opens(read_summing)
def word(request: HttpRequest, code: str, year: int, period: str) -> HttpResponse:
    page = summing_page(code, year, period, by=request.by)
    name = f"bao-cao-{period}-{year}-{code}.docx"
    return download(summing_docx(summing_sheet(page)), name, DOCX)


@opens(read_summing)
def annex(request: HttpRequest, code: str, year: int, period: str) -> HttpResponse:
    page = summing_page(code, year, period, by=request.by)
    content = summing_annex(page, by=request.by.name, address=request.build_absolute_uri("./"))
    return download(content, f"phu-luc-{period}-{year}-{code}.xlsx", XLSX)
