"""One's own notes: write, look through, change, tear out."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.notebook.actions.reflections import change_reflection, tear_out, write_reflection
from sotay.notebook.choices import Mark
from sotay.notebook.forms import ReflectionForm
from sotay.notebook.permissions import read_reflection
from sotay.notebook.queries.plans import own_plan_items
from sotay.notebook.queries.reflections import note, notes_of_year, on_this_day
from sotay.org.standing import Standing


@opens(read_reflection)
def now(request: HttpRequest) -> HttpResponse:
    return redirect("notebook:reflections", year=clock.today().year)


@opens(read_reflection)
def reflections(request: HttpRequest, year: int) -> HttpResponse:
    if request.method == "POST":
        return _write(request, year)
    return _page(request, year, blank_note(year, request))


def blank_note(year: int, request: HttpRequest) -> ReflectionForm:
    items = own_plan_items(year, by=request.by)
    return ReflectionForm(items=items, initial={"token": uuid4()})


def quick_note(year: int, *, by: Standing) -> dict[str, Any]:
    """What the small form on the home page offers; its fields are those of the whole form."""
    return {"token": uuid4(), "marks": Mark.choices, "items": own_plan_items(year, by=by)}


def _page(request: HttpRequest, year: int, form: ReflectionForm, status: int = 200) -> HttpResponse:
    words = request.GET.get("tim", "").strip()[:200]
    context = {
        "year": year,
        "months": notes_of_year(year, by=request.by, words=words),
        "words": words,
        "form": form,
        "this_day": [] if words else on_this_day(by=request.by),
        "item_names": {item.id: item.deed for item in own_plan_items(year, by=request.by)},
    }
    return render(request, "notebook/reflections.html", context, status=status)


def _write(request: HttpRequest, year: int) -> HttpResponse:
    form = ReflectionForm(request.POST, items=own_plan_items(year, by=request.by))
    if not form.is_valid():
        return _page(request, year, form, status=422)
    given = form.cleaned_data
    write_reflection(given["text"], token=given["token"], by=request.by, now=clock.now(),
                     today=clock.today(), mark=given["mark"], item=given["item"])  # fmt: skip
    messages.success(request, "Đã lưu vào sổ. Chỉ mình đồng chí đọc được.")
    back = "notebook:year" if request.POST.get("from") == "home" else "notebook:reflections"
    go = reverse(back, args=[clock.today().year])
    by_script = request.headers.get("X-Sotay-Autosave")
    return JsonResponse({"go": go}) if by_script else redirect(go)


@opens(read_reflection)
def reflection(request: HttpRequest, year: int, uid: UUID) -> HttpResponse:
    found = note(uid, by=request.by)
    items = own_plan_items(year, by=request.by)
    initial = {"text": found.text, "mark": found.mark, "item": found.item, "token": uuid4()}
    form = ReflectionForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        change_reflection(uid, given["text"], mark=given["mark"], item=given["item"],
                          by=request.by)  # fmt: skip
        messages.success(request, "Đã sửa ghi chép.")
        return redirect("notebook:reflections", year=year)
    context = {"year": year, "note": found, "form": form}
    return render(request, "notebook/reflection.html", context)


@require_POST
@opens(read_reflection)
def torn_out(request: HttpRequest, year: int, uid: UUID) -> HttpResponse:
    tear_out(uid, by=request.by)
    messages.success(request, "Đã xóa hẳn ghi chép.")
    return redirect("notebook:reflections", year=year)
