"""Which committee may commend in which form. Pure.

Source: QĐ 208-QĐ/TW and the guides on commendation in the Party: a chi bộ trực thuộc may only
biểu dương; a chi bộ cơ sở, a đảng ủy cơ sở may also give giấy khen; bằng khen as prescribed.
"""

from collections.abc import Iterable

from sotay.org.choices import UnitKind
from sotay.recognition.choices import Award
from sotay.regulations.rules import FROM_PROVINCE, FROM_UPPER

PRAISE_ONLY = (Award.PRAISE,)
UP_TO_MERIT = (Award.PRAISE, Award.MERIT)
ALL = tuple(Award)
AWARDS: dict[str, tuple[Award, ...]] = {
    UnitKind.CELL: PRAISE_ONLY,
    UnitKind.PART_COMMITTEE: PRAISE_ONLY,
    UnitKind.GRASSROOTS_CELL: UP_TO_MERIT,
    UnitKind.GRASSROOTS_COMMITTEE: UP_TO_MERIT,
    UnitKind.UPPER: UP_TO_MERIT,
    UnitKind.PROVINCE: UP_TO_MERIT,
    UnitKind.CENTRAL: UP_TO_MERIT,
}
# From which kind of unit on bằng khen is given, by the value in force.
DISTINCTION_AT: dict[str, tuple[UnitKind, ...]] = {
    FROM_PROVINCE: (UnitKind.PROVINCE, UnitKind.CENTRAL),
    FROM_UPPER: (UnitKind.UPPER, UnitKind.PROVINCE, UnitKind.CENTRAL),
}


def awards_of(unit_kind: str, distinction_from: str) -> tuple[Award, ...]:
    """The forms in which such a unit commends; none for a group or an agency."""
    if unit_kind in DISTINCTION_AT.get(distinction_from, ()):
        return ALL
    return AWARDS.get(unit_kind, ())


def why_not(award: str, unit_name: str, allowed: Iterable[Award]) -> str:
    """Why the unit can't commend in this form; empty if it can."""
    known = tuple(allowed)
    if award in known:
        return ""
    names = " và ".join(one.label.lower() for one in known)
    if not known:
        return f"{unit_name} không quyết định khen; hãy chọn cấp ủy cấp trên."
    if award not in Award.values:
        return "Hãy chọn hình thức khen."
    label = Award(award).label
    return f"{unit_name} chỉ được quyết định {names}; {label.lower()} do cấp trên quyết định."
