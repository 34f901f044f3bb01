"""The inspections of a unit, and one of them: for those who inspect and for those inspected."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet

from sotay.audit.queries import readings_noted
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.queries.leaves import sorted_names, use_titles
from sotay.org.models import Unit
from sotay.org.relations import Permission, Refused
from sotay.org.standing import Standing
from sotay.oversight.choices import Step
from sotay.oversight.models import InspectedUnit, Inspection, InspectionStep
from sotay.oversight.permissions import (
    answer_inspection,
    conduct_inspection,
    decide_inspection,
    open_inspection,
    read_inspection,
    see_inspections,
)
from sotay.oversight.queries.desk import unit_for
from sotay.oversight.queries.inspection_scope import inspects
from sotay.regulations.queries import rules_in_force

A_PAGE = 20
MOST_NAMES = 100
PHASES = {
    "planned": ("wait", "Sắp mở"),
    "open": ("gold", "Đang mở"),
    "ended": ("due", "Chờ kết luận"),
    "overdue": ("late", "Quá hạn trả lời"),
    "follow": ("due", "Đang thực hiện kết luận"),
    "done": ("ok", "Đã xong"),
}
STATES = {
    "none": ("ok", "Không có yêu cầu"),
    "owed": ("wait", "Chưa trả lời"),
    "overdue": ("late", "Quá hạn trả lời"),
    "answered": ("due", "Đã trả lời, chờ xác nhận"),
    "done": ("ok", "Đã thực hiện"),
}


def phase_of(inspection: Inspection, on: date) -> str:
    """How far an inspection is that day: a key of `PHASES`."""
    if not inspection.has_ended(on):
        return "open" if inspection.is_open(on) else "planned"
    if inspection.concluded_at is None:
        return "ended"
    states = {row.state(on) for row in inspection.units.all()}
    if "overdue" in states:
        return "overdue"
    return "follow" if states & {"owed", "answered"} else "done"


def _whole() -> QuerySet[Inspection]:
    units = InspectedUnit.objects.select_related("unit").order_by("unit__code")
    return Inspection.objects.select_related("unit__parent", "leave", "opened_by").prefetch_related(
        Prefetch("units", units), "leave__readers"
    )


@dataclass(frozen=True)
class Line:
    """One inspection in a list."""

    inspection: Inspection
    units: tuple[str, ...]
    inspectors: tuple[str, ...]
    is_own: bool  # done by the unit whose list this is
    pill: tuple[str, str]


@dataclass(frozen=True)
class Inspections:
    unit: Unit
    lines: tuple[Line, ...]
    page: Page
    may_open: bool


def inspections(code: str, number: int, *, by: Standing) -> Inspections:
    """The inspections a unit does and those done there, newest first, as far as the acting person
    may look at them; for its committee and its inspectors.
    """
    unit = unit_for(code, by=by, to=see_inspections)
    here = InspectedUnit.objects.filter(unit=unit).values("inspection")
    rows = _whole().filter(read_inspection.rows(by)).filter(Q(unit=unit) | Q(pk__in=here))
    page = Paginator(rows.order_by("-opened_at", "-pk"), A_PAGE).get_page(number)
    return Inspections(
        unit=unit,
        lines=tuple(_line(row, unit, by.day) for row in page),
        page=page,
        may_open=inspects(unit) and open_inspection.holds(by, unit),
    )


def _line(row: Inspection, unit: Unit, on: date) -> Line:
    return Line(
        inspection=row,
        units=tuple(one.unit.name for one in row.units.all()),
        inspectors=tuple(sorted_names(row.leave.readers.all())),
        is_own=row.unit_id == unit.pk,
        pill=PHASES[phase_of(row, on)],
    )


def inspection_of(
    code: str, uid: UUID, *, by: Standing, to: Permission = read_inspection, lock: bool = False
) -> Inspection:
    """The inspection at this address for whoever may do `to`; `NotFound` for a stranger, `Refused`
    for somebody who may look at it but not do that.
    """
    rows = _whole().filter(unit__code=code, uid=uid)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.first()
    if found is None or not read_inspection.holds(by, found):
        raise NotFound(uid)
    if not to.holds(by, found):
        raise Refused(to)
    return found


@dataclass(frozen=True)
class CourseStep:
    kind: str
    label: str
    at: datetime
    by: str
    unit_id: int | None
    day: date | None
    text: str


@dataclass(frozen=True)
class UnitLine:
    """An inspected unit with what it was asked, answered and told since."""

    row: InspectedUnit
    state: str
    pill: tuple[str, str]
    steps: tuple[CourseStep, ...]
    may_answer: bool
    may_confirm: bool


@dataclass(frozen=True)
class OneInspection:
    inspection: Inspection
    phase: str
    pill: tuple[str, str]
    inspectors: tuple[str, ...]
    uses: tuple[str, ...]
    people: int
    names: tuple[str, ...]  # of people named or drawn; a whole unit is not listed
    course: tuple[CourseStep, ...]
    units: tuple[UnitLine, ...]
    # How often read, texts of how many; not for the inspected, nor for who sees it at each text.
    readings: tuple[int, int] | None
    reads: bool  # the acting person may open texts now
    conducts: bool
    decides: bool
    back_code: str
    most_days: int

    @property
    def is_over(self) -> bool:
        return self.phase not in ("planned", "open")


def one_inspection(code: str, uid: UUID, *, by: Standing) -> OneInspection:
    """One inspection with its course, conclusion and what became of it. Its conclusion is for the
    inspected once it is issued; how often was read, for those who inspect.
    """
    found = inspection_of(code, uid, by=by)
    leave, phase = found.leave, phase_of(found, by.day)
    rules = rules_in_force(found.unit.path, on=by.day)
    conducts, decides = (one.holds(by, found) for one in (conduct_inspection, decide_inspection))
    steps = [_step(row) for row in found.steps.order_by("at", "pk")]
    people = leave.people.count()
    named = by.person_id in {person.pk for person in leave.readers.all()}
    reads = named and found.is_open(by.day) and bool(leave.uses)
    return OneInspection(
        inspection=found,
        phase=phase,
        pill=PHASES[phase],
        inspectors=tuple(sorted_names(leave.readers.all())),
        uses=use_titles(leave.year, leave.uses, rules),
        people=people,
        names=_names(found),
        course=tuple(step for step in steps if step.unit_id is None),
        units=tuple(_unit_line(row, steps, decides, by) for row in found.units.all()),
        readings=_readings(found) if conducts and not reads else None,
        reads=reads,
        conducts=conducts,
        decides=decides,
        back_code=found.unit.code if conducts else _own_unit(found, by),
        most_days=rules["inspection_days"],
    )


def _step(row: InspectionStep) -> CourseStep:
    return CourseStep(
        row.kind, Step(row.kind).label, row.at, row.by_name, row.unit_id, row.day,
        row.unseal()["text"],
    )  # fmt: skip


def _names(inspection: Inspection) -> tuple[str, ...]:
    if not inspection.drawn and any(row.is_whole for row in inspection.units.all()):
        return ()
    people = inspection.leave.people.order_by("sort_key", "born", "pk")
    return tuple(person.name for person in people[:MOST_NAMES])


def _unit_line(row: InspectedUnit, steps: list[CourseStep], decides: bool,
               by: Standing) -> UnitLine:  # fmt: skip
    state, sits_there = row.state(by.day), answer_inspection.holds(by, row)
    return UnitLine(
        row=row,
        state=state,
        pill=STATES[state],
        steps=tuple(step for step in steps if step.unit_id == row.unit_id),
        may_answer=sits_there and state in ("owed", "overdue"),
        may_confirm=decides and not sits_there and state == "answered",
    )


def _readings(inspection: Inspection) -> tuple[int, int]:
    return readings_noted(
        inspection.leave.words,
        about=inspection.leave.people.values("pk"),
        since=inspection.opened_at,
    )


def _own_unit(inspection: Inspection, by: Standing) -> str:
    """The inspected unit in whose committee the acting person sits."""
    rows = (row for row in inspection.units.all() if answer_inspection.holds(by, row))
    return next((row.unit.code for row in rows), "")


@dataclass(frozen=True)
class ToConclude:
    """An inspection whose conclusion is being written; `other` is what somebody else saved."""

    inspection: Inspection
    units: tuple[str, ...]
    may_issue: bool
    is_over: bool
    other: dict[str, str] | None = None

    def beside(self) -> "ToConclude":
        """The same with the text that is kept shown beside one's own."""
        return replace(self, other=self.inspection.conclusion)


