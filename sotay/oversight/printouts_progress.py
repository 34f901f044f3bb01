"""The figures of a unit and the units under it as a table for Excel."""

from sotay.exports.office_table import SHARE, TEXT, Head, OfficeTable, Value, office_xlsx
from sotay.kit.clock import HANOI
from sotay.notebook.rules.figures import (
    EXAMPLE_WORDS,
    FEW,
    FEW_WORDS,
    HIDDEN_WORDS,
    Figures,
)
from sotay.oversight.queries.progress import Line, Progress

HEADS = (
    Head("STT", width=6),
    Head("Mã", TEXT, 14),
    Head("Tổ chức đảng, đơn vị", TEXT, 48),
    Head("Số người"),
    Head("Đã nộp"),
    Head("Tỷ lệ đã nộp", SHARE),
    Head("Đúng hạn"),
    Head("Nộp muộn"),
    Head("Chưa nộp"),
    Head("Cấp ủy, người đứng đầu"),
    Head("Cấp ủy nộp trước hạn riêng"),
    Head("Nơi cấp ủy nộp trước"),
    Head("Số nơi báo cáo", width=10),
    Head("Trên trước, dưới sau", TEXT, 16),
    Head("Đã báo cáo"),
    Head("Nơi cấp ủy báo cáo trước"),
    Head("Nơi chưa có bài nào"),
    Head("Nơi nộp dồn ngày cuối"),
    Head("Bài gần như trùng"),
)
MEANINGS = (
    ("Số người", "Người phải dùng Sổ tay ở các nơi báo cáo thuộc đơn vị; không tính người được "
     "miễn sinh hoạt. Năm đã qua: theo danh sách ngày 31/12 của năm đó."),
    ("Đã nộp, đúng hạn, muộn", "Tính theo lần nộp đầu; hạn là hạn riêng của từng người (cấp ủy, "
     "người đứng đầu sớm hơn)."),
    ("Nơi báo cáo", "Chi bộ, cơ quan nơi đảng viên, cán bộ báo cáo Sổ tay."),
    ("Nơi cấp ủy nộp trước", "Mọi cấp ủy, người đứng đầu sinh hoạt ở nơi đó đã nộp trong hạn "
     "riêng."),
    ("Nơi cấp ủy báo cáo trước", "Cấp ủy, người đứng đầu cuối cùng báo cáo không muộn hơn đảng "
     "viên đầu tiên."),
    ("Nơi chưa có bài nào", f"Nơi có từ {FEW} người mà chưa ai nộp."),
    ("Nơi nộp dồn ngày cuối", f"Nơi có từ {FEW} bài, tất cả nộp đúng ngày cuối của hạn."),
    ("Bài gần như trùng", f"Ở nơi có từ {FEW} bài: bài có phần giống từ 80% một bài nộp trước đó "
     "cùng nơi. Máy so dấu của bài, không ai mở bài nào."),
    ("Dưới 5 người", "Trên cấp cơ sở không nói riêng về đơn vị dưới 5 người, và về đơn vị mà từ đó "
     "tính ngược ra được."),
)  # fmt: skip


def progress_table(page: Progress, *, by: str, address: str) -> bytes:
    """The chosen use, a line for each unit as the page has them, the whole below; sums are values.

    `by` and `address`: who took the figures, from which page.
    """
    at = page.at.astimezone(HANOI)
    lines = page.children or (page.total,)
    return office_xlsx(OfficeTable(
        above=page.unit.parent.name if page.unit.parent else "",
        body=page.unit.name,
        title=f"TÌNH HÌNH {page.name.upper()}",
        subtitle=f"Số liệu lúc {at:%H:%M} ngày {at:%d/%m/%Y}",
        heads=HEADS,
        rows=[_row(number, line) for number, line in enumerate(lines, 1)],
        total=_total(page),
        sources=[
            ("Nguồn", "Phần mềm Sổ tay; đếm từ việc nộp và báo cáo, không mở bài của ai"),
            ("Đơn vị", f"{page.unit.name} ({page.unit.code})"),
            ("Lần sử dụng", f"{page.use.title} năm {page.year}; hạn {page.use.due:%d/%m/%Y}, của "
             f"cấp ủy, người đứng đầu {page.leaders_due:%d/%m/%Y}"),
            *_ways(page),
            ("Số liệu lúc", f"{at:%H:%M} ngày {at:%d/%m/%Y}"),
            ("Người lấy số liệu", by),
            ("Trang", address),
            *MEANINGS,
        ],
    ))  # fmt: skip


def _ways(page: Progress) -> list[tuple[str, str]]:
    """Where it makes a difference: under which units the places are counted."""
    if not page.stood_elsewhere:
        return []
    how = f"như tổ chức của năm {page.year}" if page.as_then else "như tổ chức hiện nay"
    return [("Đơn vị tính", how)]


def _row(number: int | None, line: Line) -> list[Value]:
    name: list[Value] = [number, line.unit.code, line.unit.name]
    if line.is_hidden:
        words = FEW_WORDS if line.is_few else HIDDEN_WORDS
        return [*name, words, *[None] * (len(HEADS) - 4)]
    return [*name, *_numbers(line.figures, EXAMPLE_WORDS[line.example])]


def _total(page: Progress) -> list[Value]:
    row = _row(None, page.total)
    return [None, "", "Cộng", *row[3:]]


def _numbers(of: Figures, example: str) -> list[Value]:
    share = of.submitted / of.people if of.people else None
    return [of.people, of.submitted, share, of.in_time, of.late, of.missing, of.leaders,
            of.leaders_in_time, of.first_places, of.led_places, example, of.reported,
            of.order_places, of.idle_places, of.last_day_places, of.alike]  # fmt: skip
