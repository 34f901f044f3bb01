"""The desk and the registration list as tables for Excel, a conclusion as a paper."""

from sotay.exports.sheets import Heading
from sotay.exports.tables import table_xlsx
from sotay.exports.word_inspection import ConclusionSheet
from sotay.kit import clock
from sotay.meetings.rules.drafting import committee_name
from sotay.notebook.queries.states import STATE_WORDS, MemberUse
from sotay.oversight.queries.desk import Desk
from sotay.oversight.queries.inspections import Issued
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


def registration_table(page: Registration) -> bytes:
    heads = ["Số thứ tự", "Họ và tên", "Chức vụ", "Kế hoạch năm"]
    rows: list[list[str | int]] = [
        [number, line.name, line.line.post, state_words(line.plan)]
        for number, line in enumerate(page.lines, 1)
    ]
    return table_xlsx(f"{page.unit.name}: đăng ký kế hoạch năm {page.year}", heads, rows)


def conclusion_sheet(issued: Issued) -> ConclusionSheet:
    """The paper of a conclusion, its number and signature left to the office."""
    found, leave, units = issued.inspection, issued.inspection.leave, ", ".join(issued.units)
    body = committee_name(found.unit.name)
    is_cell = body == found.unit.name
    above = found.unit.parent.name if found.unit.parent else ""
    on = clock.day_of(found.concluded_at) if found.concluded_at else None
    words = found.conclusion
    asked = words["requirements"]
    if issued.answer_by:
        asked += f"\nĐơn vị trả lời việc thực hiện trước ngày {issued.answer_by:%d/%m/%Y}."
    return ConclusionSheet(
        heading=Heading(above, body, issued.place, on),
        code="KL/CB" if is_cell else "KL/ĐU",
        abstract=f"đối với {units}",
        facts=(
            ("Lý do", found.reason),
            ("Hình thức", found.form),
            ("Thời gian", f"từ {leave.valid_from:%d/%m/%Y} đến {found.last_day:%d/%m/%Y}"),
            ("Người kiểm tra", ", ".join(issued.inspectors)),
        ),
        sections=(
            ("Ưu điểm", words["strengths"]),
            ("Khuyết điểm", words["weaknesses"]),
            ("Yêu cầu thực hiện", asked or "Không."),
        ),
        on_behalf="T/M CHI BỘ" if is_cell else "T/M ĐẢNG ỦY",
        recipients=(f"{units} (để thực hiện),", "Lưu hồ sơ kiểm tra."),
    )
