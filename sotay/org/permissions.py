"""Who may look after people's ways in, and bring in a roster."""

from sotay.org.choices import Role
from sotay.org.relations import AtOrAbove, Permission

HANDERS = (Role.SECRETARY, Role.DEPUTY, Role.STAFF, Role.AGENCY_HEAD)

issue_slips = Permission("slips.issue", "Cấp phiếu kích hoạt", AtOrAbove(HANDERS, "path"))
