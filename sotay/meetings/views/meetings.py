"""The meetings of a unit, planning one, its page, opening and ending it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.meetings.actions.planning import (
    WrongPlan,
    cancel_meeting,
    change_meeting,
    plan_meeting_of,
)
from sotay.meetings.actions.running import end_meeting, start_meeting
from sotay.meetings.choices import MeetingState
from sotay.meetings.forms import PlanForm, typed_plan
from sotay.meetings.permissions import (
    attend_meeting,
    keep_meeting,
    plan_meeting,
    set_word_template,
)
from sotay.meetings.queries.finding import meeting_of, meetings_of, unit_to_plan
from sotay.meetings.queries.pages import meeting_page
from sotay.meetings.queries.planning import choices_for, plan_of, usual_plan
from sotay.meetings.views import pages
from sotay.org.queries import unit_by_code

PAGE = 20


@opens(attend_meeting)
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_by_code(code)
    found = Paginator(meetings_of(unit, by=request.by), PAGE).get_page(request.GET.get("trang"))
    may_plan = plan_meeting.holds(request.by, unit)
    pages.check_stands_here(unit, found, may_plan=may_plan, by=request.by)
    may_set_form = set_word_template.holds(request.by, unit)
    context = {"unit": unit, "page": found, "may_plan": may_plan, "may_set_form": may_set_form}
    return render(request, "meetings/meetings.html", context)


@opens(plan_meeting)
def new(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_to_plan(code, by=request.by, to=plan_meeting)
    choices = choices_for(unit, on=clock.today())
    if request.method != "POST":
        form = PlanForm(choices, initial=typed_plan(usual_plan(unit, choices, on=clock.today())))
        return pages.plan_page(request, unit, form)
    form = PlanForm(choices, request.POST)
    if form.is_valid():
        try:
            made = plan_meeting_of(code, form.plan(), by=request.by, now=clock.now())
            messages.success(request, "Đã lên lịch và báo cho mọi người trong danh sách.")
            return pages.to(made)
        except WrongPlan as refusal:
            form.refuse(refusal.found)
    return pages.plan_page(request, unit, form, status=422)


@opens(keep_meeting)
def change(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    meeting = meeting_of(code, slug, by=request.by, to=keep_meeting)
    choices = choices_for(meeting.unit, on=meeting.day)
    if request.method != "POST":
        form = PlanForm(choices, initial=typed_plan(plan_of(meeting)))
        return pages.plan_page(request, meeting.unit, form, meeting)
    form = PlanForm(choices, request.POST)
    if form.is_valid():
        try:
            changed = change_meeting(code, slug, form.plan(), by=request.by, now=clock.now())
            return pages.to(changed)
        except WrongPlan as refusal:
            form.refuse(refusal.found)
    return pages.plan_page(request, meeting.unit, form, meeting, status=422)


@require_POST
@opens(keep_meeting)
def cancelled(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    cancel_meeting(code, slug, by=request.by, now=clock.now())
    messages.success(request, "Đã bỏ cuộc họp và báo cho mọi người.")
    return redirect("meetings:meetings", code=code)


@opens(attend_meeting)
def meeting(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """For whoever keeps it, while it is held, the page one writes on; else what it is about."""
    found = meeting_of(code, slug, by=request.by)
    running = found.state == MeetingState.RUNNING and "xem" not in request.GET
    if running and keep_meeting.holds(request.by, found):
        return pages.run(request, found)
    page = meeting_page(found, by=request.by)
    return render(request, "meetings/meeting.html", {"page": page, "meeting": page.meeting})


@require_POST
@opens(keep_meeting)
def started(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    start_meeting(code, slug, by=request.by, now=clock.now())
    return redirect("meetings:attendance", code=code, slug=slug)


@opens(keep_meeting)
def ended(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Look once more at what was and was not heard, then end it and go on to the minutes."""
    if request.method == "POST":
        end_meeting(code, slug, by=request.by, now=clock.now())
        return pages.to_minutes(code, slug)
    page = meeting_page(meeting_of(code, slug, by=request.by), by=request.by)
    if not page.keeps or page.meeting.state != MeetingState.RUNNING:
        return pages.to_minutes(code, slug)
    return render(request, "meetings/end.html", {"page": page, "meeting": page.meeting})
