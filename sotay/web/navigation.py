"""The main ways through the product, in one table; only pages that exist stand here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from sotay.notices.queries import Inbox
from sotay.org.choices import Role, UnitKind
from sotay.org.standing import Seat, Standing


@dataclass(frozen=True)
class NavItem:
    label: str
    url: str
    icon: str
    current: bool
    inbox: Inbox | None = None  # read when first asked for

    @property
    def count(self) -> int:
        """Asked only by the pages that show it."""
        return 0 if self.inbox is None else self.inbox.unread


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


def items_for(request: HttpRequest) -> list[NavItem]:
    by = request.by
    rows: list[tuple[str, str, str]] = []
    if by.person_id:
        rows.append(("Sổ tay", reverse("notebook:home"), "book-open"))
        rows.append(("Ghi chép", reverse("notebook:reflections-now"), "pencil"))
        seat = by.home
        if seat:
            word = "Chi bộ" if by.is_party_member else "Cơ quan"
            rows.append((word, reverse("oversight:unit", args=[seat.unit_code]), "users"))
        served = units_served(by)
        rows += [(name, reverse("oversight:unit", args=[seat.unit_code]), "landmark")
                 for name, seat in zip(served_names(served), served, strict=True)]  # fmt: skip
    elif request.user.is_technician:
        rows.append(("Nhập danh sách", reverse("web:roster-import"), "upload"))
    inbox = reverse("notices:mine")
    if by.person_id:
        rows.append(("Thông báo", inbox, "bell"))
        rows.append(("Văn bản", reverse("library:every"), "file-text"))
        rows.append(("Ý kiến", reverse("feedback:every"), "message-square"))
    rows.append(("Tài khoản", reverse("accounts:account"), "user"))
    here = max((url for _, url, _ in rows if request.path.startswith(url)), key=len, default="")
    if "/ghi-chep/" in request.path:
        here = reverse("notebook:reflections-now")
    return [
        NavItem(label, url, icon, url == here, request.inbox if url == inbox else None)
        for label, url, icon in rows
    ]
