"""Take an opinion up, pass it on, answer it, publish the answer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.feedback.actions.steps import start_clock, step, tell_handlers, tell_writer
from sotay.feedback.choices import Kind, State, StepKind
from sotay.feedback.models import Feedback
from sotay.feedback.permissions import HANDLERS, handle
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.org.models import Unit
from sotay.org.relations import Refused
from sotay.org.standing import Standing

LONGEST = 50_000


@transaction.atomic
def take_up(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The acting person has taken it, also from somebody else, and the writer sees so. Taking it
    again changes nothing.
    """
    row = _to_handle(uid, by)
    if row.owner_id == by.person_id:
        return
    row.state, row.owner_id = State.HANDLING, by.person_id
    row.save(update_fields=["state", "owner"])
    step(row, StepKind.TAKEN, "", by=by, now=now)


@transaction.atomic
def pass_up(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The unit above has it now, with these words and a new clock; this unit reads it no more.
    `NotNow` at the top.
    """
    row = _to_handle(uid, by)
    above = row.unit.parent
    if above is None:
        raise NotNow("Không còn cấp trên nào để chuyển. Hãy trả lời ý kiến này.")
    step(row, StepKind.PASSED_UP, _words(words), by=by, now=now)
    row.unit, row.state, row.owner = above, State.PASSED_UP, None
    start_clock(row, by=by)
    row.save(update_fields=["unit", "state", "due_on", "owner"])
    tell_writer(row, "Ý kiến đã gửi được chuyển lên cấp trên", by=by, now=now)
    tell_handlers(row, "Cấp dưới chuyển lên một ý kiến", now=now)


@transaction.atomic
def give_answer(
    uid: UUID, words: str, *, publish: bool, question: str = "", by: Standing, now: datetime
) -> None:
    """The writer has an answer; with `publish` everybody in and under the unit reads it too, under
    `question`, or the writer's own title. `NotNow` without words.
    """
    words = _words(words)
    if not words:
        raise NotNow("Hãy ghi câu trả lời.")
    row = _to_handle(uid, by)
    row.state, row.owner_id = State.ANSWERED, by.person_id
    row.save(update_fields=["state", "owner"])
    step(row, StepKind.ANSWERED, words, by=by, now=now)
    if publish:
        _publish(row, question, now)
    tell_writer(row, "Ý kiến đã gửi có câu trả lời", by=by, now=now)


@transaction.atomic
def publish(uid: UUID, question: str, *, by: Standing, now: datetime) -> None:
    """Everybody in and under the unit reads the answer, under this question; its writer is named
    only if they agreed. `NotNow` before there is an answer.
    """
    row = _handled(uid, by)
    _publish(row, question, now)
    step(row, StepKind.PUBLISHED, "", by=by, now=now)


@transaction.atomic
def withdraw(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The answer is its writer's alone again."""
    row = _handled(uid, by)
    if row.published_at is None:
        return
    row.published_at = None
    row.save(update_fields=["published_at"])
    step(row, StepKind.WITHDRAWN, "", by=by, now=now)


def _publish(row: Feedback, question: str, now: datetime) -> None:
    kept = row.unseal()
    row.seal({**kept, "public": clean(question)[:200] or kept["title"]})
    row.published_at = row.published_at or now
    row.save(update_fields=["published_at", "sealed"])


@transaction.atomic
def take_into(
    uids: Iterable[UUID], evaluation: str, *, unit: Unit, by: Standing, now: datetime
) -> int:
    """These proposals are weighed in this evaluation of the unit's regulation, and their writers
    see so; returns how many are new in it. Others than the unit's own proposals are left out;
    `Refused` for whoever does not handle opinions there.
    """
    if unit.pk not in by.units_with(HANDLERS):
        raise Refused(handle)
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("unit").filter(
        handle.rows(by), uid__in=list(uids), unit=unit, kind=Kind.PROPOSAL
    )  # fmt: skip
    taken = 0
    for row in rows.order_by("pk"):
        steps = row.steps.filter(kind=StepKind.TAKEN_IN)
        if evaluation in [one.unseal()["text"] for one in steps]:
            continue
        step(row, StepKind.TAKEN_IN, evaluation, by=by, now=now)
        tell_writer(row, "Đề xuất đã gửi được đưa vào đánh giá quy định", by=by, now=now)
        taken += 1
    return taken


def _to_handle(uid: UUID, by: Standing) -> Feedback:
    row = _with_handler(uid, by)
    if not row.is_open:
        raise NotNow("Ý kiến này đã được trả lời.")
    if row.person_id == by.person_id:
        raise NotNow("Ý kiến của chính mình thì người khác trong cấp ủy xử lý.")
    return row


def _handled(uid: UUID, by: Standing) -> Feedback:
    row = _with_handler(uid, by)
    if row.is_open:
        raise NotNow("Ý kiến này chưa có câu trả lời để công bố.")
    return row


def _with_handler(uid: UUID, by: Standing) -> Feedback:
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("unit__parent")
    row = rows.filter(uid=uid).first()
    if row is None:
        raise NotFound(uid)
    if not handle.holds(by, row):
        raise Refused(handle) if row.person_id == by.person_id else NotFound(uid)
    return row


def _words(text: str) -> str:
    text = clean(text, multiline=True)
    if len(text) > LONGEST:
        raise NotNow(f"Dài quá {LONGEST} chữ. Hãy rút gọn.")
    return text
