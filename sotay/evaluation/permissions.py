"""Who reads the evidence of somebody's year."""

from sotay.org.choices import Role
from sotay.org.relations import CELL_COMMITTEE, AtUnit, Own, Permission

# The thing is the membership in which the year ended, or goes on.
read_evidence = Permission(
    "evidence.read",
    "Đọc bản tổng hợp căn cứ đánh giá của một người",
    Own() | AtUnit((*CELL_COMMITTEE, Role.AGENCY_HEAD)),
)
