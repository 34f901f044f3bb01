"""The figures of the Party's document format: dated data, one instance for each guide."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DocumentFormat:
    """Lengths in millimetres, letters and lines in points."""

    source: str
    valid_from: date
    font: str = "Times New Roman"
    page_width: float = 210
    page_height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    body: float = 14
    line: float = 20
    paragraph_gap: float = 6
    first_line: float = 10
    party_name: float = 15
    parent_body: float = 14
    issuing_body: float = 14
    place_and_day: float = 14
    title: float = 16
    abstract: float = 14
    table: float = 13
    table_line: float = 17
    note: float = 11

    @property
    def text_width(self) -> float:
        return self.page_width - self.left - self.right


HD_05_2026 = DocumentFormat(source="Hướng dẫn 05-HD/VPTW", valid_from=date(2026, 5, 27))
HD_36_2018 = DocumentFormat(
    source="Hướng dẫn 36-HD/VPTW",
    valid_from=date(2018, 4, 3),
    top=25,
    bottom=25,
    left=35,
    right=15,
    title=15,
)
NEWEST_FIRST = (HD_05_2026, HD_36_2018)


def format_on(day: date | None) -> DocumentFormat:
    """The format a paper of that day has; the newest for a paper without a day."""
    held = (form for form in NEWEST_FIRST if day is None or form.valid_from <= day)
    return next(held, NEWEST_FIRST[-1])
