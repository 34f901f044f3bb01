"""The order and the days of a round of evaluation. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sotay.evaluation.choices import Level

COLLECTIVE, HEAD, MEMBER = range(3)  # collective before individual, head first, members after
MOST_BALLOTS = 500


@dataclass(frozen=True)
class Candidate:
    """What decides whether somebody of a cell takes part."""

    is_party_member: bool
    since: date | None
    is_exempt: bool = False
    is_suspended: bool = False
    rated_in: str = ""  # the unit that evaluates them in the same year


def why_left_out(one: Candidate, *, on: date, months: int) -> str:
    """Why somebody is not evaluated this year; empty if they are.

    Source: HD 43-HD/BTCTW 2025: trừ đảng viên được miễn công tác và sinh hoạt đảng, bị đình chỉ
    sinh hoạt đảng, kết nạp chưa đủ 6 tháng.
    """
    if not one.is_party_member:
        return "không phải đảng viên của chi bộ"
    if one.is_exempt:
        return "được miễn công tác và sinh hoạt đảng"
    if one.is_suspended:
        return "đang bị đình chỉ sinh hoạt đảng"
    if one.since is None or months_later(one.since, months) > on:
        return f"tham gia chưa đủ {months} tháng"
    return f"đã được đánh giá năm nay ở {one.rated_in}" if one.rated_in else ""


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month becomes the first after."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
        return following


def why_no_round(today: date, *, opens: date, due: date, reviews_by: date) -> str:
    """Why a round can't be opened with reviews asked for until that day; empty if it can."""
    if today < opens:
        return f"Đợt đánh giá mở được từ {opens:%d/%m/%Y}, khi soát xét cả năm bắt đầu."
    if not opens <= reviews_by <= due:
        return (
            f"Ngày nộp xong soát xét cả năm phải từ {opens:%d/%m/%Y} đến hạn {due:%d/%m/%Y}; "
            "đợt đánh giá chỉ được kéo hạn ấy sớm hơn."
        )
    return ""


def starts_on(reviews_by: date) -> date:
    """The first day on which anybody is rated: after the yearly review is due."""
    return reviews_by + timedelta(days=1)


def goes_first(rank: int, others: Iterable[tuple[int, str, bool]]) -> list[str]:
    """The names that must have a proposal before somebody of this rank; each other is rank, name,
    whether it has one.
    """
    return [name for before, name, is_proposed in others if before < rank and not is_proposed]


def wrong_ballots(ballots: int, votes: Sequence[int]) -> str:
    """What is wrong with a count of secret ballots; empty if it adds up."""
    if not 1 <= ballots <= MOST_BALLOTS:
        return f"Số phiếu thu về phải từ 1 đến {MOST_BALLOTS}."
    if sum(votes) > ballots:
        return f"Cộng bốn mức được {sum(votes)} phiếu, nhiều hơn {ballots} phiếu thu về."
    return ""


def appeal_until(decided_on: date, days: int) -> date:
    """The last day on which one may appeal."""
    return decided_on + timedelta(days=days)


def is_level(value: str) -> bool:
    """Whether it is one of the four levels."""
    return value in Level.values
