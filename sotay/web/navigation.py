"""The main ways through the product, in one table; only pages that exist stand here."""

from typing import NamedTuple

from django.http import HttpRequest

from sotay.kit.addresses import address
from sotay.org.choices import Role, UnitKind
from sotay.org.standing import Seat, Standing


class NavItem(NamedTuple):
    label: str
    url: str
    icon: str
    current: bool


def units_served(by: Standing) -> list[Seat]:
    """Where the person holds a post, other than where they report; each unit once."""
    home = by.home.unit_id if by.home else None
    posts = (seat for seat in by.seats if seat.role in Role.values and seat.unit_id != home)
    return list({seat.unit_id: seat for seat in posts}.values())


def served_names(seats: list[Seat]) -> list[str]:
    """What each unit is called in a narrow menu; by its code too where two are called the same."""
    short = {UnitKind.AGENCY: "Cơ quan", UnitKind.GROUP: "Tổ đảng",
             UnitKind.CELL: "Chi bộ", UnitKind.GRASSROOTS_CELL: "Chi bộ"}  # fmt: skip
    names = [short.get(UnitKind(seat.unit_kind), "Tình hình") for seat in seats]
    return [
        f"{name} {seat.unit_code}" if names.count(name) > 1 else name
        for name, seat in zip(names, seats, strict=True)
    ]


def nav_for(request: HttpRequest) -> tuple[NavItem, ...]:
    by = request.by
    rows: list[tuple[str, str, str]] = []
    if by.person_id:
        rows.append(("Sổ tay", address("notebook:home"), "book-open"))
        rows.append(("Ghi chép", address("notebook:reflections-now"), "pencil"))
        seat = by.home
        if seat:
            word = "Chi bộ" if by.is_party_member else "Cơ quan"
            rows.append((word, address("oversight:unit", seat.unit_code), "users"))
        served = units_served(by)
        rows += [(name, address("oversight:unit", seat.unit_code), "landmark")
                 for name, seat in zip(served_names(served), served, strict=True)]  # fmt: skip
    elif request.user.is_technician:
        rows.append(("Tình trạng", address("web:condition"), "landmark"))
        rows.append(("Nhập danh sách", address("web:roster-import"), "upload"))
    if by.person_id:
        rows.append(("Văn bản", address("library:every"), "file-text"))
        rows.append(("Ý kiến", address("feedback:every"), "message-square"))
        rows.append(("Biểu dương", address("recognition:every"), "award"))
    here = max((url for _, url, _ in rows if request.path.startswith(url)), key=len, default="")
    if "/ghi-chep/" in request.path:
        here = address("notebook:reflections-now")
    return tuple(NavItem(label, url, icon, url == here) for label, url, icon in rows)
