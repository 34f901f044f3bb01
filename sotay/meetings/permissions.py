"""Who plans, keeps and attends a meeting, and whose remarks are whose."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sotay.meetings.choices import MeetingForm
from sotay.meetings.models import Meeting
from sotay.org.choices import LEADER_ROLES, Role, UnitKind
from sotay.org.models import Membership
from sotay.org.relations import (
    CELL_COMMITTEE,
    COMMITTEE,
    NOTHING,
    AtUnit,
    Own,
    Permission,
    Relation,
)
from sotay.org.standing import MEMBER, PARTICIPANT, Standing

STANDING_BOARD = (Role.SECRETARY, Role.DEPUTY, Role.STANDING)
# Whose seat in the unit puts them on the roll of such a meeting; a group has its own list.
ON_ROLL: dict[str, tuple[str, ...]] = {
    MeetingForm.CELL: (MEMBER, PARTICIPANT),
    MeetingForm.AGENCY: (MEMBER, PARTICIPANT),
    MeetingForm.COMMITTEE: LEADER_ROLES,
    MeetingForm.STANDING: STANDING_BOARD,
}


@dataclass(frozen=True)
class NamedForIt(Relation):
    """Is named as the chair or the keeper of that meeting."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return by.person_id in (thing.chair_id, thing.keeper_id)

    def rows(self, by: Standing) -> Q:
        return Q(chair_id=by.person_id) | Q(keeper_id=by.person_id)


@dataclass(frozen=True)
class OnTheRoll(Relation):
    """Belongs to those who meet: member of the cell, group, committee or agency."""

    def holds(self, by: Standing, thing: Any) -> bool:
        if thing.form == MeetingForm.GROUP:
            return groups_of(by).filter(group_id=thing.unit_id).exists()
        return thing.unit_id in by.units_with(ON_ROLL[thing.form])

    def rows(self, by: Standing) -> Q:
        found = Q(form=MeetingForm.GROUP, unit_id__in=groups_of(by).values("group_id"))
        for form, roles in ON_ROLL.items():
            found |= Q(form=form, unit_id__in=by.units_with(roles))
        return found


@dataclass(frozen=True)
class OverTheGroup(Relation):
    """Sits in the committee of the cell whose group met."""

    def holds(self, by: Standing, thing: Any) -> bool:
        unit = thing.unit
        return unit.kind == UnitKind.GROUP and unit.parent_id in by.units_with(CELL_COMMITTEE)

    def rows(self, by: Standing) -> Q:
        units = by.units_with(CELL_COMMITTEE)
        return Q(unit__kind=UnitKind.GROUP, unit__parent_id__in=units) if units else NOTHING


@dataclass(frozen=True)
class OverThisGroup(Relation):
    """Sits in the committee of the cell that the group (the thing is a unit) is part of."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.kind == UnitKind.GROUP and thing.parent_id in by.units_with(CELL_COMMITTEE)

    def rows(self, by: Standing) -> Q:
        units = by.units_with(CELL_COMMITTEE)
        return Q(kind=UnitKind.GROUP, parent_id__in=units) if units else NOTHING


@dataclass(frozen=True)
class WasThere(Relation):
    """Stands on the list of attendance of the meeting, present or not."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.attendance.filter(person_id=by.person_id).exists()

    def rows(self, by: Standing) -> Q:
        there = Meeting.objects.filter(attendance__person_id=by.person_id)
        return Q(pk__in=there.values("pk"))


def groups_of(by: Standing) -> QuerySet[Membership]:
    """The group memberships of the acting person today."""
    return Membership.objects.on(by.day).filter(person_id=by.person_id, group__isnull=False)


KEEPERS = (*COMMITTEE, Role.GROUP_HEAD)
# A group without a head meets all the same: the committee of its cell plans and keeps for it.
plan_meeting = Permission(
    "meeting.plan", "Lên lịch sinh hoạt", AtUnit(KEEPERS, "pk") | OverThisGroup()
)
keep_meeting = Permission(
    "meeting.keep",
    "Chuẩn bị và ghi cuộc sinh hoạt",
    AtUnit(KEEPERS) | NamedForIt() | OverTheGroup(),
)
attend_meeting = Permission(
    "meeting.attend",
    "Dự cuộc sinh hoạt",
    OnTheRoll() | AtUnit(KEEPERS) | NamedForIt() | OverTheGroup() | WasThere(),
)
hear_reports = Permission(
    "meeting.hear",
    "Đọc phần đã báo cáo",
    WasThere() | AtUnit(KEEPERS) | NamedForIt() | OverTheGroup(),
)
answer_remark = Permission("remark.answer", "Cho ý kiến về nhận xét của mình", Own())
read_minutes = Permission("minutes.read", "Đọc biên bản đã ký", hear_reports.relation)
sign_minutes = Permission("minutes.sign", "Ký biên bản", NamedForIt())
set_word_template = Permission(
    "minutes.template",
    "Thay mẫu Word của biên bản",
    AtUnit((Role.SECRETARY, Role.DEPUTY, Role.AGENCY_HEAD), "pk"),
)
