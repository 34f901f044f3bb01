"""People of a unit: who comes, goes, is exempt, takes a post or hands it over."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.exports.pdf import booklet_pdf
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import PDF, download
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.readings import record_reading
from sotay.notebook.printouts import booklet_of
from sotay.org.permissions import assign_posts, manage_people
from sotay.org.queries import unit_for
from sotay.oversight.actions import moving
from sotay.oversight.actions import people as acts
from sotay.oversight.forms import (
    ExemptForm,
    HandoverForm,
    LeaveForm,
    ReturnForm,
    RoleForm,
    TransferForm,
)
from sotay.oversight.queries.people import people_page, person_page, successors
from sotay.oversight.queries.taking_along import year_to_take_along
from sotay.oversight.views.inspections import refuse


@opens(manage_people)
def every(request: HttpRequest, code: str) -> HttpResponse:
    context = {"page": people_page(code, by=request.by), "today": request.by.day}
    return render(request, "oversight/people.html", context)


def _forms(request: HttpRequest, page) -> dict[str, forms.Form]:
    """One form for each thing that may be recorded; what was typed stands in the one sent."""
    sent = request.POST.get("go", "")
    today = {"on": request.by.day}

    def typed(name: str):
        return request.POST if sent == name else None

    return {
        "transfer": TransferForm(typed("transfer"), prefix="transfer", initial=today),
        "leave": LeaveForm(typed("leave"), prefix="leave", initial=today),
        "exempt": ExemptForm(typed("exempt"), prefix="exempt", initial=today),
        "assign": RoleForm(page.roles, typed("assign"), prefix="assign"),
    }


@opens(manage_people)
def one(request: HttpRequest, code: str, person: UUID) -> HttpResponse:
    page = person_page(code, person, by=request.by)
    typed = _forms(request, page)
    form = typed.get(request.POST.get("go", ""))
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            told = _done(request, code, person, form)
        except NotNow as refusal:
            if form is None:
                messages.error(request, str(refusal))
                return redirect("oversight:person", code=code, person=person)
            refuse(form, refusal)
        else:
            messages.success(request, told)
            return redirect("oversight:people", code=code)
    wrong = form if form and form.errors else None
    context = {"page": page, "forms": typed, "wrong": wrong}
    return render(request, "oversight/person.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, code: str, person: UUID, form) -> str:
    """Do what was sent; the sentence that says so."""
    who = {"by": request.by, "now": clock.now()}
    given, sent = (form.cleaned_data if form else {}), request.POST.get("go", "")
    if sent == "transfer":
        row = moving.transfer(code, person, moving.Move(**given), **who)
        return f"Đã chuyển {row.person.name} về {row.to_unit.name}."
    if sent == "leave":
        acts.leave(code, person, acts.Leaving(**given), **who)
        return "Đã ghi. Bài đã nộp vẫn ở đơn vị này."
    if sent == "exempt":
        acts.exempt(code, person, given["reason"], given["on"], given["until"], **who)
        return "Đã ghi việc miễn sinh hoạt."
    if sent == "assign":
        acts.assign(code, person, given["role"], **who)
        return "Đã giao chức vụ."
    if sent == "end-exemption":
        acts.end_exemption(code, person, **who)
        return "Đã thôi miễn sinh hoạt."
    acts.end_post(code, person, sent.removeprefix("end-post:"), **who)
    return "Đã thôi chức vụ."


@require_POST
@opens(manage_people)
def received(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    row = moving.receive(code, uid, by=request.by, now=clock.now())
    messages.success(request, f"Đã tiếp nhận {row.person.name}.")
    return redirect("oversight:people", code=code)


@require_POST
@opens(manage_people)
def undone(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    row = moving.undo_transfer(code, uid, by=request.by, now=clock.now())
    messages.success(request, f"Đã rút lại. {row.person.name} vẫn ở đơn vị này.")
    return redirect("oversight:people", code=code)


@opens(manage_people)
def returned(request: HttpRequest, code: str, person: UUID) -> HttpResponse:
    page = people_page(code, by=request.by)
    row = next((one for one in page.gone if one.person.uid == person), None)
    form = ReturnForm(request.POST or None, initial={"on": request.by.day})
    if request.method == "POST" and form.is_valid():
        try:
            acts.come_back(code, person, form.cleaned_data["on"], by=request.by, now=clock.now())
            messages.success(request, "Đã ghi đồng chí trở lại sinh hoạt.")
            return redirect("oversight:people", code=code)
        except NotNow as refusal:
            refuse(form, refusal)
    context = {"page": page, "row": row, "form": form}
    status = 404 if row is None else 422 if form.errors else 200
    return render(request, "oversight/person_returned.html", context, status=status)


@opens(assign_posts)
def handover(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_for(code, by=request.by, to=assign_posts)
    form = HandoverForm(successors(unit, on=request.by.day), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            post = acts.hand_over(code, UUID(form.cleaned_data["person"]), by=request.by,
                                  now=clock.now())  # fmt: skip
            messages.success(request, f"Đã bàn giao cho {post.person.name}. Quyền cũ đã hết.")
            return redirect("web:start")
        except NotNow as refusal:
            refuse(form, refusal)
    context = {"unit": unit, "form": form}
    return render(request, "oversight/handover.html", context, status=422 if form.errors else 200)


@opens(manage_people)
def notebook(request: HttpRequest, code: str, person: UUID) -> HttpResponse:
    """This year so far, to be taken along to another unit: what was handed in and nothing else."""
    year, readings = year_to_take_along(code, person, by=request.by)
    for found in readings:
        record_reading(found, by=request.by, now=clock.now(), verb="exported")
    return download(booklet_pdf(booklet_of(year)), f"so-tay-{year.year}.pdf", PDF)
