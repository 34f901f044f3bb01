"""Plan a change of the organisation, take it back, and carry it out when its day has come."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.feedback.choices import OPEN as OPEN_FEEDBACK
from sotay.feedback.models import Feedback
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.notebook.actions.moving import follow_unit
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.actions import reorganising as org
from sotay.org.choices import Change, UnitKind
from sotay.org.models import Membership, Person, Reorganisation, Unit
from sotay.org.standing import Standing
from sotay.oversight.queries.reorganising import (
    effects_of,
    fault_in,
    unit_to_rearrange,
)
from sotay.oversight.queries.reorganising_ground import lasting_values
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Regulation

BY_THE_CLOCK = SystemActor("Sắp xếp tổ chức")


@dataclass(frozen=True)
class Plan:
    """What is to be done; units by their codes, people by their ids."""

    change: str
    on: date
    unit: str = ""
    target: str = ""
    code: str = ""
    name: str = ""
    kind: str = ""
    reason: str = ""
    people: tuple[UUID, ...] = ()


def draft_of(
    code: str, plan: Plan, *, by: Standing, now: datetime
) -> tuple[Reorganisation, list[int]]:
    """The plan as it would be kept, and who would go; nothing is written. `NotNow` with what stands
    against it.
    """
    within = unit_to_rearrange(code, by=by)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[plan.unit, plan.target])}
    row = row_of(plan, within, units, by=by, now=now)
    chosen = Person.objects.filter(uid__in=plan.people).values_list("pk", flat=True)
    people = list(chosen) if row.change == Change.SPLIT else []
    if fault := fault_in(row, people, today=by.day):
        raise NotNow(fault.says)
    return row, people


def row_of(
    plan: Plan, within: Unit, units: Mapping[str, Unit], *, by: Standing, now: datetime
) -> Reorganisation:
    """The plan as it would be kept, with these units by their codes; nothing is written."""
    unit, target = units.get(plan.unit), units.get(plan.target)
    return Reorganisation(
        within=within, change=plan.change, on=plan.on, unit=unit,
        target=target or (within if plan.change == Change.NEW else None),
        code=plan.code.strip(), name=" ".join(plan.name.split()),
        kind=unit.kind if plan.change == Change.SPLIT and unit else plan.kind,
        reason=plan.reason, planned_by=by.name, planned_at=now,
    )  # fmt: skip


def keep_plan(
    row: Reorganisation, people: Collection[int], token: UUID, *, by: Standing, now: datetime
) -> None:
    """The plan stands, with whoever goes; to be called where nothing stands against it."""
    row.token = token
    row.save()
    row.people.set(people)
    record("units.planned", f"unit:{row.within_id}", by=by, now=now, thing_name=str(row),
           note=row.reason)  # fmt: skip


@transaction.atomic
def plan_change(
    code: str, plan: Plan, token: UUID, *, by: Standing, now: datetime
) -> Reorganisation:
    """The change is planned for its day, and may be taken back until then; the same `token` again
    plans nothing more. `NotNow` with what stands against it.
    """
    known = Reorganisation.objects.filter(token=token, within__code=code).first()
    if known:
        return known
    row, people = draft_of(code, plan, by=by, now=now)
    Unit.objects.select_for_update().get(pk=row.within_id)  # two plans at once look at each other
    if fault := fault_in(row, people, today=by.day):
        raise NotNow(fault.says)
    keep_plan(row, people, token, by=by, now=now)
    return row


@transaction.atomic
def undo_change(code: str, uid: UUID, *, by: Standing, now: datetime) -> Reorganisation:
    """The plan is off; again it stays so. `NotNow` once it is carried out."""
    within = unit_to_rearrange(code, by=by)
    row = Reorganisation.objects.select_for_update().filter(within=within, uid=uid).first()
    if row is None:
        raise NotFound(uid)
    if row.done_at:
        raise NotNow("Việc này đã thực hiện nên không bỏ được. Hãy lập việc sắp xếp mới.")
    if row.undone_at is None:
        row.undone_at = now
        row.save(update_fields=["undone_at"])
        record("units.undone", f"unit:{within.pk}", by=by, now=now, thing_name=str(row))
    return row


def carry_out_due(today: date, now: datetime) -> int:
    """Every plan whose day has come is carried out, each in a transaction of its own; returns how
    many. What can not be says why, and is tried again.
    """
    due = Reorganisation.objects.filter(undone_at=None, done_at=None, on__lte=today)
    return sum(
        _carried_out(pk, now) for pk in due.order_by("on", "pk").values_list("pk", flat=True)
    )


@transaction.atomic
def _carried_out(pk: int, now: datetime) -> bool:
    rows = Reorganisation.objects.select_for_update(of=("self",)).filter(pk=pk)
    row = rows.select_related("within", "unit", "target").get()
    if not row.is_open:
        return False
    people = list(row.people.values_list("pk", flat=True))
    if fault := fault_in(row, people, today=None):
        if fault.says != row.stopped:
            Reorganisation.objects.filter(pk=pk).update(stopped=fault.says)
        return False
    row.outcome = effects_of(row, people)
    DOES[row.change](row, people, now)
    row.done_at, row.stopped = now, ""
    row.save(update_fields=["outcome", "done_at", "stopped"])
    record("units.reorganised", f"unit:{row.within_id}", by=BY_THE_CLOCK, now=now,
           thing_name=str(row), note=" ".join(row.outcome)[:500])  # fmt: skip
    return True


def _merge(row: Reorganisation, people: list[int], now: datetime) -> None:
    unit, target = row.chosen, row.receiver
    who = _members(unit, row.on)
    for child in Unit.objects.filter(parent=unit, valid_until=None).exclude(kind=UnitKind.GROUP):
        org.put_under(child, target, on=row.on)
    org.move_people(unit, target, on=row.on)
    follow_unit(before=unit.pk, after=target.pk, year=row.on.year)
    _close(unit, heir=target, on=row.on)
    org.count_again([unit.pk, target.pk], on=row.on)
    _tell(who, row, target, now)


def _dissolve(row: Reorganisation, people: list[int], now: datetime) -> None:
    _close(row.chosen, heir=row.within, on=row.on)


def _close(unit: Unit, *, heir: Unit, on: date) -> None:
    """Posts, groups, own rules and meetings to come end with the unit; opinions go to the heir."""
    groups = list(Unit.objects.filter(parent=unit, kind=UnitKind.GROUP, valid_until=None))
    org.end_posts([unit.pk, *(group.pk for group in groups)], on=on)
    for one in (unit, *groups):
        org.close_unit(one, on=on)
    Meeting.objects.filter(unit=unit, state=MeetingState.PLANNED).delete()
    Feedback.objects.filter(unit=unit, state__in=OPEN_FEEDBACK).update(unit=heir, owner=None)
    values = lasting_values([unit.pk], on)
    values.filter(valid_from__gte=on).delete()
    values.update(valid_until=on)
    issued = Regulation.objects.filter(unit=unit, state=RegulationState.ISSUED, valid_until=None)
    issued.filter(valid_from__lt=on).update(valid_until=on)


def _split(row: Reorganisation, people: list[int], now: datetime) -> None:
    unit = row.chosen
    fresh = org.make_unit(row.code, row.name, row.kind, unit.parent or row.within, on=row.on)
    org.end_posts([unit.pk], on=row.on, people=people)
    org.move_people(unit, fresh, on=row.on, people=people)
    follow_unit(before=unit.pk, after=fresh.pk, year=row.on.year, people=people)
    org.count_again([unit.pk, fresh.pk], on=row.on)
    _tell(people, row, fresh, now)


def _move(row: Reorganisation, people: list[int], now: datetime) -> None:
    org.put_under(row.chosen, row.receiver, on=row.on)


def _rename(row: Reorganisation, people: list[int], now: datetime) -> None:
    org.rename_unit(row.chosen, row.name)


def _new(row: Reorganisation, people: list[int], now: datetime) -> None:
    org.make_unit(row.code, row.name, row.kind, row.receiver, on=row.on)


Does = Callable[[Reorganisation, list[int], datetime], None]
DOES: dict[str, Does] = {
    Change.MERGE: _merge,
    Change.SPLIT: _split,
    Change.RENAME: _rename,
    Change.MOVE: _move,
    Change.DISSOLVE: _dissolve,
    Change.NEW: _new,
}


def _members(unit: Unit, on: date) -> list[int]:
    return list(Membership.objects.on(on).filter(unit=unit).values_list("person_id", flat=True))


def _tell(people: list[int], row: Reorganisation, to: Unit, now: datetime) -> None:
    send(people, kind=Kind.TASK, subject=f"Từ {row.on:%d/%m/%Y} đồng chí sinh hoạt tại {to.name}",
         body="Sổ tay năm nay đi cùng; các năm trước vẫn đọc được như cũ.",
         link=f"/don-vi/{to.code}/", dedupe=f"reorganisation:{row.uid}", by=BY_THE_CLOCK,
         now=now)  # fmt: skip
