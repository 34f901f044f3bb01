"""Conclude an inspection, answer what it asks, confirm that it was done."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.relations import Permission, Refused
from sotay.org.standing import Standing
from sotay.oversight.actions.inspecting import Unfit, add_step
from sotay.oversight.actions.inspection_news import (
    tell_answered,
    tell_asked_again,
    tell_concluded,
)
from sotay.oversight.choices import Step
from sotay.oversight.models import InspectedUnit, Inspection
from sotay.oversight.permissions import (
    answer_inspection,
    conduct_inspection,
    decide_inspection,
)
from sotay.oversight.queries.inspections import inspection_of
from sotay.regulations.queries import rules_in_force


@dataclass(frozen=True)
class Conclusion:
    strengths: str
    weaknesses: str
    requirements: str


class WrittenElsewhere(NotNow):
    """Somebody else saved the conclusion in the meantime; both texts are shown."""


@transaction.atomic
def save_conclusion(
    code: str, uid: UUID, words: Conclusion, *, base: int, by: Standing, now: datetime
) -> Inspection:
    """The conclusion as far as it is written is kept, for those who inspect alone. `NotNow` once
    it is issued, `WrittenElsewhere` if another saved it since `base`.
    """
    inspection = inspection_of(code, uid, by=by, to=conduct_inspection, lock=True)
    _keep(inspection, words, base)
    record("inspection.worded", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection))  # fmt: skip
    return inspection


def _keep(inspection: Inspection, words: Conclusion, base: int) -> None:
    if inspection.concluded_at:
        raise NotNow("Kết luận đã ban hành, không sửa được nữa.")
    if inspection.rev != base:
        raise WrittenElsewhere(
            "Kết luận vừa được người khác lưu. Hãy so với bản ấy ở dưới rồi lưu lại."
        )
    inspection.seal({name: text.strip() for name, text in vars(words).items()})
    inspection.rev += 1
    inspection.save(update_fields=["sealed", "rev"])


@transaction.atomic
def issue_conclusion(
    code: str,
    uid: UUID,
    words: Conclusion,
    *,
    answer_by: date | None,
    base: int,
    by: Standing,
    now: datetime,
) -> Inspection:
    """The conclusion stands and is read by the committees of the inspected units, who owe an answer
    by that day if it asks for something. `NotNow` while the inspection is open.
    """
    inspection = inspection_of(code, uid, by=by, to=decide_inspection, lock=True)
    if not inspection.has_ended(by.day):
        raise NotNow("Hãy kết thúc cuộc kiểm tra trước khi ban hành kết luận.")
    if not words.strengths.strip():
        raise Unfit("strengths", "Hãy ghi ưu điểm.")
    if not words.weaknesses.strip():
        raise Unfit("weaknesses", "Hãy ghi khuyết điểm; không có thì ghi “Không”.")
    if words.requirements.strip() and (answer_by is None or answer_by < by.day):
        raise Unfit("answer_by", "Có yêu cầu thì phải ghi hạn trả lời, từ hôm nay trở đi.")
    _keep(inspection, words, base)
    inspection.concluded_at = now
    inspection.save(update_fields=["concluded_at"])
    due = answer_by if words.requirements.strip() else None
    inspection.units.update(due_on=due)
    add_step(inspection, Step.CONCLUDED, by=by, now=now, day=due)
    record("inspection.concluded", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection))  # fmt: skip
    rules = rules_in_force(inspection.unit.path, on=by.day)
    tell_concluded(inspection, rules, by=by, now=now)
    return inspection


@transaction.atomic
def answer_conclusion(
    code: str, uid: UUID, unit_code: str, text: str, *, by: Standing, now: datetime
) -> None:
    """The inspected unit has said what it did. `NotNow` when nothing is asked of it (any more),
    `Unfit` without words.
    """
    inspection, row = _asked_unit(code, uid, unit_code, by, to=answer_inspection)
    if not text.strip():
        raise Unfit("text", "Hãy ghi đơn vị đã làm gì.")
    if not _waiting(row).update(answered_at=now):
        raise NotNow("Việc này đã được trả lời, hoặc kết luận không có yêu cầu.")
    add_step(inspection, Step.ANSWERED, by=by, now=now, text=text, unit=row.unit)
    record("inspection.answered", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection), note=row.unit.name)  # fmt: skip
    rules = rules_in_force(inspection.unit.path, on=by.day)
    tell_answered(inspection, row.unit.name, rules, by=by, now=now)


def _waiting(row: InspectedUnit) -> QuerySet[InspectedUnit]:
    return InspectedUnit.objects.filter(
        pk=row.pk, answered_at=None, confirmed_at=None, due_on__isnull=False
    )


@transaction.atomic
def confirm_answer(
    code: str, uid: UUID, unit_code: str, text: str, *, by: Standing, now: datetime
) -> None:
    """What was asked of the unit counts as done. `NotNow` while there is no answer, or for
    somebody who sits in the committee that gave it.
    """
    inspection, row = _answered_unit(code, uid, unit_code, by)
    if not _answered(row).update(confirmed_at=now):
        raise NotNow("Đơn vị chưa trả lời, hoặc việc này đã được xác nhận.")
    add_step(inspection, Step.CONFIRMED, by=by, now=now, text=text, unit=row.unit)
    record("inspection.confirmed", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection), note=row.unit.name)  # fmt: skip


@transaction.atomic
def ask_again(
    code: str, uid: UUID, unit_code: str, text: str, *, due_on: date | None, by: Standing,
    now: datetime,
) -> None:  # fmt: skip
    """The unit owes another answer by that day. `Unfit` without words or day."""
    inspection, row = _answered_unit(code, uid, unit_code, by)
    if not text.strip():
        raise Unfit("text", "Hãy ghi việc còn phải làm.")
    if due_on is None or due_on < by.day:
        raise Unfit("due_on", "Hãy ghi hạn trả lời mới, từ hôm nay trở đi.")
    if not _answered(row).update(answered_at=None, due_on=due_on):
        raise NotNow("Đơn vị chưa trả lời, hoặc việc này đã được xác nhận.")
    add_step(inspection, Step.ASKED_AGAIN, by=by, now=now, text=text, unit=row.unit, day=due_on)
    record("inspection.asked-again", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection), note=row.unit.name)  # fmt: skip
    rules = rules_in_force(inspection.unit.path, on=by.day)
    tell_asked_again(inspection, row.unit_id, rules, by=by, now=now)


def _answered(row: InspectedUnit) -> QuerySet[InspectedUnit]:
    return InspectedUnit.objects.filter(pk=row.pk, answered_at__isnull=False, confirmed_at=None)


def _answered_unit(
    code: str, uid: UUID, unit_code: str, by: Standing
) -> tuple[Inspection, InspectedUnit]:
    inspection, row = _asked_unit(code, uid, unit_code, by, to=decide_inspection)
    if answer_inspection.holds(by, row):
        raise NotNow("Đồng chí ở cấp ủy của đơn vị được kiểm tra; hãy để người khác xác nhận.")
    return inspection, row


def _asked_unit(
    code: str, uid: UUID, unit_code: str, by: Standing, *, to: Permission
) -> tuple[Inspection, InspectedUnit]:
    """The inspection, locked, and one of its units for whoever may do `to`."""
    inspection = inspection_of(code, uid, by=by, lock=True)
    row = next((one for one in inspection.units.all() if one.unit.code == unit_code), None)
    if row is None or inspection.concluded_at is None:
        raise NotFound(unit_code)
    if not to.holds(by, row if to is answer_inspection else inspection):
        raise Refused(to)
    return inspection, row
