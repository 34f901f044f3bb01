"""Whether a unit kept "trên trước, dưới sau", whom to urge, in which words; how long one inspects
and whom the lot falls on. Pure.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class YearLine:
    """One use of a year in a whole unit, as counts."""

    slug: str
    title: str
    people: int
    submitted: int
    late: int
    reported: int
    leaders: int
    leaders_in_time: int
    lowest: int | None = None  # the least and the greatest share in time among the units below
    highest: int | None = None

    @property
    def in_time(self) -> int:
        return self.submitted - self.late


LATE, MISSING, UNEVEN = 20, 10, 40  # percent, from which a figure of the year is worth a word


def observations(lines: Iterable[YearLine]) -> dict[str, str]:
    """What the figures of a year give to think about when its rules are weighed, by a name that
    stays the same; only counts, no unit and nobody by name.

    Source: Sổ tay 2016: kết quả không đồng đều; tổ chức đánh giá ưu, khuyết điểm hằng năm.
    """
    found = {}
    for line in lines:
        missing, people = max(0, line.people - line.submitted), line.people
        if people and 100 * line.late >= LATE * people:
            found[f"late-{line.slug}"] = (
                f"{line.title}: {line.late} trong {people} người nộp muộn. Xem lại hạn, cách nhắc."
            )
        if people and 100 * missing >= MISSING * people:
            found[f"missing-{line.slug}"] = (
                f"{line.title}: {missing} trong {people} người không nộp. Xem lại cách đôn đốc."
            )
        if line.leaders > line.leaders_in_time:
            late = line.leaders - line.leaders_in_time
            found[f"leaders-{line.slug}"] = (
                f"{line.title}: {late} trong {line.leaders} cấp ủy, người đứng đầu chưa nộp đúng "
                "hạn nêu gương. Xem lại việc trên trước, dưới sau."
            )
        if line.lowest is not None and line.highest is not None:
            if line.highest - line.lowest >= UNEVEN:
                found[f"uneven-{line.slug}"] = (
                    f"{line.title}: nộp đúng hạn nơi thấp nhất {line.lowest} %, nơi cao nhất "
                    f"{line.highest} %. Xem lại cách làm giữa các đơn vị."
                )
    return found


@dataclass(frozen=True)
class Answered:
    """What is said to one proposal."""

    choice: str = ""
    words: str = ""


@dataclass(frozen=True)
class EvaluationWords:
    """What is typed into an evaluation; `answers` by the proposal's id."""

    strengths: str = ""
    weaknesses: str = ""
    decision: str = ""
    conclusion: str = ""
    answers: Mapping[str, Answered] = field(default_factory=dict)


def evaluation_faults(words: EvaluationWords, proposals: Iterable[str]) -> dict[str, str]:
    """What keeps an evaluation from being decided, by field; empty if nothing does. Every one of
    the members' `proposals` has its answer.

    Source: Sổ tay 2016, thứ ba: đánh giá ưu, khuyết điểm hằng năm để bổ sung, sửa đổi quy định.
    """
    found = {
        name: sentence
        for name, sentence in (
            ("strengths", "Hãy ghi quy định đã giúp được gì."),
            ("weaknesses", "Hãy ghi quy định còn vướng gì."),
            ("decision", "Hãy chọn quyết định."),
            ("conclusion", "Hãy ghi kết luận."),
        )
        if not getattr(words, name)
    }
    for proposal in proposals:
        answer = words.answers.get(proposal, Answered())
        if not answer.choice:
            found[f"choice-{proposal}"] = "Hãy chọn tiếp thu hay chưa; không đề xuất nào bỏ qua."
        elif answer.choice != "taken" and not answer.words:
            found[f"words-{proposal}"] = "Chưa tiếp thu thì hãy ghi lý do."
    return found
