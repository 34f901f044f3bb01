"""Who may look after people's ways in, bring in a roster, and record how people move."""

from sotay.org.choices import Role
from sotay.org.relations import Above, AtOrAbove, AtUnit, Permission

HANDERS = (Role.SECRETARY, Role.DEPUTY, Role.STAFF, Role.AGENCY_HEAD)

issue_slips = Permission("slips.issue", "Cấp phiếu kích hoạt", AtOrAbove(HANDERS, "path"))
manage_people = Permission("people.manage", "Thay đổi nhân sự", AtOrAbove(HANDERS, "path"))
# A post is given from above; who leads the unit hands it over.
assign_posts = Permission(
    "posts.assign",
    "Giao, thôi chức vụ",
    AtUnit((Role.SECRETARY, Role.AGENCY_HEAD), "pk") | Above(HANDERS),
)
reorganise = Permission(
    "units.reorganise",
    "Sắp xếp tổ chức",
    AtUnit((Role.SECRETARY, Role.DEPUTY, Role.STANDING, Role.STAFF), "pk"),
)
