"""What half-year, yearly and five-year reports cover, say of figures, leave to be written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotay.notebook.rules.figures import percent
from sotay.oversight.choices import Period
from sotay.oversight.rules import YearLine

FIRST_YEAR = 2016  # of the Sổ tay
YEARS = 5


@dataclass(frozen=True)
class Part:
    """A part of the report that people write."""

    name: str
    label: str
    asks: str
    is_needed: bool = True


PARTS = (
    Part("leading", "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện",
         "Cấp ủy đã triển khai, hướng dẫn, kiểm tra việc dùng Sổ tay thế nào; ai phụ trách."),
    Part("strengths", "Ưu điểm",
         "Việc làm tốt, chuyển biến thấy rõ, cách làm hay; nêu việc, không chép bài của ai."),
    Part("weaknesses", "Hạn chế, khuyết điểm",
         "Nơi nào còn hình thức, nộp muộn, chưa trên trước dưới sau; nêu đơn vị, không nêu tên "
         "đảng viên."),
    Part("causes", "Nguyên nhân", "Khách quan, chủ quan; cái nào thuộc về cấp ủy."),
    Part("lessons", "Bài học kinh nghiệm", "Điều gì nên giữ, điều gì nên làm khác."),
    Part("direction", "Phương hướng, nhiệm vụ, giải pháp", "Việc cụ thể, ai làm, xong khi nào."),
    Part("proposals", "Kiến nghị, đề xuất", "Với cấp trên, nếu có.", is_needed=False),
)  # fmt: skip
NEEDED = {part.name: part for part in PARTS if part.is_needed}


@dataclass(frozen=True)
class Counted:
    """One use of one year in one of the units below."""

    people: int
    submitted: int
    late: int
    reported: int

    @property
    def share(self) -> int:
        return percent(self.submitted, self.people)


@dataclass(frozen=True)
class UnitCounts:
    """A unit below with its counts, use by use; None: not told, or not known."""

    code: str
    name: str
    counts: tuple[Counted | None, ...]


@dataclass(frozen=True)
class LeaderStates:
    """A leader of the unit itself: they set the example and are told by name."""

    name: str
    post: str
    states: tuple[str, ...]  # by use, in words


@dataclass(frozen=True)
class Fact:
    """A count of something the committee did."""

    label: str
    number: int


def years_of(period: str, year: int) -> range:
    """The years the report covers, the oldest first."""
    return range(year - YEARS + 1 if period == Period.FIVE else year, year + 1)


def days_of_period(period: str, year: int) -> tuple[date, date]:
    """The first and the last day it covers."""
    last = date(year, 6, 30) if period == Period.HALF else date(year, 12, 31)
    return date(years_of(period, year)[0], 1, 1), last


def opens_on(period: str, year: int) -> date:
    """From when on it may be begun: the last month of what it covers."""
    return days_of_period(period, year)[1].replace(day=1)


def period_name(period: str, year: int) -> str:
    """As it stands in titles: "Sơ kết 6 tháng đầu năm 2026", "Tổng kết 5 năm 2021 – 2025"."""
    if period == Period.FIVE:
        return f"{Period.FIVE.label} {year - YEARS + 1} – {year}"
    return f"{Period(period).label} {year}"


def period_fault(period: str, year: int, *, today: date) -> str:
    """Why a report of that period cannot be begun today; empty if it can."""
    if not FIRST_YEAR <= year <= today.year:
        return f"Hãy chọn năm từ {FIRST_YEAR} đến {today.year}."
    opens = opens_on(period, year)
    if today < opens:
        return f"{period_name(period, year)} làm được từ ngày {opens:%d/%m/%Y}."
    return ""


def summing_faults(words: dict[str, str]) -> dict[str, str]:
    """What keeps a report from being finished, by part; empty if nothing does."""
    return {
        name: f"Hãy viết phần “{part.label}” trước khi chốt."
        for name, part in NEEDED.items()
        if not words.get(name, "").strip()
    }


def line_words(line: YearLine) -> str:
    """One use in a sentence: how many, in time, late, by their leaders."""
    if not line.people:
        return f"{line.title}: trên hệ thống không có số liệu."
    said = (
        f"{line.title}: {_n(line.submitted)}/{_n(line.people)} người đã nộp "
        f"({percent(line.submitted, line.people)} %), trong đó {_n(line.in_time)} đúng hạn, "
        f"{_n(line.late)} muộn; {_n(line.reported)} đã báo cáo trước cuộc họp."
    )
    if line.leaders:
        said += (
            f" Cấp ủy, người đứng đầu nộp trong hạn nêu gương: {_n(line.leaders_in_time)}/"
            f"{_n(line.leaders)}."
        )
    if line.lowest is not None and line.highest is not None:
        said += f" Tỷ lệ đúng hạn nơi thấp nhất {line.lowest} %, nơi cao nhất {line.highest} %."
    return said


def shares(lines: Iterable[YearLine]) -> list[tuple[str, tuple[int, int, int]]]:
    """For a chart: title and percent in time, late, not handed in; they sum up to 100."""
    found = []
    for line in lines:
        if line.people:
            handed = percent(line.submitted, line.people)
            late = min(handed, percent(line.late, line.people))
            found.append((line.title, (handed - late, late, 100 - handed)))
    return found


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
