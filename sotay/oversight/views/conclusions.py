"""The conclusion of an inspection: write, issue, take along in Word; answer and confirm."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.exports.word_inspection import conclusion_docx
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, download
from sotay.kit.refusals import NotNow
from sotay.oversight.actions import concluding
from sotay.oversight.forms import AnswerForm, ConclusionForm, FollowUpForm
from sotay.oversight.permissions import (
    answer_inspection,
    conduct_inspection,
    decide_inspection,
    read_inspection,
)
from sotay.oversight.printouts import conclusion_sheet
from sotay.oversight.queries.inspections import inspection_to_conclude, issued_conclusion
from sotay.oversight.views.inspections import inspection_page, refuse


@opens(conduct_inspection)
def conclusion(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    page = inspection_to_conclude(code, uid, by=request.by)
    found = page.inspection
    form = ConclusionForm(request.POST or None, initial={**found.conclusion, "base": found.rev})
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, code, uid, form)
        except concluding.WrittenElsewhere as other:
            page = inspection_to_conclude(code, uid, by=request.by).beside()
            form = ConclusionForm({**request.POST.dict(), "base": page.inspection.rev})
            refuse(form, other)
        except NotNow as refusal:
            refuse(form, refusal)
    context = {"page": page, "form": form}
    status = 422 if form.errors else 200
    return render(request, "oversight/conclusion.html", context, status=status)


def _kept(request: HttpRequest, code: str, uid: UUID, form: ConclusionForm) -> HttpResponse:
    given: dict[str, Any] = dict(form.cleaned_data)
    base, answer_by = given.pop("base"), given.pop("answer_by")
    words = concluding.Conclusion(**given)
    if "issue" in request.POST:
        concluding.issue_conclusion(code, uid, words, answer_by=answer_by, base=base,
                                    by=request.by, now=clock.now())  # fmt: skip
        messages.success(request, "Đã ban hành kết luận và báo cho cấp ủy được kiểm tra.")
        return redirect("oversight:inspection", code=code, uid=uid)
    concluding.save_conclusion(code, uid, words, base=base, by=request.by, now=clock.now())
    messages.success(request, "Đã lưu. Chưa ai ngoài người kiểm tra đọc được.")
    return redirect("oversight:conclusion", code=code, uid=uid)


@opens(read_inspection)
def word(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    sheet = conclusion_sheet(issued_conclusion(code, uid, by=request.by))
    return download(conclusion_docx(sheet), f"ket-luan-kiem-tra-{code}.docx", DOCX)


@require_POST
@opens(answer_inspection)
def answered(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            concluding.answer_conclusion(code, uid, given["unit"], given["text"], by=request.by,
                                         now=clock.now())  # fmt: skip
            messages.success(request, "Đã gửi trả lời tới cấp ủy kiểm tra.")
            return redirect("oversight:inspection", code=code, uid=uid)
        except NotNow as refusal:
            refuse(form, refusal)
    return inspection_page(request, code, uid, answer=form)


@require_POST
@opens(decide_inspection)
def confirmed(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    form = FollowUpForm(request.POST)
    if form.is_valid():
        try:
            _followed(request, code, uid, **form.cleaned_data)
            return redirect("oversight:inspection", code=code, uid=uid)
        except NotNow as refusal:
            refuse(form, refusal)
    return inspection_page(request, code, uid, follow_up=form)


def _followed(
    request: HttpRequest, code: str, uid: UUID, *, unit: str, text: str, due_on: date | None
) -> None:
    given: dict[str, Any] = {"by": request.by, "now": clock.now()}
    if "again" in request.POST:
        concluding.ask_again(code, uid, unit, text, due_on=due_on, **given)
        messages.success(request, "Đã gửi yêu cầu thực hiện tiếp.")
    else:
        concluding.confirm_answer(code, uid, unit, text, **given)
        messages.success(request, "Đã xác nhận đơn vị thực hiện xong.")
