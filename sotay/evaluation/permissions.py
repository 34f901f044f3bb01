"""Who reads the evidence of a year, holds a round, rates, proposes, decides."""

from sotay.org.choices import Role
from sotay.org.relations import (
    ANY_SEAT,
    CELL_COMMITTEE,
    OFFICE,
    PARTY_COMMITTEE,
    AtOrAbove,
    AtUnit,
    Own,
    Permission,
)

# The thing is the membership in which the year ended, or goes on.
read_evidence = Permission(
    "evidence.read",
    "Đọc bản tổng hợp căn cứ đánh giá của một người",
    Own() | AtUnit((*CELL_COMMITTEE, Role.AGENCY_HEAD)),
)
# The thing is the unit: of everybody in it, as each may be read there.
print_evidence = Permission(
    "evidence.print",
    "In căn cứ đánh giá của mọi người trong đơn vị",
    AtUnit((*CELL_COMMITTEE, Role.AGENCY_HEAD), "pk"),
)
# Counts of a unit; the thing is the unit.
read_unit_evidence = Permission(
    "evidence.read-unit",
    "Đọc căn cứ đánh giá của một tổ chức đảng",
    AtOrAbove((*PARTY_COMMITTEE, Role.STAFF), "path"),
)
see_rounds = Permission(
    "evaluation.see", "Mở trang đánh giá, xếp loại của đơn vị", AtUnit(ANY_SEAT, "pk")
)
hold_round = Permission(
    "evaluation.hold", "Mở đợt đánh giá, gửi đề xuất", AtUnit(PARTY_COMMITTEE, "pk")
)
see_list = Permission("evaluation.list", "Tải danh sách đánh giá, xếp loại", AtUnit(OFFICE, "pk"))
# The thing is an evaluation, or for `decide_level` also a round.
RATING = Own() | AtUnit(PARTY_COMMITTEE, "collective_id")
rate_oneself = Permission("evaluation.rate", "Tự đánh giá, khiếu nại", RATING)
propose_level = Permission(
    "evaluation.propose", "Ghi nhận xét, phiếu, mức đề xuất", AtUnit(PARTY_COMMITTEE)
)
decide_level = Permission(
    "evaluation.decide", "Quyết định mức xếp loại", AtUnit(PARTY_COMMITTEE, "decider_id")
)
# The deciding committee reads levels and counts; of words, the appeal to it alone.
read_evaluation = Permission(
    "evaluation.read",
    "Xem đánh giá, xếp loại của một người, một tổ chức",
    RATING | AtUnit(PARTY_COMMITTEE) | AtUnit(PARTY_COMMITTEE, "decider_id"),
)
