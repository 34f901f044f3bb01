"""Tell somebody that their password was set anew with the help of others."""

from datetime import datetime, timedelta

from sotay.accounts.queries import helped_since
from sotay.accounts.rules import SHUT_FOR
from sotay.audit.actors import SystemActor
from sotay.kit.clock import HANOI, day_of
from sotay.notices.actions.sending import send
from sotay.notices.choices import Kind
from sotay.org.queries import standing_of_login

BY = SystemActor("Sổ tay")
LOOK_BACK = timedelta(days=1)


def tell_of_help(*, now: datetime) -> int:
    """Whoever's password was set anew by a helper's code is told so on every way there is, once
    for each time; returns how many are told. It holds whichever page took the code, and a worker
    that was away for less than a day forgets nobody.
    """
    told = 0
    for login_id, helped_at, issued_by in helped_since(now - LOOK_BACK):
        by = standing_of_login(login_id, day=day_of(now))
        if not by.person_id:
            continue
        you = by.form_of_address
        told += send(
            [by.person_id],
            kind=Kind.ACCOUNT,
            subject="Mật khẩu vừa được đặt lại bằng mã giao tay",
            body=(
                f"Lúc {helped_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}, mật khẩu của {you} được "
                f"đặt lại bằng mã do {issued_by} cấp. Bài đang viết và ghi chép đóng "
                f"{SHUT_FOR.days} ngày để {you} kịp biết. Nếu không phải {you} nhờ, hãy mở trang "
                "Tài khoản trên máy đã đăng nhập từ trước và bấm “Không phải tôi, chặn lại”, "
                "hoặc báo ngay cấp ủy."
            ),
            link="/tai-khoan/",
            dedupe=f"account:help:{login_id}:{int(helped_at.timestamp())}",
            by=BY,
            now=now,
        )
    return told
