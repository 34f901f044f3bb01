"""Whether a change of the organisation can be: one sentence that says what to mend, or none."""

from collections.abc import Collection, Mapping
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
    until: date | None = None

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
    """What holds at that moment, of the unit concerned and of the other plans.

    Of other plans, each code with how that plan is called.
    """

    headcount: int = 0
    strangers: int = 0  # chosen people who do not belong to the unit
    child_kinds: Collection[str] = ()
    planned: Mapping[str, str] = field(default_factory=dict)  # units another plan changes
    targeted: Mapping[str, str] = field(default_factory=dict)  # ... brings something into
    codes: Mapping[str, str] = field(default_factory=dict)  # new codes already taken


@dataclass(frozen=True)
class Fault:
    """What stands against it, in a sentence, and which part of what was asked is to be mended."""

    about: str
    says: str


NEEDS_UNIT = ("merge", "split", "rename", "move", "dissolve")


ANOTHER = "một việc sắp xếp khác"


def fault_of(wanted: Wanted, facts: Facts, *, today: date | None) -> Fault | None:
    """What stands against it, or None. `today` is left out once the day has come."""
    if today and wanted.on <= today:
        return Fault("on", "Ngày thực hiện phải sau hôm nay.")
    unit = wanted.unit
    if wanted.change in NEEDS_UNIT:
        if unit is None:
            return Fault("unit", "Hãy chọn tổ chức được sắp xếp.")
        says = _not_free(unit, wanted, facts) or _ended(unit, wanted)
        if says:
            return Fault("unit", says)
        if wanted.change in ("merge", "dissolve", "split") and unit.code in facts.targeted:
            other = facts.targeted[unit.code]
            says = f"{other[0].upper()}{other[1:]} đang đưa người hoặc tổ chức vào {unit.name}."
            return Fault("unit", says)
    return FAULTS[wanted.change](wanted, facts)


def _not_free(unit: Node, wanted: Wanted, facts: Facts) -> str:
    if not unit.is_under(wanted.within):
        return f"{unit.name} không trực thuộc {wanted.within.name}."
    if unit.code in facts.planned:
        return f"{unit.name} đã có trong {facts.planned[unit.code]}; hãy bỏ việc ấy trước."
    return ""


def _ended(unit: Node, wanted: Wanted) -> str:
    if unit.until and unit.until <= wanted.on:
        return f"{unit.name} đã kết thúc từ ngày {unit.until:%d/%m/%Y}. Hãy chọn tổ chức khác."
    return ""


def _receiving(target: Node, wanted: Wanted, facts: Facts, *, may_be_whole: bool) -> Fault | None:
    """Whether something may be brought there at all."""
    if may_be_whole and target.path == wanted.within.path:
        return None
    says = _not_free(target, wanted, facts) or _ended(target, wanted)
    return Fault("target", says) if says else None


def _merge(wanted: Wanted, facts: Facts) -> Fault | None:
    unit, target = wanted.chosen, wanted.target
    if target is None:
        return Fault("target", "Hãy chọn tổ chức nhận.")
    if target.path == unit.path:
        return Fault("target", "Một tổ chức không sáp nhập vào chính nó được.")
    if target.is_under(unit):
        says = f"{target.name} trực thuộc {unit.name}, không sáp nhập xuống cấp dưới được."
        return Fault("target", says)
    if fault := _receiving(target, wanted, facts, may_be_whole=False):
        return fault
    if unit.kind != target.kind and not {unit.kind, target.kind} <= set(CELLS):
        return Fault("target", "Chỉ sáp nhập được hai tổ chức cùng loại.")
    return None


def _split(wanted: Wanted, facts: Facts) -> Fault | None:
    unit = wanted.chosen
    if unit.kind not in CELLS:
        return Fault("change", "Chỉ tách được chi bộ; với đảng bộ, hãy thành lập tổ chức mới rồi "
                     "chuyển cấp trên.")  # fmt: skip
    if not wanted.people:
        return Fault("people", "Hãy chọn những đồng chí sang đơn vị mới.")
    if facts.strangers:
        says = f"Có {facts.strangers} người được chọn không sinh hoạt tại {unit.name}."
        return Fault("people", says)
    if wanted.people >= facts.headcount:
        return Fault("people", f"Tách như vậy thì {unit.name} không còn ai. Hãy để lại ít nhất một "
                     "người, hoặc đổi tên thay vì tách.")  # fmt: skip
    return _fresh(wanted, facts)


def _fresh(wanted: Wanted, facts: Facts) -> Fault | None:
    if not wanted.code or not wanted.name or len(wanted.code) > MOST_CODE or "/" in wanted.code:
        says = f"Hãy ghi tên và mã tổ chức mới; mã không quá {MOST_CODE} ký tự, không có dấu /."
        return Fault("code" if wanted.name else "name", says)
    if wanted.code in facts.codes:
        return Fault("code", f"Mã {wanted.code} đã dùng cho {facts.codes[wanted.code]}.")
    return None


def _rename(wanted: Wanted, facts: Facts) -> Fault | None:
    if not wanted.name:
        return Fault("name", "Hãy ghi tên mới.")
    same = wanted.name == wanted.chosen.name
    return Fault("name", "Tên mới giống tên đang có.") if same else None


def _move(wanted: Wanted, facts: Facts) -> Fault | None:
    unit, target = wanted.chosen, wanted.target
    if target is None:
        return Fault("target", "Hãy chọn cấp trên mới.")
    if target.path == unit.path or target.is_under(unit):
        says = f"{unit.name} không chuyển vào chính nó hay tổ chức dưới nó được."
        return Fault("target", says)
    if fault := _receiving(target, wanted, facts, may_be_whole=True):
        return fault
    if target.kind not in UNDER.get(unit.kind, ()):
        return Fault("target", f"{unit.name} không trực thuộc {target.name} được.")
    if unit.path.removesuffix(f"{unit.path.split('.')[-2]}.") == target.path:
        return Fault("target", f"{unit.name} đang trực thuộc {target.name} rồi.")
    return None


def _dissolve(wanted: Wanted, facts: Facts) -> Fault | None:
    if facts.headcount:
        return Fault("change", f"{wanted.chosen.name} còn {facts.headcount} người. Hãy chuyển hết "
                     "sang nơi khác, hoặc sáp nhập thay vì giải thể.")  # fmt: skip
    if facts.child_kinds:
        says = f"{wanted.chosen.name} còn tổ chức trực thuộc. Hãy chuyển hoặc giải thể trước."
        return Fault("change", says)
    return None


def _new(wanted: Wanted, facts: Facts) -> Fault | None:
    target = wanted.target or wanted.within
    if fault := _receiving(target, wanted, facts, may_be_whole=True):
        return fault
    if target.kind not in UNDER.get(wanted.kind, ()):
        says = f"Tổ chức loại này không trực thuộc {target.name} được."
        return Fault("kind", says)
    return _fresh(wanted, facts)


FAULTS = {"merge": _merge, "split": _split, "rename": _rename, "move": _move,
          "dissolve": _dissolve, "new": _new}  # fmt: skip
