"""What a committee may rearrange below it, what is planned, and who would go where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sotay.feedback.choices import OPEN as OPEN_FEEDBACK
from sotay.feedback.models import Feedback
from sotay.kit.refusals import NotFound
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.notebook.models import Entry
from sotay.org.choices import Change, UnitKind
from sotay.org.models import Membership, Person, Position, Reorganisation, Unit
from sotay.org.permissions import reorganise
from sotay.org.queries import unit_for
from sotay.org.rolls import is_committee
from sotay.org.rules.reorganising import Facts, Node, Wanted, fault_of
from sotay.org.standing import Standing
from sotay.regulations.models import RuleValue

MOST_OFFERED = 400
MOST_SHOWN = 50


@dataclass(frozen=True)
class ReorganisingPage:
    unit: Unit
    below: list[Unit]  # what may be chosen
    planned: list[Reorganisation]
    past: list[Reorganisation]


def reorganising_page(code: str, *, by: Standing) -> ReorganisingPage:
    """A committee with the units below it and what is planned; `NotFound` for whoever may not, and
    for a unit that has none below.
    """
    unit = unit_to_rearrange(code, by=by)
    below = Unit.objects.on(by.day).filter(path__startswith=unit.path).exclude(pk=unit.pk)
    rows = unit.reorganisations.select_related("unit", "target").order_by("-on", "-pk")
    open_ones = rows.filter(undone_at=None, done_at=None)
    return ReorganisingPage(
        unit=unit,
        below=list(below.exclude(kind=UnitKind.GROUP).order_by("code")[:MOST_OFFERED]),
        planned=list(reversed(open_ones)),
        past=list(rows.exclude(undone_at=None, done_at=None)[:MOST_SHOWN]),
    )


def unit_to_rearrange(code: str, *, by: Standing) -> Unit:
    """The committee below which units change; `NotFound` as above."""
    unit = unit_for(code, by=by, to=reorganise)
    if not is_committee(unit):
        raise NotFound(code)
    return unit


def people_to_split(unit: Unit, *, on: date) -> list[Person]:
    """Who belongs to a cell, by given name."""
    inside = Membership.objects.on(on).filter(unit=unit)
    people = Person.objects.filter(pk__in=inside.values("person_id"))
    return list(people.order_by("sort_key", "born", "pk"))


def wanted_of(row: Reorganisation, people: int) -> Wanted:
    """The plan as the rules look at it."""
    return Wanted(
        change=row.change, on=row.on, within=_node(row.within),
        unit=_node(row.unit) if row.unit else None,
        target=_node(row.target) if row.target else None,
        code=row.code, name=row.name, kind=row.kind, people=people,
    )  # fmt: skip


def fault_in(row: Reorganisation, people: list[int], *, today: date | None) -> str:
    """What stands against the plan, in a sentence; empty if nothing.

    `today`: on which it is made; None once its day has come.
    """
    others = Reorganisation.objects.filter(undone_at=None, done_at=None).exclude(pk=row.pk)
    others = others if today else others.filter(on__lt=row.on)
    known = list(others.values_list("unit__code", "target__code", "code", "change"))
    members = _members(row)
    facts = Facts(
        headcount=members.count(),
        strangers=len(set(people) - set(members.values_list("person_id", flat=True))),
        child_kinds=_child_kinds(row),
        planned={unit for unit, _, _, change in known if unit and change != Change.RENAME},
        targeted={target for _, target, _, _ in known if target},
        codes={code for _, _, code, _ in known if code}
        | set(Unit.objects.filter(code=row.code).values_list("code", flat=True)),
    )
    fault = fault_of(wanted_of(row, len(people)), facts, today=today)
    return fault or ("" if today else _running(row))


def _running(row: Reorganisation) -> str:
    closes = row.unit and row.change in (Change.MERGE, Change.DISSOLVE)
    running = closes and Meeting.objects.filter(unit=row.unit, state=MeetingState.RUNNING).first()
    if not running:
        return ""
    return f"“{running.title}” đang họp. Hãy kết thúc cuộc họp trước."


def effects_of(row: Reorganisation, people: list[int]) -> list[str]:
    """Who goes where and what becomes of the rest, in whole sentences; as it stands today."""
    unit, target = row.unit, row.receiver
    if unit is None:
        return [f"Thành lập {row.name} ({row.code}), trực thuộc {target.name}."]
    if row.change == Change.RENAME:
        return [f"{unit.name} đổi tên thành {row.name}. Bài đã nộp giữ tên cũ."]
    if row.change == Change.MOVE:
        below = Unit.objects.filter(path__startswith=unit.path).count() - 1
        with_them = f", cùng {below} tổ chức bên dưới" if below else ""
        return [f"{unit.name}{with_them} về trực thuộc {target.name}.",
                "Số liệu các năm tính theo cây mới."]  # fmt: skip
    if row.change == Change.SPLIT:
        return [f"{len(people)} đồng chí sang {row.name} ({row.code}), bài năm nay đi cùng; "
                f"{_members(row).count() - len(people)} đồng chí ở lại {unit.name}."]  # fmt: skip
    return [*_closing(row, unit), f"{unit.name} kết thúc; bài và số liệu các năm trước ở nguyên."]


def _closing(row: Reorganisation, unit: Unit) -> list[str]:
    to = row.receiver.name
    entries = Entry.objects.filter(unit=unit, year__gte=row.on.year)
    counted = (
        (_members(row).count(), f"đồng chí về {to}"),
        (entries.count(), f"bài của năm {row.on.year} đi cùng"),
        (len(_child_kinds(row)), f"tổ chức trực thuộc về {to}"),
        (Position.objects.on(row.on).filter(unit=unit).count(), "chức vụ ở đơn vị kết thúc"),
        (Meeting.objects.filter(unit=unit, state=MeetingState.PLANNED).count(),
         "cuộc sinh hoạt đã lên lịch bị bỏ"),
        (Feedback.objects.filter(unit=unit, state__in=OPEN_FEEDBACK).count(),
         f"ý kiến đang xử lý chuyển tới {to}"),
        (lasting_values(unit, row.on).count(), "quy định riêng hết hiệu lực"),
    )  # fmt: skip
    return [f"{many} {words}." for many, words in counted if many]


def lasting_values(unit: Unit, on: date) -> QuerySet[RuleValue]:
    """What the unit has set that would still hold on that day or later."""
    return RuleValue.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), unit=unit)


def _members(row: Reorganisation) -> QuerySet[Membership]:
    lasting = Q(valid_until=None) | Q(valid_until__gt=row.on)
    return Membership.objects.filter(lasting, unit_id=row.unit_id or 0)


def _child_kinds(row: Reorganisation) -> list[str]:
    """The kinds of the units right under it; groups go with their cell."""
    if row.unit is None:
        return []
    rows = Unit.objects.filter(Q(valid_until=None) | Q(valid_until__gt=row.on), parent=row.unit)
    return list(rows.exclude(kind=UnitKind.GROUP).values_list("kind", flat=True))


def _node(unit: Unit) -> Node:
    return Node(unit.code, unit.name, unit.kind, unit.path)
