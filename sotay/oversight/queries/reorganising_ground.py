"""What holds of units that change, of one plan or of a whole file of them for a day.

A number of queries that does not grow with the plans.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from sotay.feedback.choices import OPEN as OPEN_FEEDBACK
from sotay.feedback.models import Feedback
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.notebook.models import Entry
from sotay.org.choices import Change, UnitKind
from sotay.org.models import Membership, Position, Reorganisation, Unit
from sotay.org.rules.reorganising import ANOTHER, Facts, Fault, Node, Wanted, fault_of
from sotay.regulations.models import RuleValue


class Ground:
    """Members, units below, other plans and codes, as the rules and the preview need them."""

    def __init__(self, rows: Sequence[Reorganisation], *, today: date | None) -> None:
        self.rows, self.on, self.today = rows, rows[0].on, today
        self.units = {row.unit_id for row in rows if row.unit_id}
        self.planned: dict[str, str] = {}
        self.targeted: dict[str, str] = {}
        taken = Unit.objects.filter(code__in={row.code for row in rows if row.code})
        self.codes = dict.fromkeys(taken.values_list("code", flat=True), "một tổ chức khác")
        self._look_at_other_plans()

    def _look_at_other_plans(self) -> None:
        others = Reorganisation.objects.filter(undone_at=None, done_at=None)
        others = others.exclude(pk__in=[row.pk for row in self.rows if row.pk])
        others = others if self.today else others.filter(on__lt=self.on)
        for row in others.select_related("unit", "target"):
            self.add(row, ANOTHER)

    def add(self, row: Reorganisation, called: str) -> None:
        """That plan stands too, and is called so where another meets it."""
        if row.unit and row.change != Change.RENAME:
            self.planned[row.unit.code] = called
        if row.target:
            self.targeted[row.target.code] = called
        if row.code:
            words = "một tổ chức khác" if called == ANOTHER else called
            self.codes.setdefault(row.code, words)

    def fault(self, row: Reorganisation, people: Collection[int]) -> Fault | None:
        """What stands against this plan, beside the others."""
        members = self.members.get(row.unit_id or 0, set())
        facts = Facts(
            headcount=len(members), strangers=len(set(people) - members),
            child_kinds=self.child_kinds.get(row.unit_id or 0, ()),
            planned=self.planned, targeted=self.targeted, codes=self.codes,
        )  # fmt: skip
        return fault_of(_wanted(row, len(people)), facts, today=self.today)

    def effects(self, row: Reorganisation, people: Collection[int]) -> list[str]:
        """Who goes where and what becomes of the rest, in whole sentences; as it stands today."""
        unit, target = row.unit, row.receiver
        if unit is None:
            return [f"Thành lập {row.name} ({row.code}), trực thuộc {target.name}."]
        if row.change == Change.RENAME:
            return [f"{unit.name} đổi tên thành {row.name}. Bài đã nộp giữ tên cũ."]
        if row.change == Change.MOVE:
            below = sum(path.startswith(unit.path) for path in self.paths) - 1
            with_them = f", cùng {below} tổ chức bên dưới" if below > 0 else ""
            return [f"{unit.name}{with_them} về trực thuộc {target.name}.",
                    "Số liệu các năm tính theo cây mới."]  # fmt: skip
        members = len(self.members.get(unit.pk, ()))
        if row.change == Change.SPLIT:
            return [f"{len(people)} đồng chí sang {row.name} ({row.code}), bài năm nay đi cùng; "
                    f"{members - len(people)} đồng chí ở lại {unit.name}."]  # fmt: skip
        closed = f"{unit.name} kết thúc; bài và số liệu các năm trước ở nguyên."
        return [*self._closing(row, unit, members), closed]

    def _closing(self, row: Reorganisation, unit: Unit, members: int) -> list[str]:
        to = row.receiver.name
        told = {
            "people": f"đồng chí về {to}",
            "entries": f"bài của năm {self.on.year} đi cùng",
            "children": f"tổ chức trực thuộc về {to}",
            "posts": "chức vụ ở đơn vị kết thúc",
            "meetings": "cuộc sinh hoạt đã lên lịch bị bỏ",
            "feedback": f"ý kiến đang xử lý chuyển tới {to}",
            "rules": "quy định riêng hết hiệu lực",
        }
        counts = {name: found[unit.pk] for name, found in self.counts.items()}
        counts |= {"people": members, "children": len(self.child_kinds.get(unit.pk, ()))}
        return [f"{counts[name]} {words}." for name, words in told.items() if counts[name]]

    @cached_property
    def members(self) -> dict[int, set[int]]:
        """Whoever belongs to each unit that day or later."""
        found: dict[int, set[int]] = defaultdict(set)
        rows = Membership.objects.filter(_lasting(self.on), unit__in=self.units)
        for unit, person in rows.values_list("unit_id", "person_id"):
            found[unit].add(person)
        return found

    @cached_property
    def child_kinds(self) -> dict[int, list[str]]:
        """The kinds of the units right under each; groups go with their cell."""
        found: dict[int, list[str]] = defaultdict(list)
        rows = Unit.objects.filter(_lasting(self.on), parent__in=self.units)
        below = rows.exclude(kind=UnitKind.GROUP)
        for unit, kind in below.values_list("parent_id", "kind"):
            found[unit].append(kind)
        return found

    @cached_property
    def paths(self) -> list[str]:
        """Where the units stand that could go with one that moves."""
        moved = [row.unit for row in self.rows if row.unit and row.change == Change.MOVE]
        top = moved[0].path if len(moved) == 1 else self.rows[0].within.path
        return list(Unit.objects.filter(path__startswith=top).values_list("path", flat=True))

    @cached_property
    def counts(self) -> dict[str, Counter[int]]:
        """What hangs on each unit that ends."""
        ends = [row.unit_id for row in self.rows
                if row.unit_id and row.change in (Change.MERGE, Change.DISSOLVE)]  # fmt: skip
        hanging: dict[str, QuerySet] = {
            "entries": Entry.objects.filter(unit__in=ends, year__gte=self.on.year),
            "posts": Position.objects.on(self.on).filter(unit__in=ends),
            "meetings": Meeting.objects.filter(unit__in=ends, state=MeetingState.PLANNED),
            "feedback": Feedback.objects.filter(unit__in=ends, state__in=OPEN_FEEDBACK),
            "rules": lasting_values(ends, self.on),
        }
        return {name: _by_unit(rows) for name, rows in hanging.items()}


def lasting_values(units: Collection[int], on: date) -> QuerySet[RuleValue]:
    """What these units have set that would still hold on that day or later."""
    return RuleValue.objects.filter(_lasting(on), unit__in=units)


def _by_unit(rows: QuerySet) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("unit").annotate(many=Count("pk"))))


def _lasting(on: date) -> Q:
    return Q(valid_until=None) | Q(valid_until__gt=on)


def _wanted(row: Reorganisation, people: int) -> Wanted:
    """The plan as the rules look at it."""
    return Wanted(
        change=row.change, on=row.on, within=_node(row.within),
        unit=_node(row.unit) if row.unit else None,
        target=_node(row.target) if row.target else None,
        code=row.code, name=row.name, kind=row.kind, people=people,
    )  # fmt: skip


def _node(unit: Unit) -> Node:
    return Node(unit.code, unit.name, unit.kind, unit.path, unit.valid_until)
