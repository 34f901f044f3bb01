"""Open an inspection, lengthen it for a reason, close it before its end."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from sotay.audit.actions import record
from sotay.kit.refusals import NotNow
from sotay.kit.text import fold
from sotay.notebook.actions.leaves import LeaveData, end_leave, give_leave, lengthen_leave
from sotay.org.choices import UnitKind
from sotay.org.models import Membership, Unit
from sotay.org.standing import Standing
from sotay.oversight.actions.inspection_news import tell_extended, tell_opened
from sotay.oversight.choices import Step
from sotay.oversight.models import InspectedUnit, Inspection, InspectionStep
from sotay.oversight.permissions import conduct_inspection, decide_inspection
from sotay.oversight.queries.inspection_scope import (
    count_in,
    inspecting_unit,
    inspectors_of,
    members_in,
    members_named,
    unit_under,
)
from sotay.oversight.queries.inspections import inspection_of
from sotay.oversight.rules import drawn_by_lot, period_fault
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules

MOST_PEOPLE, MOST_POOL = 1000, 20_000
BY_SAMPLE = "chon mau"
LONGEST_NOTE = 500  # of a line of the trail, where the same words stand


@dataclass(frozen=True)
class InspectionData:
    """What was typed about a new inspection; no `uses`: nobody's text is read."""

    form: str
    reason: str
    starts_on: date
    ends_on: date
    year: int
    uses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # codes
    people: tuple[str, ...] = ()  # uids
    inspectors: tuple[int, ...] = ()
    sample: int = 0


