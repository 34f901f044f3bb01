"""Who may read and write what a person wrote. Reads as the regulation does."""

from sotay.org.choices import Role
from sotay.org.relations import (
    CELL_COMMITTEE,
    AtOrAbove,
    AtUnit,
    BelowLeader,
    NamedHelper,
    Own,
    Permission,
)

write_entry = Permission("entry.write", "Viết Sổ tay của mình", Own())
read_draft = Permission("draft.read", "Đọc bản đang viết", Own())
read_reflection = Permission("reflection.read", "Đọc ghi chép", Own())
# Submitted only; of people outside the Party the head of the agency reads what they release.
read_entry = Permission(
    "entry.read", "Đọc bài đã nộp", Own() | AtUnit((*CELL_COMMITTEE, Role.AGENCY_HEAD))
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
