"""Who may read a unit's rules, and who may set them."""

from sotay.org.choices import Role
from sotay.org.relations import ANY_SEAT, AtOrAbove, AtUnit, InUnit, Permission

SETTERS = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.STANDING,
    Role.COMMITTEE_MEMBER,
    Role.STAFF,
    Role.AGENCY_HEAD,
)

read_rules = Permission("rules.read", "Đọc quy định", InUnit() | AtOrAbove(ANY_SEAT, "path"))
set_rules = Permission("rules.set", "Đặt quy định của đơn vị", AtUnit(SETTERS, "pk"))
