"""Who follows a unit, urges, and keeps its supervision log."""

from sotay.org.choices import Role
from sotay.org.relations import AtOrAbove, AtUnit, Permission

COMMITTEE = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.STANDING,
    Role.COMMITTEE_MEMBER,
    Role.AGENCY_HEAD,
)

DESK = (*COMMITTEE, Role.GROUP_HEAD)

follow = Permission("desk.read", "Theo dõi việc dùng Sổ tay", AtUnit(DESK, "pk"))
urge = Permission("reminder.send", "Đôn đốc", AtUnit(DESK, "pk"))
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