class Unfit(NotNow):
    """Something typed does not do; `field` is where it can be mended."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True)
class Scope:
    """Who is inspected, from which units; drawn by lot from a larger pool, or everybody."""

    units: dict[int, bool]  # unit, whether it is inspected as a whole
    members: list[Membership]
    pool: int = 0
    seed: str = ""


@transaction.atomic
def open_inspection(
    code: str, data: InspectionData, *, token: UUID, by: Standing, now: datetime
) -> Inspection:
    """The inspection stands, its inspectors may read in their time, everybody in its scope, their
    committees and the inspectors are told. The same token again opens nothing twice. `Unfit` says
    which field is wrong.
    """
    unit = inspecting_unit(code, by=by)
    known = Inspection.objects.filter(token=token, unit=unit).select_related("leave", "unit")
    if known:
        return known[0]
    rules = rules_in_force(unit.path, on=by.day)
    _check(data, rules, by)
    scope = _scope(unit, data, by)
    inspectors = _inspectors(unit, data, scope, by)
    inspection = _write(unit, data, scope, inspectors, token=token, by=by, now=now)
    record("inspection.opened", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection), note=unit.name)  # fmt: skip
    tell_opened(inspection, rules, by=by, now=now)
    return inspection


def _check(data: InspectionData, rules: Rules, by: Standing) -> None:
    if data.form not in rules["inspection_forms"]:
        raise Unfit("form", "Hãy chọn một hình thức mà quy định của đơn vị có nêu.")
    if not data.reason.strip():
        raise Unfit("reason", "Hãy ghi lý do kiểm tra; người được kiểm tra sẽ đọc được.")
    field, fault = period_fault(
        data.starts_on, data.ends_on, today=by.day, most=rules["inspection_days"]
    )
    if fault:
        raise Unfit(field, fault)
    if fold(data.form) == BY_SAMPLE and not data.sample:
        raise Unfit("sample", "Chọn mẫu thì phải ghi chọn bao nhiêu người.")


def _scope(unit: Unit, data: InspectionData, by: Standing) -> Scope:
    """The people of the chosen units, or the named ones; the lot decides among them if asked to."""
    whole = [_chosen_unit(unit, code, by) for code in data.units]
    _check_size(whole, data.sample, by)
    named = _named(unit, data.people, by)
    members = {row.person_id: row for row in (*members_in(whole, on=by.day), *named)}
    found = [row for row in members.values() if row.person_id not in data.inspectors]
    if not found:
        raise Unfit("units", "Hãy chọn ít nhất một tổ chức hoặc một người trong phạm vi.")
    units = {row.unit_id: False for row in named} | {one.pk: True for one in whole}
    return _sampled(Scope(units, found), data.sample) if data.sample else Scope(units, found)


def _check_size(whole: Iterable[Unit], sample: int, by: Standing) -> None:
    """Nobody is fetched before it is known that they are not too many."""
    people = sum(count_in(unit, on=by.day) for unit in whole)
    if sample > MOST_PEOPLE or (people > MOST_PEOPLE and not sample):
        raise Unfit("sample", f"Phạm vi có {people} người. Hãy chọn đơn vị nhỏ hơn, hoặc chọn mẫu "
                              f"không quá {MOST_PEOPLE} người.")  # fmt: skip
    if people > MOST_POOL:
        raise Unfit("units", f"Phạm vi có {people} người, quá rộng. Hãy chọn đơn vị nhỏ hơn.")


def _chosen_unit(unit: Unit, code: str, by: Standing) -> Unit:
    found = unit_under(unit, code, on=by.day)
    if found is None or (found == unit and unit.kind != UnitKind.GRASSROOTS_CELL):
        raise Unfit("units", "Tổ chức đã chọn không còn trực thuộc đơn vị. Hãy chọn lại.")
    return found


def _named(unit: Unit, uids: Iterable[str], by: Standing) -> list[Membership]:
    wanted = set(uids)
    found = members_named(unit, wanted, on=by.day) if wanted else []
    if len(found) < len(wanted):
        raise Unfit("people", "Có người đã chọn không còn sinh hoạt trong phạm vi. Hãy chọn lại.")
    return found


def _sampled(scope: Scope, count: int) -> Scope:
    if count > len(scope.members):
        raise Unfit("sample", f"Phạm vi chỉ có {len(scope.members)} người.")
    seed = secrets.token_hex(8)
    drawn = set(drawn_by_lot([row.person.uid.hex for row in scope.members], count, seed))
    members = [row for row in scope.members if row.person.uid.hex in drawn]
    return Scope(scope.units, members, len(scope.members), seed)


def _inspectors(unit: Unit, data: InspectionData, scope: Scope, by: Standing) -> list[int]:
    """Everybody named holds a post there, inspects neither themself nor only their own cell."""
    posts = {post.person_id: post for post in inspectors_of(unit, on=by.day)}
    if not data.inspectors:
        raise Unfit("inspectors", "Hãy chọn ít nhất một người kiểm tra.")
    if not set(data.inspectors) <= posts.keys():
        raise Unfit("inspectors", "Người kiểm tra phải giữ chức vụ trong cấp ủy hoặc là cán bộ "
                                  "kiểm tra của đơn vị. Hãy chọn lại.")  # fmt: skip
    cells = dict(
        Membership.objects.on(by.day)
        .filter(person__in=data.inspectors)
        .values_list("person_id", "unit_id")
    )
    for person in data.inspectors:
        others = [row for row in scope.members if row.unit_id != cells.get(person)]
        if not others and cells.get(person) != unit.pk:
            raise Unfit("inspectors", f"{posts[person].person.name} sinh hoạt cùng chi bộ với mọi "
                                      "người trong phạm vi. Hãy chọn người khác.")  # fmt: skip
    return list(dict.fromkeys(data.inspectors))


def _write(
    unit: Unit, data: InspectionData, scope: Scope, inspectors: list[int], *, token: UUID,
    by: Standing, now: datetime,
) -> Inspection:  # fmt: skip
    inspection = Inspection(
        unit=unit, token=token, form=data.form, reason=data.reason.strip(),
        opened_by_id=by.person_id, opened_at=now, drawn=data.sample, pool=scope.pool,
        seed=scope.seed,
    )  # fmt: skip
    terms = LeaveData(
        data.year, data.uses, data.starts_on, data.ends_on + timedelta(days=1),
        words=f"{unit.name} kiểm tra. Lý do: {inspection.reason}"[:LONGEST_NOTE],
        link=reverse("oversight:inspection", args=[unit.code, inspection.uid]),
    )  # fmt: skip
    people = [row.person_id for row in scope.members]
    inspection.leave = give_leave(unit, terms, readers=inspectors, people=people)
    inspection.seal({})
    inspection.save(force_insert=True)
    InspectedUnit.objects.bulk_create(
        InspectedUnit(inspection=inspection, unit_id=pk, is_whole=whole)
        for pk, whole in scope.units.items()
    )
    add_step(inspection, Step.OPENED, by=by, now=now, day=data.ends_on)
    return inspection


def add_step(
    inspection: Inspection, kind: Step, *, by: Standing, now: datetime, day: date | None = None,
    text: str = "", unit: Unit | None = None,
) -> None:  # fmt: skip
    """One more step stands in the course of the inspection, its words sealed."""
    step = InspectionStep(
        inspection=inspection, unit=unit, kind=kind, at=now, by_name=by.name, day=day
    )
    step.seal({"text": text.strip()})
    step.save(force_insert=True)


@transaction.atomic
def extend_inspection(
    code: str, uid: UUID, ends_on: date, reason: str, *, by: Standing, now: datetime
) -> None:
    """The inspection goes on until that day, everybody in its scope told why. `NotNow` for one
    that has ended, `Unfit` without a reason, or for a day too early or too far.
    """
    inspection = inspection_of(code, uid, by=by, to=decide_inspection, lock=True)
    if inspection.has_ended(by.day):
        raise NotNow("Cuộc kiểm tra đã kết thúc. Nếu cần, hãy mở cuộc mới với lý do mới.")
    last, rules = inspection.leave.last_day, rules_in_force(inspection.unit.path, on=by.day)
    if last is None or ends_on <= last:
        raise Unfit("ends_on", "Ngày gia hạn phải sau ngày kết thúc đang có.")
    if (ends_on - last).days > rules["inspection_days"]:
        raise Unfit("ends_on", f"Mỗi lần gia hạn nhiều nhất {rules['inspection_days']} ngày.")
    if not reason.strip():
        raise Unfit("reason", "Hãy ghi lý do gia hạn; người được kiểm tra sẽ đọc được.")
    lengthen_leave(inspection.leave, ends_on + timedelta(days=1))
    add_step(inspection, Step.EXTENDED, by=by, now=now, day=ends_on, text=reason)
    record("inspection.extended", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection), note=f"{ends_on:%d/%m/%Y}")  # fmt: skip
    tell_extended(inspection, reason.strip(), rules, by=by, now=now)


@transaction.atomic
def close_inspection(code: str, uid: UUID, *, by: Standing, now: datetime) -> None:
    """From now on nobody reads by it. `NotNow` for whoever comes second, or after its end."""
    inspection = inspection_of(code, uid, by=by, to=conduct_inspection, lock=True)
    if inspection.closed_at:
        raise NotNow("Cuộc kiểm tra vừa được người khác kết thúc.")
    if inspection.has_ended(by.day):
        raise NotNow("Cuộc kiểm tra đã tự kết thúc khi hết ngày.")
    if not Inspection.objects.filter(pk=inspection.pk, closed_at=None).update(closed_at=now):
        raise NotNow("Cuộc kiểm tra vừa được người khác kết thúc.")
    end_leave(inspection.leave, by.day)
    add_step(inspection, Step.CLOSED, by=by, now=now)
    record("inspection.closed", f"inspection:{inspection.pk}", by=by, now=now,
           thing_name=str(inspection))  # fmt: skip
