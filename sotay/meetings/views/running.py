"""Write down a meeting while it is held: attendance, notes with every step, remarks, tasks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.dates import parse_day
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.meetings import forms
from sotay.meetings.actions.questions import record_question
from sotay.meetings.actions.recording import (
    Elsewhere,
    add_remark,
    add_task,
    drop_aside,
    drop_remark,
    drop_task,
    save_notes,
)
from sotay.meetings.actions.running import go_to, next_item, take_attendance
from sotay.meetings.choices import RemarkKind
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.pages import called_to
from sotay.meetings.queries.presence import presence_of
from sotay.meetings.rules.notes import Notes
from sotay.meetings.views import pages


@opens(keep_meeting)
def attendance(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    meeting = meeting_of(code, slug, by=request.by, to=keep_meeting)
    if request.method == "POST":
        absent = forms.absences(request.POST)
        take_attendance(code, slug, absent, by=request.by, now=clock.now())
        return pages.to(meeting)
    context = {"meeting": meeting, "presence": presence_of(meeting)}
    return render(request, "meetings/attendance.html", context)


@require_POST
@opens(keep_meeting)
def item(request: HttpRequest, code: str, slug: str, item: int) -> HttpResponse:
    """Every button of the page saves what is typed first, then does its own."""
    by_script = bool(request.headers.get("X-Sotay-Autosave"))
    notes: Notes | None = (typed := _typed(request, code, slug))
    base = forms.whole_number(request.POST.get("base", ""))
    try:
        saved = save_notes(code, slug, item, typed, base=base, by=request.by, now=clock.now())
        notes = None
        if by_script:
            return JsonResponse({"rev": saved.rev, "at": clock.hour_of(saved.at)})
        return _go(request, code, slug, item)
    except Elsewhere as other:
        return pages.conflict(request, code, slug, item, other, by_script=by_script)
    except NotNow as refusal:
        if by_script:
            return JsonResponse({"sentence": str(refusal)}, status=413)
        meeting = meeting_of(code, slug, by=request.by)
        return pages.run(request, meeting, item=item, problem=str(refusal), notes=notes,
                         status=422)  # fmt: skip


def _typed(request: HttpRequest, code: str, slug: str) -> Notes:
    rows = forms.opinions(request.POST, called_to(code, slug, by=request.by))
    return Notes(tuple(rows), clean(request.POST.get("conclusion", ""), multiline=True))


def _go(request: HttpRequest, code: str, slug: str, item: int) -> HttpResponse:
    go, _, thing = request.POST.get("go", "").partition(":")
    if go == "next":
        next_item(code, slug, after=item, by=request.by, now=clock.now())
        return redirect("meetings:meeting", code=code, slug=slug)
    if go == "here":
        go_to(code, slug, item, by=request.by, now=clock.now())
    elif go in RemarkKind.values:
        _remark(request, code, slug, item, go)
    elif go in WRITTEN:
        WRITTEN[go](request, code, slug)
    elif go == "drop-aside":
        drop_aside(code, slug, item, thing, by=request.by)
    elif go in DROPPED:
        DROPPED[go](code, slug, _uid(thing), by=request.by, now=clock.now())
    return _here(code, slug, item, "opinions" if go == "add" else "")


def _remark(request: HttpRequest, code: str, slug: str, item: int, kind: str) -> None:
    person = forms.whole_number(request.POST.get("remark_person", ""))
    add_remark(code, slug, item, person=person, kind=kind,
               text=request.POST.get("remark", ""), by=request.by, now=clock.now())  # fmt: skip
    messages.success(request, f"Đã ghi {RemarkKind(kind).label.lower()}.")


def _task(request: HttpRequest, code: str, slug: str) -> None:
    due = parse_day(request.POST.get("task_due", ""))
    if due is None:
        raise NotNow("Hãy ghi hạn của việc được giao, ví dụ 15/07/2026.")
    person = forms.whole_number(request.POST.get("task_person", ""))
    add_task(code, slug, person=person, what=request.POST.get("task", ""), due=due,
             by=request.by, now=clock.now())  # fmt: skip


def _question(request: HttpRequest, code: str, slug: str) -> None:
    person = forms.whole_number(request.POST.get("asker", ""))
    record_question(code, slug, request.POST.get("question", ""), person=person,
                    by=request.by, now=clock.now())  # fmt: skip


WRITTEN = {"task": _task, "question": _question}
DROPPED = {"drop-remark": drop_remark, "drop-task": drop_task}


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(text) from None


def _here(code: str, slug: str, item: int, anchor: str = "") -> HttpResponse:
    where = reverse("meetings:meeting", args=[code, slug])
    return redirect(f"{where}?muc={item}{'#' + anchor if anchor else ''}")


@require_POST
@opens(keep_meeting)
def following(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Begin with the first point, or go on."""
    next_item(code, slug, by=request.by, now=clock.now())
    return redirect("meetings:meeting", code=code, slug=slug)
