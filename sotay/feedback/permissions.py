"""Who reads an opinion: its writer and whoever handles it now."""

from sotay.org.relations import COMMITTEE, AtUnit, Own, Permission

HANDLERS = COMMITTEE

handle = Permission("feedback.handle", "Xử lý ý kiến", AtUnit(HANDLERS))
read_feedback = Permission("feedback.read", "Đọc ý kiến", Own() | AtUnit(HANDLERS))
see_waiting = Permission(
    "feedback.waiting", "Xem số ý kiến đang chờ ở đơn vị dưới", AtUnit(HANDLERS, "pk")
)
