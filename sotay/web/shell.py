"""What every page carries: navigation, who is signed in, how they like to read."""

from dataclasses import dataclass

from django.http import HttpRequest

from sotay.kit import clock
from sotay.kit.addresses import address
from sotay.notices.queries import Inbox
from sotay.web.navigation import NavItem, nav_for

DEMO = "Bản dùng thử: dữ liệu giả định, mọi tài khoản chung một mật khẩu."


@dataclass(frozen=True)
class Shell:
    signed_in: bool = False
    me: str = ""
    post: str = ""
    theme: str = ""
    text_size: str = ""
    banner: str = ""
    is_technician: bool = False
    nav: tuple[NavItem, ...] = ()
    inbox: Inbox | None = None  # read when first asked for
    is_inbox: bool = False  # this is the page of messages


def shell(request: HttpRequest) -> dict:
    login = getattr(request, "user", None)
    if login is None or not login.is_authenticated:
        return {"shell": Shell(banner=banner())}
    by = request.by
    return {
        "shell": Shell(
            signed_in=True,
            me=by.name or login.user_name,
            post=by.post,
            theme=login.theme,
            text_size=login.text_size,
            banner=banner(),
            is_technician=login.is_technician,
            nav=nav_for(request),
            inbox=request.inbox if by.person_id else None,
            is_inbox=request.path == address("notices:mine"),
        )
    }


def banner() -> str:
    return DEMO if clock.is_demo() else ""
