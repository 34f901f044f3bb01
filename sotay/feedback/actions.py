"""Send an opinion; take it up, pass it on, answer it, publish the answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.feedback.choices import About, Kind, State, StepKind
from sotay.feedback.models import Feedback, FeedbackStep
from sotay.feedback.permissions import HANDLERS, handle
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.actions import send as tell
from sotay.notices.rules import one_line
from sotay.org.models import Unit
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.regulations.queries import in_force

LONGEST_TITLE = 100


@transaction.atomic
def ask(
    title: str, text: str, *, about: str, kind: str = Kind.QUESTION, may_name: bool, token: UUID,
    by: Standing, now: datetime,
) -> Feedback:  # fmt: skip
    """The opinion is with the committee where its writer reports; the same token makes one.

    `NotNow` for somebody who belongs nowhere yet.
    """
    if by.home is None:
        raise NotNow("Đồng chí chưa có nơi sinh hoạt trên hệ thống. Hãy báo bí thư chi bộ.")
    known = Feedback.objects.filter(token=token, person_id=by.person_id).first()
    if known:
        return known
    row = Feedback(
        person_id=by.person_id, from_unit_id=by.home.unit_id, unit_id=by.home.unit_id, kind=kind,
        about=about, asked_at=now, due_on=by.day, may_name=may_name, token=token,
    )  # fmt: skip
    return _received(row, title, text, by=by, now=now)


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
        due_on=by.day, token=token, origin=origin[:250], origin_link=link,
    )  # fmt: skip
    return _received(row, one_line(text)[:LONGEST_TITLE], text, by=by, now=now)


def _received(row: Feedback, title: str, text: str, *, by: Standing, now: datetime) -> Feedback:
    row.due_on = by.day + timedelta(days=in_force("feedback_days", unit=row.unit, on=by.day))
    row.seal({"title": title, "text": text})
    row.save(force_insert=True)
    _step(row, StepKind.ASKED, "", by=by, now=now, name="")
    record("feedback.asked", f"feedback:{row.pk}", by=by, now=now, about_id=row.person_id)
    return row


@transaction.atomic
def leave_meeting(link: str) -> None:
    """The meeting where this was asked is called off: the opinion stays, its link is gone."""
    Feedback.objects.filter(origin_link=link).update(origin_link="")


@transaction.atomic
def take_up(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The acting person's committee is at it, and the writer sees so."""
    row = _to_handle(uid, by)
    row.state = State.HANDLING
    row.save(update_fields=["state"])
    _step(row, StepKind.TAKEN, "", by=by, now=now)


@transaction.atomic
def pass_up(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The unit above has it now, with these words and a new clock; `NotNow` at the top."""
    row = _to_handle(uid, by)
    above = row.unit.parent
    if above is None:
        raise NotNow("Không còn cấp trên nào để chuyển. Hãy trả lời ý kiến này.")
    _step(row, StepKind.PASSED_UP, words, by=by, now=now)
    row.unit, row.state = above, State.RECEIVED
    row.due_on = by.day + timedelta(days=in_force("feedback_days", unit=above, on=by.day))
    row.save(update_fields=["unit", "state", "due_on"])
    _tell(row, "Ý kiến của đồng chí đã được chuyển lên cấp trên", by=by, now=now)


@transaction.atomic
def give_answer(uid: UUID, words: str, *, publish: bool, by: Standing, now: datetime) -> None:
    """The writer has an answer; with `publish` everybody in and under the unit reads it too,
    without the writer's name unless they agreed. `NotNow` without words.
    """
    if not words.strip():
        raise NotNow("Hãy ghi câu trả lời.")
    row = _to_handle(uid, by)
    _step(row, StepKind.ANSWERED, words, by=by, now=now)
    row.state, row.is_published = State.ANSWERED, publish
    row.save(update_fields=["state", "is_published"])
    _tell(row, "Ý kiến của đồng chí đã được trả lời", by=by, now=now)


@transaction.atomic
def close(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The writer has their answer and says it is settled."""
    row = Feedback.objects.select_for_update().filter(uid=uid, person_id=by.person_id).first()
    if row is None:
        raise NotFound(uid)
    if row.state != State.ANSWERED:
        raise NotNow("Chỉ kết thúc được ý kiến đã có câu trả lời.")
    row.state = State.CLOSED
    row.save(update_fields=["state"])
    _step(row, StepKind.CLOSED, "", by=by, now=now, name="")


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
        if evaluation in [step.unseal()["text"] for step in steps]:
            continue
        _step(row, StepKind.TAKEN_IN, evaluation, by=by, now=now)
        _tell(row, "Đề xuất của đồng chí được đưa vào đánh giá quy định", by=by, now=now)
        taken += 1
    return taken


def _to_handle(uid: UUID, by: Standing) -> Feedback:
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("unit__parent")
    row = rows.filter(uid=uid).first()
    if row is None:
        raise NotFound(uid)
    if not handle.holds(by, row):
        raise Refused(handle) if row.person_id == by.person_id else NotFound(uid)
    if not row.is_open:
        raise NotNow("Ý kiến này đã được trả lời.")
    return row


def _step(
    row: Feedback, kind: str, words: str, *, by: Standing, now: datetime, name: str | None = None
) -> None:
    step = FeedbackStep(
        feedback=row, kind=kind, at=now, by_name=by.name if name is None else name,
        unit_name=row.unit.name,
    )  # fmt: skip
    step.seal({"text": words.strip()})
    step.save(force_insert=True)


def _tell(row: Feedback, subject: str, *, by: Standing, now: datetime) -> None:
    tell([row.person_id], kind="task", subject=subject, body="Mở trang Ý kiến để xem.",
         link=f"/y-kien/{row.uid}/", dedupe=f"feedback:{row.pk}:{row.steps.count()}",
         by=by, now=now)  # fmt: skip
