"""The main ways through the product, in one table; only pages that exist stand here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class NavItem:
    label: str
    url: str
    icon: str
    current: bool
    count: int = 0


def items_for(request: HttpRequest) -> list[NavItem]:
    by = request.by
    rows: list[tuple[str, str, str]] = []
    if by.person_id:
        rows.append(("Sổ tay", reverse("notebook:home"), "book-open"))
        rows.append(("Ghi chép", reverse("notebook:reflections-now"), "pencil"))
        seat = by.home
        if seat:
            word = "Chi bộ" if by.is_party_member else "Cơ quan"
            rows.append((word, reverse("web:unit", args=[seat.unit_code]), "users"))
    elif request.user.is_technician:
        rows.append(("Nhập danh sách", reverse("web:roster-import"), "upload"))
    rows.append(("Tài khoản", reverse("accounts:account"), "user"))
    here = max((url for _, url, _ in rows if request.path.startswith(url)), key=len, default="")
    if "/ghi-chep/" in request.path:
        here = reverse("notebook:reflections-now")
    return [NavItem(label, url, icon, url == here) for label, url, icon in rows]
