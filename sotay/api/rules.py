"""How long tokens hold, and how many one account may have."""

from datetime import date, timedelta

LONGEST = timedelta(days=365)
USUAL = timedelta(days=90)
MOST = 20
SIGN = "sotay_"  # so that a token left somewhere is known for what it is


def wrong_end(expires_on: date, *, today: date) -> str:
    """What is wrong with the last day of a new token; empty if nothing is."""
    if expires_on < today:
        return "Ngày hết hạn phải từ hôm nay trở đi."
    if expires_on > today + LONGEST:
        return f"Khóa dùng nhiều nhất một năm: chọn ngày đến {today + LONGEST:%d/%m/%Y}."
    return ""
