"""The desk and the registration list as tables for Excel."""

from sotay.exports.tables import table_xlsx
from sotay.kit import clock
from sotay.notebook.queries.states import STATE_WORDS, MemberUse
from sotay.oversight.queries.desk import Desk
from sotay.oversight.queries.progress import Line, Progress
from sotay.oversight.queries.registration import Registration


def state_words(use: MemberUse) -> str:
    """One use in a cell: "Đã nộp 10/06/2026, đã báo cáo 02/07/2026"."""
    words = STATE_WORDS[use.state]
    if use.submitted_at:
        words += f" {clock.day_of(use.submitted_at):%d/%m/%Y}"
    return words + (f", đã báo cáo {use.reported_on:%d/%m/%Y}" if use.reported_on else "")


def desk_table(desk: Desk) -> bytes:
    heads = ["Họ và tên", "Chức vụ", "Tổ đảng", *(use.short for use in desk.uses)]
    rows = [
        [row.name, row.line.post, row.line.group_name, *(state_words(use) for use in row.uses)]
        for row in desk.shown
    ]
    return table_xlsx(f"{desk.unit.name}: việc dùng Sổ tay năm {desk.year}", heads, rows)


def progress_table(page: Progress) -> bytes:
    """The counts of each unit; late ones only where there are enough people."""
    parts = ("đã nộp", "muộn", "đã báo cáo", "người nêu gương nộp trước hạn riêng")
    heads = ["Mã", "Đơn vị", "Số người", "Người nêu gương"]
    heads += [f"{use.short}: {part}" for use in page.uses for part in parts]
    rows = [_progress_row(line) for line in (*page.children, page.total)]
    return table_xlsx(f"{page.unit.name}: tình hình năm {page.year}", heads, rows)


def _progress_row(line: Line) -> list[str | int]:
    row: list[str | int] = [line.unit.code, line.unit.name, line.people, line.leaders]
    for one in line.figures:
        late = "dưới 5 người" if line.is_few else one.late
        row += [one.submitted, late, one.reported, one.leaders_in_time]
    return row


def registration_table(page: Registration) -> bytes:
    heads = ["Số thứ tự", "Họ và tên", "Chức vụ", "Kế hoạch năm"]
    rows: list[list[str | int]] = [
        [number, line.name, line.line.post, state_words(line.plan)]
        for number, line in enumerate(page.lines, 1)
    ]
    return table_xlsx(f"{page.unit.name}: đăng ký kế hoạch năm {page.year}", heads, rows)
