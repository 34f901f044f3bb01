"""Who may reach an address at all: declared beside each view, refused at run time where missing.

`opens(PUBLIC)` lets everybody in, `opens(SIGNED_IN)` whoever signed in, `opens(TECHNICIAN)` the
technical administrator; any other value is the permission that the view's query or action asks for,
and needs a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Right(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Door:
    code: str
    label: str


PUBLIC = Door("public", "Mọi người")
SIGNED_IN = Door("signed-in", "Người đã đăng nhập")
MEMBER = Door("member", "Người có Sổ tay")
TECHNICIAN = Door("technician", "Quản trị kỹ thuật")


def opens(to: Right) -> Callable:
    """Declare who a view is for."""

    def declare(view: Callable) -> Callable:
        view.access = to  # type: ignore[attr-defined]
        return view

    return declare


def by_token(view: Any) -> bool:
    """Whether programs come here with a token, which the view itself asks for."""
    return getattr(view, "by_token", False)


def declared(view: Any) -> Right | None:
    return getattr(view, "access", None)
