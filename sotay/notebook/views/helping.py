"""Type in somebody's paper entry; confirm or refuse what was typed in for oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.accounts.actions import CodeRefused
from sotay.exports.photos import PhotoRefused, clean_photo
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.notebook import forms
from sotay.notebook.actions.helping import confirm_own, enter_paper, refuse_own
from sotay.notebook.actions.readings import record_help_reading
from sotay.notebook.actions.submission import NotWhole
from sotay.notebook.permissions import help_enter, write_entry
from sotay.notebook.queries.helping import (
    HelpPage,
    help_page,
    own_photo,
    people_to_help,
    uses_to_help,
    waiting_for_me,
)
from sotay.notebook.queries.writing import with_background
from sotay.notebook.rules import content as c
from sotay.notebook.views import pages


@opens(help_enter)
def people(request: HttpRequest) -> HttpResponse:
    year = clock.today().year
    found = people_to_help(year, by=request.by)
    return render(request, "notebook/help_people.html", {"people": found, "year": year})


@opens(help_enter)
def uses(request: HttpRequest, person: UUID, year: int) -> HttpResponse:
    helped = uses_to_help(person, year, by=request.by)
    return render(request, "notebook/help_uses.html", {"helped": helped, "year": year})


@opens(help_enter)
def write(request: HttpRequest, person: UUID, year: int, use: str) -> HttpResponse:
    found = help_page(person, year, use, by=request.by)
    if request.method != "POST":
        record_help_reading(found, by=request.by, now=clock.now())
        return _page(request, found, found.page.content)
    content = forms.with_changes(forms.typed(found.page.state.use.is_plan, request.POST),
                                 request.POST)  # fmt: skip
    if request.POST.get("go") != "enter":
        return _page(request, found, content)
    return _enter(request, found, content)


def _enter(request: HttpRequest, found: HelpPage, content: c.Content) -> HttpResponse:
    given = {
        "signed": request.POST.get("signed") == "1",
        "code": request.POST.get("code", "").strip(),
    }
    use = found.page.state.use
    try:
        kept = enter_paper(found.person.uid, found.page.year, use.slug, content, **given,
                           photo=_photo(request), by=request.by, now=clock.now())  # fmt: skip
    except NotWhole as refusal:
        return _page(request, found, content, refusal.missing)
    except CodeRefused as refusal:
        return _page(request, found, content, [c.Missing("code", str(refusal))])
    except (PhotoRefused, NotNow) as refusal:
        return _page(request, found, content, [c.Missing("photo", str(refusal))])
    told = "đã được tính là nộp" if kept.confirmed_at else "chờ đồng chí ấy xác nhận"
    messages.success(request, f"Đã nhập {use.title.lower()} của {found.person.name}, {told}.")
    return redirect("notebook:help-uses", person=found.person.uid, year=found.page.year)


def _photo(request: HttpRequest) -> bytes | None:
    given = request.FILES.get("photo")
    return clean_photo(given.read()) if given else None


def _page(
    request: HttpRequest,
    found: HelpPage,
    content: c.Content,
    problems: list[c.Missing] | None = None,
) -> HttpResponse:
    context = {
        **pages.choices(),
        "found": found,
        "page": found.page,
        "content": forms.with_blank_row(with_background(content, found.page.background)),
        "signed": request.POST.get("signed") == "1",
        "problems": problems or [],
    }
    return render(request, "notebook/help_write.html", context, status=422 if problems else 200)


@opens(write_entry)
def helped(request: HttpRequest, year: int, use: str) -> HttpResponse:
    page, waiting = waiting_for_me(year, use, by=request.by)
    return render(request, "notebook/helped.html", {"page": page, "waiting": waiting})


@opens(write_entry)
def photo(request: HttpRequest, year: int, use: str) -> HttpResponse:
    return HttpResponse(own_photo(year, use, by=request.by), content_type="image/jpeg")


@require_POST
@opens(write_entry)
def confirmed(request: HttpRequest, year: int, use: str) -> HttpResponse:
    try:
        confirm_own(year, use, by=request.by, now=clock.now())
    except NotWhole as refusal:
        messages.error(
            request, f"Bản nhập hộ không còn khớp: {refusal} Hãy báo người nhập sửa lại."
        )
        return redirect("notebook:helped", year=year, use=use)
    return redirect("notebook:receipt", year=year, use=use)


@require_POST
@opens(write_entry)
def refused(request: HttpRequest, year: int, use: str) -> HttpResponse:
    refuse_own(year, use, by=request.by, now=clock.now())
    messages.success(
        request, "Đã ghi nhận: bản nhập hộ không phải của đồng chí và không được tính."
    )
    return redirect("notebook:year", year=year)
