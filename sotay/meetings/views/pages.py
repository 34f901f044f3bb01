"""What the views of meetings answer with."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.meetings.actions.recording import Elsewhere
from sotay.meetings.forms import PlanForm
from sotay.meetings.models import Meeting
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.pages import is_read_first, run_page
from sotay.meetings.rules.notes import Notes, Opinion
from sotay.notebook.actions.readings import record_reading
from sotay.org.standing import Standing


def to(meeting: Meeting) -> HttpResponse:
    return redirect("meetings:meeting", code=meeting.unit.code, slug=meeting.slug)


def to_minutes(code: str, slug: str) -> HttpResponse:
    try:
        return redirect(reverse("meetings:minutes", args=[code, slug]))
    except NoReverseMatch:
        return redirect("meetings:meeting", code=code, slug=slug)


def check_stands_here(unit: Any, found: Any, *, may_plan: bool, by: Standing) -> None:
    """Who neither meets nor plans here, nor belongs to the unit, finds nothing."""
    if not (may_plan or found.object_list or unit.pk in by.units_above()):
        raise NotFound(unit.code)


def plan_page(
    request: HttpRequest,
    unit: Any,
    form: PlanForm,
    meeting: Meeting | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"unit": unit, "form": form, "meeting": meeting}
    return render(request, "meetings/plan.html", context, status=status)


def run(
    request: HttpRequest,
    meeting: Meeting,
    *,
    item: int | None = None,
    problem: str = "",
    notes: Notes | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page one writes on; what was typed and could not be kept stands in its fields again."""
    page = run_page(meeting, by=request.by, item=item or _asked(request))
    if is_read_first(page, by=request.by, since=page.meeting.started_at):
        record_reading(page.reading, by=request.by, now=clock.now())
    context = {"page": page, "meeting": page.meeting, "notes": notes or page.notes,
               "problem": problem, "typed": request.POST if status == 422 else {},
               "blank": Opinion("", "")}  # fmt: skip
    return render(request, "meetings/run.html", context, status=status)


def _asked(request: HttpRequest) -> int | None:
    typed = request.GET.get("muc", "")
    return int(typed) if typed.isdecimal() and len(typed) < 12 else None


def conflict(
    request: HttpRequest, code: str, slug: str, item: int, other: Elsewhere, *, by_script: bool
) -> HttpResponse:
    """The other keeper's text stands; what was typed here is kept beside it."""
    sentence = (
        f"Mục này vừa được {other.by} lưu lúc {clock.hour_of(other.at)}. "
        "Cả hai bản đều được giữ."
    )  # fmt: skip
    if by_script:
        return JsonResponse({"sentence": sentence, "rev": other.rev}, status=409)
    meeting = meeting_of(code, slug, by=request.by)
    return run(request, meeting, item=item, problem=sentence, status=409)
