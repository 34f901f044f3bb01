"""Send an opinion; ask on, or say that it is settled."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.feedback.actions.steps import start_clock, step, tell_handlers
from sotay.feedback.choices import About, Kind, State, StepKind
from sotay.feedback.models import Feedback, FeedbackFile
from sotay.feedback.queries.handlers import unit_that_answers
from sotay.kit.keeping import fault_of
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.notices.rules import one_line
from sotay.org.models import Unit
from sotay.org.standing import Standing

LONGEST_TITLE = 100


class WrongFile(NotNow):
    """The file cannot be kept; the sentence says why and what to do."""


@transaction.atomic
def ask(
    title: str, text: str, *, about: str, kind: str = Kind.QUESTION, may_name: bool, token: UUID,
    file: tuple[str, bytes] | None = None, by: Standing, now: datetime,
) -> Feedback:  # fmt: skip
    """The opinion is with the committee where its writer reports, or with the one above if they sit
    in it themself; the same token makes one. `NotNow` for somebody who belongs nowhere yet,
    `WrongFile` for a file that is not kept.
    """
    known = Feedback.objects.filter(token=token, person_id=by.person_id).first()
    if known:
        return known
    unit = unit_that_answers(by)
    if unit is None:
        raise NotNow("Đồng chí chưa có nơi sinh hoạt trên hệ thống. Hãy báo bí thư chi bộ.")
    if file and (fault := fault_of(*file)):
        raise WrongFile(fault)
    row = Feedback(
        person_id=by.person_id, from_unit=unit, unit=unit, kind=kind, about=about, asked_at=now,
        may_name=may_name, token=token,
    )  # fmt: skip
    _receive(row, title, text, by=by, now=now)
    if file:
        kept = FeedbackFile(feedback=row)
        kept.seal_file(clean(file[0])[-200:], file[1])
        kept.save(force_insert=True)
    return row


@transaction.atomic
def ask_at_meeting(
    person_id: int, text: str, *, unit: Unit, origin: str, link: str, token: UUID, by: Standing,
    now: datetime,
) -> Feedback:  # fmt: skip
    """What this person asked at a meeting is with the committee of the unit that meets, whoever
    wrote it down; it says where it was asked. The caller has asked who may.
    """
    row = Feedback(
        person_id=person_id, from_unit=unit, unit=unit, about=About.OTHER, asked_at=now,
        token=token, origin=origin[:250], origin_link=link,
    )  # fmt: skip
    _receive(row, one_line(text)[:LONGEST_TITLE], text, by=by, now=now)
    return row


def _receive(row: Feedback, title: str, text: str, *, by: Standing, now: datetime) -> None:
    start_clock(row, by=by)
    row.seal({"title": clean(title), "text": clean(text, multiline=True)})
    row.save(force_insert=True)
    step(row, StepKind.ASKED, "", by=by, now=now)
    tell_handlers(row, "Có ý kiến mới cần xử lý", now=now)


@transaction.atomic
def leave_meeting(link: str) -> None:
    """The meeting where this was asked is called off: the opinion stays, its link is gone."""
    Feedback.objects.filter(origin_link=link).update(origin_link="")


@transaction.atomic
def ask_more(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The writer asks on: whoever answered has it again, with a new clock. `NotNow` without words,
    or while it is not answered.
    """
    row = _own(uid, by)
    if row.state != State.ANSWERED:
        raise NotNow("Chỉ hỏi thêm được khi ý kiến đã có câu trả lời.")
    if not words.strip():
        raise NotNow("Hãy ghi điều muốn hỏi thêm.")
    start_clock(row, by=by)
    row.state = State.HANDLING if row.owner_id else State.RECEIVED
    row.save(update_fields=["state", "due_on"])
    step(row, StepKind.ASKED_MORE, clean(words, multiline=True), by=by, now=now)
    tell_handlers(row, "Người gửi ý kiến hỏi thêm", now=now)


@transaction.atomic
def close(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The writer has their answer and says it is settled."""
    row = _own(uid, by)
    if row.state != State.ANSWERED:
        raise NotNow("Chỉ kết thúc được ý kiến đã có câu trả lời.")
    row.state = State.CLOSED
    row.save(update_fields=["state"])
    step(row, StepKind.CLOSED, "", by=by, now=now)


def _own(uid: UUID, by: Standing) -> Feedback:
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(uid=uid, person_id=by.person_id).first()
    if row is None:
        raise NotFound(uid)
    return row
