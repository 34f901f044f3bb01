"""Whether a unit kept "trên trước, dưới sau", whom to urge, in which words; how long one inspects
and whom the lot falls on. Pure.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotay.kit.dates import days_in_words

GRACE = 7  # days after a step within which it is still said
INSIST_HOURS = 48


@dataclass(frozen=True)
class Order:
    """The two figures of "trên trước, dưới sau"; source: design invariant 3."""

    leaders: int
    in_own_time: int  # leaders who handed in no later than their own date
    is_kept: bool | None  # last leader reported no later than the first member; None: not known yet


def order_of(lines: Iterable[tuple[bool, bool, date | None]]) -> Order:
    """The order kept in one use, from (is a leader, handed in within own time, reported on)."""
    rows = list(lines)
    leaders = [row for row in rows if row[0]]
    reports = [row[2] for row in leaders]
    members = [row[2] for row in rows if not row[0] and row[2]]
    if not members or not leaders:
        kept = None
    elif all(reports):
        kept = max(day for day in reports if day) <= min(members)
    else:
        kept = False
    return Order(len(leaders), sum(row[1] for row in leaders), kept)


def step_reached(days_left: int, before: Iterable[int], after: Iterable[int]) -> int | None:
    """The last step of the automatic reminders that has come: 14, 3, -1, -7; None if none has,
    or if it came so long ago that it is not said any more.
    """
    steps = [*before, *(-days for days in after)]
    reached = [step for step in steps if days_left <= step]
    if not reached or days_left < min(reached) - GRACE:
        return None
    return min(reached)


def reminder_words(uses: Iterable[tuple[str, date]], *, on: date, is_leader: bool,
                   address: str) -> tuple[str, str]:  # fmt: skip
    """Subject and body of a reminder for these uses and due dates; nothing anybody wrote."""
    owed = sorted(uses, key=lambda use: use[1])
    subject = f"Nhắc việc Sổ tay: {owed[0][0].lower()}"
    lines = [
        f"- {title}: hạn {due:%d/%m/%Y} ({days_in_words((due - on).days).lower()})"
        for title, due in owed
    ]
    example = " Cấp ủy, người đứng đầu viết trước để nêu gương." if is_leader else ""
    body = (
        f"Đề nghị {address} hoàn thành và nộp trên Sổ tay:\n"
        + "\n".join(lines)
        + f"\nMỗi lần chỉ cần vài việc cụ thể, viết ngắn cũng được.{example}"
    )
    return subject, body


def period_fault(first: date, last: date, *, today: date, most: int) -> tuple[str, str]:
    """Which of "starts_on" and "ends_on" of an inspection is wrong, and why; empty if neither."""
    if first < today:
        return "starts_on", "Ngày bắt đầu phải từ hôm nay trở đi."
    if last < first:
        return "ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi."
    if (last - first).days >= most:
        return "ends_on", f"Một cuộc kiểm tra dài nhất {most} ngày. Hãy chọn ngày sớm hơn."
    return "", ""


def drawn_by_lot(names: Iterable[str], count: int, seed: str) -> list[str]:
    """So many of the names as the seed says: the same for the same names and seed, whoever draws.

    They are those whose SHA-256 of seed and name comes first.
    """
    ordered = sorted(names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).hexdigest())
    return ordered[:count]
