"""How many may be rated excellent. Pure; levels are given by people, nothing reckons one."""

from dataclasses import dataclass

from sotay.regulations.rules.keys import ALL_RATED, ROUND_NEAREST, ROUND_UP

WHOLE = 100


@dataclass(frozen=True)
class Rated:
    """How many are rated, how many of them at least good, how many excellent."""

    people: int = 0
    good: int = 0  # excellent or good
    excellent: int = 0


def most_excellent(rated: Rated, *, percent: int, base: str, rounding: str) -> int:
    """The greatest number of excellent: a share of all who are rated, or of those rated at least
    good, brought to a whole number as the rules say.

    Source: QĐ 366-QĐ/TW 2025: không quá 20%.
    """
    share = (rated.people if base == ALL_RATED else rated.good) * percent
    if rounding == ROUND_UP:
        return -(-share // WHOLE)
    if rounding == ROUND_NEAREST:
        return (2 * share + WHOLE) // (2 * WHOLE)
    return share // WHOLE


def over_quota(excellent: int, most: int, *, exception: str) -> str:
    """Why so many can't be rated excellent; empty if they can, or the exception is stated."""
    if excellent <= most or exception.strip():
        return ""
    return (
        f"Có {excellent} trường hợp hoàn thành xuất sắc, quá tỷ lệ: nhiều nhất {most}. Hãy giảm "
        "bớt, hoặc ghi rõ lý do và văn bản cho phép vượt tỷ lệ."
    )
