"""Who may read and write what a person wrote. Reads as the regulation does."""

from typing import Any

from django.db.models import Q, QuerySet

from sotay.notebook.models import ReadingLeave
from sotay.org.choices import Role, UnitKind
from sotay.org.relations import (
    CELL_COMMITTEE,
    NOTHING,
    AtOrAbove,
    AtUnit,
    BelowLeader,
    NamedHelper,
    Own,
    Permission,
    Relation,
)
from sotay.org.standing import Standing

# Who may be given leave to read at a unit; with the post the leave ends.
MAY_BE_GIVEN = (*CELL_COMMITTEE, Role.STANDING, Role.INSPECTOR)


def open_leaves(by: Standing) -> QuerySet[ReadingLeave]:
    """The leaves to read that the acting person has today, at units where they hold a post."""
    units = by.units_with(MAY_BE_GIVEN)
    rows = ReadingLeave.objects.on(by.day).filter(readers=by.person_id, within__in=units)
    return rows.select_related("within").order_by("pk")


class UnderLeave(Relation):
    """Was given leave to read for a time, by a unit where they hold a post; never one's own text,
    nor that of one's own cell, nor that of people outside the Party.
    """

    def holds(self, by: Standing, thing: Any) -> bool:
        return self.leave(by, thing) is not None

    def leave(self, by: Standing, thing: Any) -> ReadingLeave | None:
        """The leave by which the acting person reads this entry, if there is one."""
        if thing.person_id == by.person_id or not by.units_with(MAY_BE_GIVEN):
            return None
        found = open_leaves(by).filter(people=thing.person_id, year=thing.year)
        return next((leave for leave in found if self._covers(leave, by, thing)), None)

    def rows(self, by: Standing) -> Q:
        found = NOTHING
        for leave in open_leaves(by) if by.units_with(MAY_BE_GIVEN) else ():
            others = ~Q(unit_id__in=own_cells(by) - {leave.within_id})
            found |= others & Q(
                person_id__in=leave.people.values("pk"),
                year=leave.year,
                use__in=leave.uses,
                unit__path__startswith=leave.within.path,
            )
        return found & ~Q(person_id=by.person_id) & ~Q(unit__kind=UnitKind.AGENCY)

    def at_times(self, unit_kind: str) -> list[str]:
        if unit_kind == UnitKind.AGENCY:
            return []
        return ["Người kiểm tra đọc khi có cuộc kiểm tra đã báo trước"]

    @staticmethod
    def _covers(leave: ReadingLeave, by: Standing, thing: Any) -> bool:
        return (
            thing.use in leave.uses
            and thing.unit.path.startswith(leave.within.path)
            and thing.unit.kind != UnitKind.AGENCY
            and thing.unit_id not in own_cells(by) - {leave.within_id}
        )


def own_cells(by: Standing) -> set[int]:
    """Where the acting person belongs: whom they do not inspect, unless the cell itself does."""
    return {seat.unit_id for seat in by.seats if seat.role not in Role.values}


write_entry = Permission("entry.write", "Viết Sổ tay của mình", Own())
read_draft = Permission("draft.read", "Đọc bản đang viết", Own())
read_reflection = Permission("reflection.read", "Đọc ghi chép", Own())
under_leave = UnderLeave()
# Submitted only; of people outside the Party the head of the agency reads what they release.
read_entry = Permission(
    "entry.read",
    "Đọc bài đã nộp",
    Own() | AtUnit((*CELL_COMMITTEE, Role.AGENCY_HEAD)) | under_leave,
)
read_leader_plan = Permission("plan.read-leader", "Đọc kế hoạch nêu gương", BelowLeader())
print_booklets = Permission(
    "booklets.print",
    "In sổ giấy cho đơn vị",
    AtOrAbove((*CELL_COMMITTEE, Role.STANDING, Role.STAFF, Role.AGENCY_HEAD), "path"),
)
help_enter = Permission(
    "entry.help",
    "Nhập hộ bài viết trên giấy",
    AtUnit((Role.SECRETARY, Role.DEPUTY)) | NamedHelper(),
)
