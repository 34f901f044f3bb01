"""Who follows a unit, urges, keeps its supervision log, inspects."""

from typing import Any

from django.db.models import Q

from sotay.meetings.permissions import OverThisGroup
from sotay.org.choices import Role
from sotay.org.relations import (
    COMMITTEE,
    NOTHING,
    OFFICE,
    PARTY_COMMITTEE,
    AtOrAbove,
    AtUnit,
    Permission,
    Relation,
)
from sotay.org.standing import Standing
from sotay.oversight.models import InspectedUnit, Inspection

DESK = (*COMMITTEE, Role.GROUP_HEAD)
FOLLOWING = AtUnit(DESK, "pk") | OverThisGroup()
follow = Permission("desk.read", "Theo dõi việc dùng Sổ tay", FOLLOWING)
urge = Permission("reminder.send", "Đôn đốc", FOLLOWING)
supervise = Permission("supervision.write", "Ghi sổ theo dõi", AtUnit(COMMITTEE, "pk"))

WATCHERS = (*PARTY_COMMITTEE, Role.STAFF, Role.INSPECTOR)
see_progress = Permission("progress.read", "Xem tình hình", AtOrAbove(WATCHERS, "path"))

INSPECTING = (*PARTY_COMMITTEE, Role.INSPECTOR)


class NamedInspector(Relation):
    """Is named as an inspector of that inspection."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return any(person.pk == by.person_id for person in thing.leave.readers.all())

    def rows(self, by: Standing) -> Q:
        named = Inspection.objects.filter(leave__readers=by.person_id)
        return Q(pk__in=named.values("pk"))


class InspectedCommittee(Relation):
    """Sits in the committee of a unit under that inspection."""

    def holds(self, by: Standing, thing: Any) -> bool:
        units = by.units_with(PARTY_COMMITTEE)
        return bool(units) and any(row.unit_id in units for row in thing.units.all())

    def rows(self, by: Standing) -> Q:
        units = by.units_with(PARTY_COMMITTEE)
        if not units:
            return NOTHING
        return Q(pk__in=InspectedUnit.objects.filter(unit_id__in=units).values("inspection"))


see_inspections = Permission("inspection.list", "Xem việc kiểm tra", AtUnit(INSPECTING, "pk"))
open_inspection = Permission("inspection.open", "Mở cuộc kiểm tra", AtUnit(PARTY_COMMITTEE, "pk"))
_inspectors = NamedInspector() & AtUnit(INSPECTING)
read_inspection = Permission(
    "inspection.read",
    "Xem cuộc kiểm tra",
    AtUnit(PARTY_COMMITTEE) | _inspectors | InspectedCommittee(),
)
conduct_inspection = Permission(
    "inspection.conduct", "Tiến hành kiểm tra", AtUnit(PARTY_COMMITTEE) | _inspectors
)
decide_inspection = Permission(
    "inspection.decide", "Gia hạn, kết luận, xác nhận", AtUnit(PARTY_COMMITTEE)
)
answer_inspection = Permission(
    "inspection.answer", "Trả lời kết luận kiểm tra", AtUnit(PARTY_COMMITTEE)
)

# A report goes up by hand, as a paper; the unit's own people alone read it here.
read_summing = Permission(
    "summing.read", "Đọc báo cáo sơ kết, tổng kết", AtUnit((*OFFICE, Role.INSPECTOR), "pk")
)
write_summing = Permission("summing.write", "Viết báo cáo sơ kết, tổng kết", AtUnit(OFFICE, "pk"))

see_retention = Permission(
    "retention.read", "Xem thời hạn lưu giữ, danh mục hủy", AtUnit(OFFICE, "pk")
)
dispose = Permission("retention.dispose", "Quyết định, thực hiện hủy", AtUnit(COMMITTEE, "pk"))
