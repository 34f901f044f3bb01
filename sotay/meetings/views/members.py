"""What a member does: ask, choose what is shown, speak, answer remarks, settle tasks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.meetings.actions.members import answer_remark_with, choose_shown
from sotay.meetings.actions.questions import ask_question
from sotay.meetings.actions.recording import settle_task
from sotay.meetings.forms import whole_number
from sotay.meetings.permissions import answer_remark, attend_meeting
from sotay.meetings.queries.finding import meeting_of, meeting_with_question, tasks_of
from sotay.meetings.queries.projecting import projection
from sotay.meetings.queries.remarks import remarks_about
from sotay.meetings.queries.speaking import own_reports


@require_POST
@opens(attend_meeting)
def asked(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    try:
        ask_question(code, slug, request.POST.get("text", ""), by=request.by, now=clock.now())
        messages.success(request, "Đã ghi câu hỏi, và gửi vào danh sách ý kiến.")
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("meetings:meeting", args=[code, slug]) + "?xem#questions")


@opens(attend_meeting)
def question(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    """From the list of opinions to the meeting where it was asked."""
    slug = meeting_with_question(code, uid, by=request.by).slug
    return redirect(reverse("meetings:meeting", args=[code, slug]) + "?xem#questions")


@opens(attend_meeting)
def speaking(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    if request.method == "POST":
        item = whole_number(request.POST.get("item", ""))
        choose_shown(code, slug, item, request.POST.getlist("part"), by=request.by,
                     now=clock.now())  # fmt: skip
        messages.success(request, "Đã lưu phần được trình chiếu.")
        return redirect("meetings:speaking", code=code, slug=slug)
    meeting = meeting_of(code, slug, by=request.by)
    context = {"meeting": meeting, "reports": own_reports(meeting, by=request.by)}
    return render(request, "meetings/speaking.html", context)


@opens(attend_meeting)
def projector(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    screen = projection(code, slug, by=request.by, now=clock.now())
    return render(request, "meetings/projector.html", {"screen": screen})


@opens(attend_meeting)
def projected(request: HttpRequest, code: str, slug: str) -> JsonResponse:
    """What the projector shows now, for a second screen that follows."""
    return JsonResponse(projection(code, slug, by=request.by, now=clock.now()).as_data())


@opens(answer_remark)
def remarks(request: HttpRequest) -> HttpResponse:
    found = remarks_about(request.by.person_id, by=request.by)
    context = {"remarks": found, "tasks": tasks_of(request.by.person_id)}
    return render(request, "meetings/remarks.html", context)


@require_POST
@opens(answer_remark)
def remark_answered(request: HttpRequest, uid: UUID) -> HttpResponse:
    try:
        answer_remark_with(uid, request.POST.get("text", ""), by=request.by, now=clock.now())
        messages.success(request, "Đã lưu ý kiến.")
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("my-meetings:remarks") + f"#remark-{uid}")


@require_POST
@opens(attend_meeting)
def task_settled(request: HttpRequest, uid: UUID) -> HttpResponse:
    """From the unit's desk, the list of one's own tasks, or the meeting they were given at."""
    done = request.POST.get("go") != "open"
    task = settle_task(uid, done=done, by=request.by, now=clock.now())
    if request.POST.get("back") == "desk":
        return redirect("oversight:unit", code=task.meeting.unit.code)
    if task.person_id == request.by.person_id:
        return redirect("my-meetings:remarks")
    return redirect("meetings:meeting", code=task.meeting.unit.code, slug=task.meeting.slug)
