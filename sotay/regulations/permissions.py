"""Who may read a unit's rules, and who may set them."""

from sotay.org.relations import ANY_SEAT, OFFICE, AtOrAbove, AtUnit, InUnit, Permission

SETTERS = OFFICE

read_rules = Permission("rules.read", "Đọc quy định", InUnit() | AtOrAbove(ANY_SEAT, "path"))
set_rules = Permission("rules.set", "Đặt quy định của đơn vị", AtUnit(SETTERS, "pk"))
