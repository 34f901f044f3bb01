"""Questions before and at a meeting: recorded there, and in the list of opinions."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from sotay.audit.actions import record
from sotay.feedback.actions import ask_at_meeting, leave_meeting
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.meetings.actions.agenda import append_item
from sotay.meetings.choices import ItemKind, MeetingState
from sotay.meetings.models import Meeting, Question
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.finding import meeting_of
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.standing import Standing

LONGEST = 4000
TITLE = "Trả lời câu hỏi của người dự"
MINUTES = 10


@transaction.atomic
def ask_question(code: str, slug: str, text: str, *, by: Standing, now: datetime) -> Question:
    """The question is recorded and with the committee in the list of opinions; the agenda has a
    point for questions.

    Raises `NotNow` without words or once the meeting is over.
    """
    meeting = meeting_of(code, slug, by=by, lock=True)
    if not meeting.is_open:
        raise NotNow("Cuộc này đã kết thúc. Hãy gửi câu hỏi ở trang Ý kiến.")
    return _ask(meeting, by.person_id, text, by=by, now=now)


@transaction.atomic
def record_question(
    code: str, slug: str, text: str, *, person: int, by: Standing, now: datetime
) -> Question:
    """The same for somebody at the meeting, written down by whoever keeps it, until it is signed.

    Raises `NotNow` without words, before the meeting, or for somebody who was not called to it.
    """
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.HELD):
        raise NotNow("Chỉ ghi hộ câu hỏi khi đang họp, hoặc trước khi ký biên bản.")
    if not meeting.attendance.filter(person_id=person).exists():
        raise NotNow("Người này không thuộc cuộc họp. Hãy chọn trong danh sách.")
    return _ask(meeting, person, text, by=by, now=now)


def _ask(meeting: Meeting, person: int, text: str, *, by: Standing, now: datetime) -> Question:
    text = clean(text, multiline=True)
    if not text:
        raise NotNow("Hãy ghi câu hỏi.")
    if len(text) > LONGEST:
        raise NotNow(f"Câu hỏi dài quá {LONGEST} chữ. Hãy rút ngắn.")
    question = Question(meeting=meeting, person_id=person, asked_at=now)
    question.feedback = ask_at_meeting(
        person, text, unit=_handling(meeting), token=question.uid, by=by, now=now,
        origin=f"{meeting.title}, {meeting.day:%d/%m/%Y}", link=address_of(question),
    )  # fmt: skip
    question.seal({"text": text})
    question.save(force_insert=True)
    if not meeting.items.filter(kind=ItemKind.QUESTIONS).exists():
        append_item(meeting, TITLE, MINUTES, kind=ItemKind.QUESTIONS)
    record("meeting.asked", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           about_id=person)  # fmt: skip
    return question


def _handling(meeting: Meeting) -> Unit:
    """Whose committee answers: a group has none, its cell has."""
    unit = meeting.unit
    return unit.parent if unit.kind == UnitKind.GROUP and unit.parent else unit


def address_of(question: Question) -> str:
    """Where the question stands at its meeting, whatever becomes of the day of that."""
    return reverse("meetings:question", args=[question.meeting.unit.code, question.uid])


def let_go_of_questions(meeting: Meeting) -> None:
    """The meeting is called off: its questions stay in the list of opinions, without the way here.
    The caller deletes the meeting.
    """
    for question in meeting.questions.select_related("meeting__unit"):
        leave_meeting(address_of(question))
