"""Whether a change of the organisation can be: one sentence that says what to mend, or none."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sotay.org.rules.roster_target import CELLS, MOST_CODE, UNDER


@dataclass(frozen=True)
class Node:
    """A unit as the rules need to know it."""

    code: str
    name: str
    kind: str
    path: str

    def is_under(self, other: "Node") -> bool:
        return self.path.startswith(other.path) and self.path != other.path


@dataclass(frozen=True)
class Wanted:
    """What is to be done from which day; `people` counts those who go to the new unit."""

    change: str
    on: date
    within: Node
    unit: Node | None = None
    target: Node | None = None
    code: str = ""
    name: str = ""
    kind: str = ""
    people: int = 0

    @property
    def chosen(self) -> Node:
        """The unit that changes; every change but a foundation has one."""
        if self.unit is None:
            raise ValueError(self.change)
        return self.unit


@dataclass(frozen=True)
class Facts:
    """What holds at that moment, of the unit concerned and of the other plans."""

    headcount: int = 0
    strangers: int = 0  # chosen people who do not belong to the unit
    child_kinds: Collection[str] = ()
    planned: Collection[str] = ()  # codes of units another plan changes
    targeted: Collection[str] = ()  # codes of units another plan brings something into
    codes: Collection[str] = field(default_factory=frozenset)  # new codes already taken


NEEDS_UNIT = ("merge", "split", "rename", "move", "dissolve")


def fault_of(wanted: Wanted, facts: Facts, *, today: date | None) -> str:
    """What stands against it, in a sentence; empty if nothing. `today` is left out once the day has
    come.
    """
    if today and wanted.on <= today:
        return "Ngày thực hiện phải sau hôm nay."
    unit = wanted.unit
    if wanted.change in NEEDS_UNIT:
        if unit is None:
            return "Hãy chọn tổ chức được sắp xếp."
        if not unit.is_under(wanted.within):
            return f"{unit.name} không trực thuộc {wanted.within.name}."
        if unit.code in facts.planned:
            return f"{unit.name} đã có trong một việc sắp xếp khác; hãy bỏ việc ấy trước."
        if wanted.change in ("merge", "dissolve", "split") and unit.code in facts.targeted:
            return f"Một việc sắp xếp khác đang đưa người hoặc tổ chức vào {unit.name}."
    return FAULTS[wanted.change](wanted, facts)


def _merge(wanted: Wanted, facts: Facts) -> str:
    unit, target = wanted.chosen, wanted.target
    if target is None:
        return "Hãy chọn tổ chức nhận."
    if target.path == unit.path:
        return "Một tổ chức không sáp nhập vào chính nó được."
    if target.is_under(unit):
        return f"{target.name} trực thuộc {unit.name}, không sáp nhập xuống cấp dưới được."
    if not target.is_under(wanted.within):
        return f"{target.name} không trực thuộc {wanted.within.name}."
    if target.code in facts.planned:
        return f"{target.name} đã có trong một việc sắp xếp khác; hãy bỏ việc ấy trước."
    if unit.kind != target.kind and not {unit.kind, target.kind} <= set(CELLS):
        return "Chỉ sáp nhập được hai tổ chức cùng loại."
    return ""


def _split(wanted: Wanted, facts: Facts) -> str:
    if wanted.chosen.kind not in CELLS:
        return "Chỉ tách được chi bộ; với đảng bộ, hãy thành lập tổ chức mới rồi chuyển cấp trên."
    if not wanted.people:
        return "Hãy chọn những đồng chí sang đơn vị mới."
    if facts.strangers:
        return f"Có {facts.strangers} người được chọn không sinh hoạt tại {wanted.chosen.name}."
    if wanted.people >= facts.headcount:
        return (
            f"Tách như vậy thì {wanted.chosen.name} không còn ai. Hãy để lại ít nhất một người, "
            "hoặc đổi tên thay vì tách."
        )
    return _fresh(wanted, facts)


def _fresh(wanted: Wanted, facts: Facts) -> str:
    if not wanted.code or not wanted.name or len(wanted.code) > MOST_CODE or "/" in wanted.code:
        return f"Hãy ghi tên và mã tổ chức mới; mã không quá {MOST_CODE} ký tự, không có dấu /."
    if wanted.code in facts.codes:
        return f"Mã {wanted.code} đã dùng cho một tổ chức khác."
    return ""


def _rename(wanted: Wanted, facts: Facts) -> str:
    if not wanted.name:
        return "Hãy ghi tên mới."
    return "Tên mới giống tên đang có." if wanted.name == wanted.chosen.name else ""


def _move(wanted: Wanted, facts: Facts) -> str:
    unit, target = wanted.chosen, wanted.target
    if target is None:
        return "Hãy chọn cấp trên mới."
    if target.path == unit.path or target.is_under(unit):
        return f"{unit.name} không chuyển vào chính nó hay tổ chức dưới nó được."
    if target.path != wanted.within.path and not target.is_under(wanted.within):
        return f"{target.name} không trực thuộc {wanted.within.name}."
    if target.code in facts.planned:
        return f"{target.name} đã có trong một việc sắp xếp khác; hãy bỏ việc ấy trước."
    if target.kind not in UNDER.get(unit.kind, ()):
        return f"{unit.name} không trực thuộc {target.name} được."
    above = unit.path.removesuffix(f"{unit.path.split('.')[-2]}.")
    return f"{unit.name} đang trực thuộc {target.name} rồi." if above == target.path else ""


def _dissolve(wanted: Wanted, facts: Facts) -> str:
    if facts.headcount:
        return (
            f"{wanted.chosen.name} còn {facts.headcount} người. Hãy chuyển hết sang nơi khác, "
            "hoặc sáp nhập thay vì giải thể."
        )
    if facts.child_kinds:
        return f"{wanted.chosen.name} còn tổ chức trực thuộc. Hãy chuyển hoặc giải thể trước."
    return ""


def _new(wanted: Wanted, facts: Facts) -> str:
    target = wanted.target or wanted.within
    if target.path != wanted.within.path and not target.is_under(wanted.within):
        return f"{target.name} không trực thuộc {wanted.within.name}."
    if target.code in facts.planned:
        return f"{target.name} đã có trong một việc sắp xếp khác; hãy bỏ việc ấy trước."
    if target.kind not in UNDER.get(wanted.kind, ()):
        return f"Tổ chức loại này không trực thuộc {target.name} được."
    return _fresh(wanted, facts)


FAULTS = {"merge": _merge, "split": _split, "rename": _rename, "move": _move,
          "dissolve": _dissolve, "new": _new}  # fmt: skip
