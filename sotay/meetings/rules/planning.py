"""When and how a unit may meet: what is wrong with a plan, and what is filled in beforehand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sotay.meetings.choices import MeetingForm
from sotay.org.choices import CELL_KINDS, UnitKind

FURTHEST = timedelta(days=366)
NAMES = {
    MeetingForm.CELL: "Sinh hoạt chi bộ",
    MeetingForm.GROUP: "Sinh hoạt tổ đảng",
    MeetingForm.COMMITTEE: "Hội nghị cấp ủy",
    MeetingForm.STANDING: "Hội nghị ban thường vụ",
    MeetingForm.AGENCY: "Hội nghị cơ quan",
}


@dataclass(frozen=True)
class Plan:
    """What is decided about a meeting before it; `afterwards`: it was held already."""

    kind: str
    form: str
    day: date
    starts_at: time
    place: str
    title: str
    chair: int
    keeper: int
    guests: str = ""
    parent: int | None = None
    afterwards: bool = False


@dataclass(frozen=True)
class Other:
    """Another meeting of the same unit."""

    title: str
    day: date
    starts_at: time


@dataclass(frozen=True)
class Wrong:
    """One thing to mend, with the field where it is mended."""

    field: str
    sentence: str


def wrong_with(
    plan: Plan,
    *,
    today: date,
    people: Collection[int],
    others: Iterable[Other],
    minutes: int,
    parents: Collection[int],
) -> list[Wrong]:
    """Everything that is wrong with a plan; `people` may chair and keep, `others` are the unit's
    other meetings, `minutes` is how long a meeting lasts at least.
    """
    found = _wrong_day(plan, today)
    for other in others:
        if other.day == plan.day and _apart(other.starts_at, plan.starts_at) < minutes:
            found.append(Wrong("starts_at", (
                f"Lúc {other.starts_at:%H:%M} ngày này đơn vị đã có “{other.title}”. "
                f"Hãy chọn giờ cách ít nhất {minutes} phút, hoặc ngày khác."
            )))  # fmt: skip
            break
    if plan.chair not in people:
        found.append(Wrong("chair", "Người chủ trì phải là người của đơn vị vào ngày họp."))
    if plan.keeper not in people:
        found.append(Wrong("keeper", "Người ghi biên bản phải là người của đơn vị vào ngày họp."))
    if plan.parent is not None and plan.parent not in parents:
        found.append(Wrong("parent", "Hãy chọn một cuộc sinh hoạt chưa kết thúc của chi bộ."))
    return found


def _wrong_day(plan: Plan, today: date) -> list[Wrong]:
    if plan.day < today and not plan.afterwards:
        return [Wrong("day", (
            f"Ngày {plan.day:%d/%m/%Y} đã qua. Hãy chọn ngày khác, hoặc đánh dấu "
            "“Ghi lại cuộc đã họp” nếu cuộc này đã diễn ra."
        ))]  # fmt: skip
    if plan.day > today + FURTHEST:
        return [Wrong("day", "Ngày này còn quá một năm nữa. Hãy xem lại năm.")]
    return []


def _apart(one: time, other: time) -> int:
    first, second = (datetime.combine(date.min, moment) for moment in (one, other))
    return abs(int((first - second).total_seconds())) // 60


def usual_day(today: date, day_of_month: int) -> date:
    """The next usual day of meeting after today: the same number in this month or the next."""
    here = today.replace(day=day_of_month)
    return here if here > today else (today.replace(day=28) + timedelta(days=4)).replace(
        day=day_of_month
    )  # fmt: skip


def forms_of(unit_kind: str) -> list[MeetingForm]:
    """The forms in which a unit of this kind meets, the usual one first."""
    if unit_kind == UnitKind.GROUP:
        return [MeetingForm.GROUP]
    if unit_kind == UnitKind.AGENCY:
        return [MeetingForm.AGENCY]
    if unit_kind in CELL_KINDS:
        return [MeetingForm.CELL, MeetingForm.COMMITTEE]
    return [MeetingForm.COMMITTEE, MeetingForm.STANDING]


def usual_title(form: str, day: date) -> str:
    """What such a meeting is called: "Sinh hoạt chi bộ tháng 7/2026"."""
    return f"{NAMES[MeetingForm(form)]} tháng {day.month}/{day.year}"


def quorum(present: int, called: int, percent: int) -> bool:
    """Whether enough of those who must come are there.

    Source: Điều lệ Đảng và quy chế của đơn vị; tỷ lệ là quy định `quorum_percent`.
    """
    return called > 0 and present * 100 >= called * percent
