"""Who reads documents, puts them in, passes them on, and sees who has studied them."""

from typing import Any

from django.db.models import Q

from sotay.org.relations import COMMITTEE, OFFICE, AtOrAbove, AtUnit, Permission, Relation
from sotay.org.standing import Standing

KEEPERS = OFFICE


class UnderIt(Relation):
    """Stands in or under the unit that keeps the thing."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.unit_id in by.units_above()

    def rows(self, by: Standing) -> Q:
        return Q(unit_id__in=by.units_above())


read_document = Permission("document.read", "Đọc văn bản", UnderIt() | AtUnit(KEEPERS))
change_document = Permission("document.change", "Sửa, gỡ văn bản", AtUnit(KEEPERS))
keep_documents = Permission("document.keep", "Đưa văn bản lên, phổ biến", AtUnit(KEEPERS, "pk"))
see_studied = Permission(
    "document.follow", "Xem bao nhiêu người đã nghiên cứu", AtOrAbove(KEEPERS, "path")
)
see_unread = Permission(
    "document.unread", "Xem ai chưa nghiên cứu, nhắc người ấy", AtUnit(COMMITTEE, "pk")
)


def readable_units(by: Standing) -> frozenset[int]:
    """The units whose documents the acting person reads: the same as `read_document`."""
    return frozenset(by.units_above()) | by.units_with(KEEPERS)