def inspection_to_conclude(code: str, uid: UUID, *, by: Standing) -> ToConclude:
    """The inspection for whoever may write its conclusion; `NotNow` once it is issued."""
    found = inspection_of(code, uid, by=by, to=conduct_inspection)
    if found.concluded_at:
        raise NotNow("Kết luận đã ban hành, không sửa được nữa.")
    return ToConclude(
        inspection=found,
        units=tuple(row.unit.name for row in found.units.all()),
        may_issue=decide_inspection.holds(by, found),
        is_over=found.has_ended(by.day),
    )


@dataclass(frozen=True)
class Issued:
    """An issued conclusion with what its paper says beside it."""

    inspection: Inspection
    units: tuple[str, ...]
    inspectors: tuple[str, ...]
    answer_by: date | None
    place: str


def issued_conclusion(code: str, uid: UUID, *, by: Standing) -> Issued:
    """An issued conclusion for whoever may look at the inspection; `NotFound` before that."""
    found = inspection_of(code, uid, by=by)
    if found.concluded_at is None:
        raise NotFound(uid)
    step = found.steps.filter(kind=Step.CONCLUDED).first()
    return Issued(
        inspection=found,
        units=tuple(row.unit.name for row in found.units.all()),
        inspectors=tuple(sorted_names(found.leave.readers.all())),
        answer_by=step.day if step else None,
        place=rules_in_force(found.unit.path, on=clock.day_of(found.concluded_at))["place"],
    )
