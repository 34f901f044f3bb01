"""Rearrange many units from a file: fill in, look through, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import XLSX, download
from sotay.kit.refusals import NotNow
from sotay.org.permissions import reorganise
from sotay.oversight.actions.reorganising_file import (
    convert_file,
    drop_file,
    keep_file,
    look_through,
    plan_file,
)
from sotay.oversight.forms.reorganising import ReorganisingFileForm
from sotay.oversight.printouts_reorganising import changes_file
from sotay.oversight.queries.reorganising import file_to_fill, unit_to_rearrange
from sotay.oversight.views.inspections import refuse


@opens(reorganise)
def choose(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_to_rearrange(code, by=request.by)
    form = ReorganisingFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            kept = keep_file(code, given["file"].read(), name=given["file"].name, on=given["on"],
                             reason=given["reason"], login_id=request.user.pk, by=request.by,
                             now=clock.now())  # fmt: skip
            return redirect("oversight:reorganising-preview", code=code, uid=kept.uid)
        except NotNow as refusal:
            refuse(form, refusal)
    status = 422 if form.errors else 200
    return render(request, "oversight/reorganising_file.html", {"unit": unit, "form": form},
                  status=status)  # fmt: skip


@opens(reorganise)
def preview(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    who = {"login_id": request.user.pk, "by": request.by}
    try:
        if request.method == "POST":
            return _decide(request, code, uid, who)
        found = look_through(code, uid, now=clock.now(), **who)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return redirect("oversight:reorganising-file", code=code)
    unit = unit_to_rearrange(code, by=request.by)
    status = 422 if found.errors else 200
    return render(request, "oversight/reorganising_preview.html", {"unit": unit, "found": found},
                  status=status)  # fmt: skip


def _decide(request: HttpRequest, code: str, uid: UUID, who: dict) -> HttpResponse:
    if request.POST.get("convert") in ("tcvn3", "vni"):
        convert_file(code, uid, request.POST["convert"], **who)
        return redirect("oversight:reorganising-preview", code=code, uid=uid)
    if request.POST.get("go") != "plan":
        drop_file(code, uid, **who)
        return redirect("oversight:reorganising-file", code=code)
    many = plan_file(code, uid, now=clock.now(), **who)
    messages.success(request, f"Đã lập {many} việc. Các việc tự thực hiện khi đến ngày.")
    return redirect("oversight:reorganising", code=code)


@opens(reorganise)
def blank(request: HttpRequest, code: str) -> HttpResponse:
    found = file_to_fill(code, by=request.by)
    return download(changes_file(found), "sap-xep-to-chuc.xlsx", XLSX)
