"""The list of those evaluated, for the committee: Word and Excel."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from sotay.evaluation.choices import Level
from sotay.evaluation.models import Evaluation
from sotay.evaluation.queries.rounds import Listed
from sotay.exports.sheets import Heading
from sotay.exports.tables import table_xlsx
from sotay.exports.word_summing import PaperTable, Passage, SummingSheet
from sotay.meetings.rules.drafting import committee_name

HEADS = ("Số thứ tự", "Họ và tên, tổ chức", "Chức vụ", "Đơn vị", "Tự nhận", "Phiếu thu về",
         *(level.label for level in Level), "Đề xuất", "Quyết định", "Số quyết định")  # fmt: skip
SHORT = {Level.EXCELLENT: "Xuất sắc", Level.GOOD: "Tốt", Level.DONE: "Hoàn thành",
         Level.FAILED: "Không hoàn thành"}  # fmt: skip
WIDTHS = (0.08, 0.32, 0.14, 0.2, 0.13, 0.13)
SOURCE = "Số phiếu ghi theo thứ tự: xuất sắc, tốt, hoàn thành, không hoàn thành / thu về."


def list_table(page: Listed) -> bytes:
    """The list as an Excel file, one row for each."""
    lines: list[list[str | int]] = [
        [number, row.name, row.post, row.unit.name, row.get_self_level_display(),
         row.ballots or "", *(row.votes or [""] * len(Level)), row.get_proposed_display(),
         row.get_level_display(), row.round.number if row.level else ""]
        for number, row in enumerate(page.rows, 1)
    ]  # fmt: skip
    title = f"{page.unit.name}: danh sách đánh giá, xếp loại năm {page.year}"
    return table_xlsx(title, [str(head) for head in HEADS], lines)


def list_sheet(page: Listed, *, on: date) -> SummingSheet:
    """The list as a paper, its number and signature left to the office."""
    unit, rows = page.unit, page.rows
    body = committee_name(unit.name)
    is_cell = body == unit.name
    above = unit.parent.name if unit.parent else ""
    tables = [("Tập thể", [row for row in rows if not row.is_person])]
    tables += [
        (name, list(some))
        for name, some in groupby((r for r in rows if r.is_person), key=lambda r: r.unit.name)
    ]
    return SummingSheet(
        title="DANH SÁCH",
        heading=Heading(above, body, on=on),
        code="DS/CB" if is_cell else "DS/ĐU",
        abstract=(f"đánh giá, xếp loại chất lượng năm {page.year}",),
        passages=(Passage(
            f"Tổng số: {len(rows)}",
            shown=[_paper_table(name, some) for name, some in tables if some],
        ),),
        figures_of=SOURCE,
        on_behalf="T/M CHI BỘ" if is_cell else "T/M ĐẢNG ỦY",
        recipients=("Lưu hồ sơ.",),
    )  # fmt: skip


def _paper_table(name: str, rows: Sequence[Evaluation]) -> PaperTable:
    return PaperTable(
        name=f"{name}: {len(rows)}",
        titles=("TT", "Họ và tên, tổ chức", "Tự nhận", "Phiếu", "Đề xuất", "Quyết định"),
        widths=WIDTHS,
        first_number=len(WIDTHS),
        rows=tuple(
            (str(number), ", ".join(filter(None, (row.name, row.post))), _short(row.self_level),
             _votes(row), _short(row.proposed), _short(row.level))
            for number, row in enumerate(rows, 1)
        ),
    )  # fmt: skip


def _short(level: str) -> str:
    return SHORT[Level(level)] if level else "–"


def _votes(row: Evaluation) -> str:
    return f"{'–'.join(map(str, row.votes))}/{row.ballots}" if row.ballots else "–"
