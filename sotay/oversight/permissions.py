"""Who follows a unit, urges, and keeps its supervision log."""

from typing import Any

from django.db.models import Q

from sotay.org.choices import Role, UnitKind
from sotay.org.relations import (
    CELL_COMMITTEE,
    NOTHING,
    AtOrAbove,
    AtUnit,
    Permission,
    Relation,
)
from sotay.org.standing import Standing

COMMITTEE = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.STANDING,
    Role.COMMITTEE_MEMBER,
    Role.AGENCY_HEAD,
)

DESK = (*COMMITTEE, Role.GROUP_HEAD)


class OverTheGroup(Relation):
    """Sits in the committee of the cell that the group (the thing) is part of."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.kind == UnitKind.GROUP and thing.parent_id in by.units_with(CELL_COMMITTEE)

    def rows(self, by: Standing) -> Q:
        units = by.units_with(CELL_COMMITTEE)
        return Q(kind=UnitKind.GROUP, parent_id__in=units) if units else NOTHING


FOLLOWING = AtUnit(DESK, "pk") | OverTheGroup()
follow = Permission("desk.read", "Theo dõi việc dùng Sổ tay", FOLLOWING)
urge = Permission("reminder.send", "Đôn đốc", FOLLOWING)
supervise = Permission("supervision.write", "Ghi sổ theo dõi", AtUnit(COMMITTEE, "pk"))

WATCHERS = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.STANDING,
    Role.COMMITTEE_MEMBER,
    Role.STAFF,
    Role.INSPECTOR,
)
see_progress = Permission("progress.read", "Xem tình hình", AtOrAbove(WATCHERS, "path"))
