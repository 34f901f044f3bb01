"""Inspections: those of a unit, a new one, one with its course."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.kit.tokens import token_of
from sotay.oversight.actions import inspecting
from sotay.oversight.forms import AnswerForm, ExtensionForm, FollowUpForm, InspectionForm
from sotay.oversight.permissions import (
    conduct_inspection,
    decide_inspection,
    open_inspection,
    read_inspection,
    see_inspections,
)
from sotay.oversight.queries.inspection_scope import NewInspection, new_inspection
from sotay.oversight.queries.inspection_texts import texts_in_scope
from sotay.oversight.queries.inspections import UnitLine, inspections, one_inspection

USUAL_DAYS = 14


@opens(see_inspections)
def every(request: HttpRequest, code: str) -> HttpResponse:
    page = inspections(code, page_number(request), by=request.by)
    return render(request, "oversight/inspections.html", {"page": page})


@opens(open_inspection)
def new(request: HttpRequest, code: str) -> HttpResponse:
    choices = new_inspection(code, request.GET.get("trong", "")[:40], by=request.by)
    form = InspectionForm(choices, request.POST or None, initial=_usual(request, choices))
    token = token_of(request)
    if request.method == "POST" and form.is_valid():
        data = inspecting.InspectionData(**form.data_of())
        try:
            made = inspecting.open_inspection(code, data, token=token, by=request.by,
                                              now=clock.now())  # fmt: skip
            messages.success(request, "Đã mở cuộc kiểm tra và báo cho mọi người trong phạm vi.")
            return redirect("oversight:inspection", code=code, uid=made.uid)
        except NotNow as refusal:
            refuse(form, refusal)
    context = {"page": choices, "form": form, "token": token}
    status = 422 if form.errors else 200
    return render(request, "oversight/inspection_new.html", context, status=status)


def _usual(request: HttpRequest, choices: NewInspection) -> dict:
    days = min(USUAL_DAYS, choices.rules["inspection_days"]) - 1
    today = request.by.day
    return {"starts_on": today, "ends_on": today + timedelta(days=days), "year": today.year}


@opens(read_inspection)
def one(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    return inspection_page(request, code, uid)


def inspection_page(
    request: HttpRequest, code: str, uid: UUID, **bound: forms.Form
) -> HttpResponse:
    """The page with empty forms, but for the one that was just refused."""
    page = one_inspection(code, uid, by=request.by)
    extension = bound.get("extension") or ExtensionForm()
    refused = next(iter(bound.values()), None)
    context = {
        "page": page,
        "texts": texts_in_scope(page, page_number(request), by=request.by),
        "extension": extension,
        "units": [(line, *_forms_of(line, bound)) for line in page.units],
        "refused": refused,
    }
    return render(request, "oversight/inspection.html", context, status=422 if refused else 200)


def _forms_of(line: UnitLine, bound: dict[str, forms.Form]) -> list[forms.Form]:
    """The form to answer and the one to follow up, with ids of their own for each unit."""
    found: list[forms.Form] = []
    for name, kind in (("answer", AnswerForm), ("follow_up", FollowUpForm)):
        given = bound.get(name)
        here = given is not None and given.data.get("unit") == line.row.unit.code
        data = given.data if given is not None and here else None
        form = kind(data, auto_id=f"id_{line.row.unit_id}_%s")
        if given is not None and here:
            form.errors.update(given.errors)
        found.append(form)
    return found


@require_POST
@opens(decide_inspection)
def extended(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    form = ExtensionForm(request.POST)
    if form.is_valid():
        try:
            inspecting.extend_inspection(code, uid, **form.cleaned_data, by=request.by,
                                         now=clock.now())  # fmt: skip
            messages.success(request, "Đã gia hạn và báo lại cho mọi người trong phạm vi.")
            return redirect("oversight:inspection", code=code, uid=uid)
        except NotNow as refusal:
            refuse(form, refusal)
    return inspection_page(request, code, uid, extension=form)


@require_POST
@opens(conduct_inspection)
def closed(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    inspecting.close_inspection(code, uid, by=request.by, now=clock.now())
    messages.success(request, "Đã kết thúc. Từ lúc này không ai đọc được bài theo cuộc này nữa.")
    return redirect("oversight:inspection", code=code, uid=uid)


def refuse(form: forms.Form, refusal: NotNow) -> None:
    """The sentence stands at its field, or above the form."""
    field = getattr(refusal, "field", None)
    form.add_error(field if field in form.fields else None, str(refusal))


def page_number(request: HttpRequest) -> int:
    typed = request.GET.get("trang", "")
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 1
