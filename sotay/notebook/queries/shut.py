"""Drafts and notes that stay shut for a while after help with a lost password."""

from sotay.kit.clock import HANOI
from sotay.kit.refusals import NotNow
from sotay.org.standing import Standing


class Shut(NotNow):
    """The acting person signed in with a code somebody handed over, and showed nothing else yet."""


def check_not_shut(by: Standing) -> None:
    """Raise `Shut` while drafts and notes are shut in the acting person's session.

    Source: design invariant 7: who hands the code over must not read by signing in as the member.
    """
    if by.shut_until:
        raise Shut(
            "Mật khẩu vừa được đặt lại bằng mã giao tay, nên bài đang viết và ghi chép đóng đến "
            f"{by.shut_until.astimezone(HANOI):%d/%m/%Y %H:%M}. Có thể mở ngay ở trang Tài khoản "
            "bằng tờ khôi phục, hoặc từ máy đã đăng nhập trước đó."
        )
