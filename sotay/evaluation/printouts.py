"""The evidence of a year in words, for the page and for a sheet to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sotay.evaluation.queries.evidence import Evidence, UseKept
from sotay.evaluation.queries.unit_evidence import UnitEvidence
from sotay.exports.sheets import ReadableData
from sotay.kit.clock import day_of
from sotay.notebook.choices import Answer, Result
from sotay.oversight.queries.yearly import UseFigures

NOTHING = "Không có."


@dataclass(frozen=True)
class Line:
    """One thing kept of the year; `entry` is the text it can be read in."""

    label: str
    words: str
    entry: UUID | None = None


@dataclass(frozen=True)
class Part:
    """One kind of what was kept, each line in the order of the year."""

    title: str
    lines: tuple[Line, ...]
    empty: str = NOTHING


def evidence_parts(found: Evidence) -> list[Part]:
    """The parts of the sheet in their order: on page and paper."""
    results, answers = dict(Result.choices), dict(Answer.choices)
    return [
        Part("Các lần dùng Sổ tay", tuple(_use(use) for use in found.uses)),
        Part("Việc đăng ký và kết quả", tuple(
            Line(row.deed, _sentences(results.get(row.result, "Chưa soát xét"), row.evidence))
            for row in found.items)),
        Part("Khuyết điểm từ trước và cách khắc phục", tuple(
            Line(row.text, _sentences(answers.get(row.answer, ""), row.words))
            for row in found.answers)),
        Part("Biểu dương, nhắc nhở, phê bình trong biên bản đã ký", tuple(
            Line(f"{row.get_kind_display()} · {row.meeting.title} {row.meeting.day:%d/%m/%Y}",
                 row.text) for row in found.remarks)),
        _commended(found),
        Part("Dự sinh hoạt", tuple(
            Line(f"{row.meeting.title} {row.meeting.day:%d/%m/%Y}",
                 ": ".join(filter(None, (row.get_state_display(), row.reason))))
            for row in found.attendance)),
    ]  # fmt: skip


def evidence_sheet(found: Evidence) -> ReadableData:
    """The sheet of one person for the PDF engine."""
    title = f"Căn cứ đánh giá năm {found.year}: {found.person.name}, {found.unit.name}"
    return ReadableData(title, tuple(
        (part.title, tuple(((line.label, line.words),) for line in part.lines)
         or (() if part.empty == NOTHING else ((("", part.empty),),)))
        for part in evidence_parts(found)
    ))  # fmt: skip


def unit_parts(found: UnitEvidence) -> list[Part]:
    """The evidence of an organisation in words, in the order of the source."""
    is_open = found.asked - found.answered
    return [
        Part("Các lần dùng Sổ tay", tuple(_use_of_unit(one) for one in found.uses),
             "Chưa có số liệu, hoặc đơn vị ít người nên không nêu riêng."),
        Part("Trên trước, dưới sau", tuple(_order(one) for one in found.uses),
             "Chưa có số liệu."),
        Part("Sinh hoạt, ý kiến, văn bản, khen thưởng", (
            Line("Cuộc sinh hoạt, hội nghị đã họp (cả cấp dưới)",
                 f"{found.meetings}, trong đó {found.signed} cuộc đã ký biên bản"),
            Line("Ý kiến đã nhận (cả cấp dưới)",
                 f"{found.asked}, đã trả lời {found.answered}, còn {is_open}"
                 + (f", trong đó quá hạn {found.overdue}" if found.overdue else "")),
            Line("Văn bản đã phổ biến",
                 f"{found.documents}, trong đó {found.instructed} văn bản có chỉ đạo cụ thể"),
            Line("Quyết định biểu dương, khen thưởng", str(found.commended)),
        )),
    ]  # fmt: skip


def _use_of_unit(one: UseFigures) -> Line:
    total = one.total
    words = f"Đã nộp {total.submitted}/{total.people}, đúng hạn {total.in_time}, muộn {total.late}"
    return Line(one.use.title, f"{words}, đã báo cáo {total.reported}")


def _order(one: UseFigures) -> Line:
    total = one.total
    words = f"Cấp ủy, người đứng đầu nộp trong hạn riêng {total.leaders_in_time}/{total.leaders}"
    if total.heard_places:
        words += f"; báo cáo trước ở {total.order_places}/{total.heard_places} nơi"
    return Line(one.use.title, words)


def _use(use: UseKept) -> Line:
    entry = use.entry
    if entry is None or entry.submitted_at is None:
        return Line(use.title, f"Chưa nộp (hạn chung {use.due:%d/%m/%Y})")
    late = " muộn" if entry.is_late else ""
    words = f"Đã nộp{late} ngày {day_of(entry.submitted_at):%d/%m/%Y}"
    if entry.reported_on:
        words += f", báo cáo ngày {entry.reported_on:%d/%m/%Y}"
    if entry.gone_on:
        words += f". Bài đã hủy ngày {entry.gone_on:%d/%m/%Y} vì hết thời hạn lưu giữ"
    return Line(use.title, words, entry.uid if use.is_readable else None)


def _commended(found: Evidence) -> Part:
    if found.commended is None:
        return Part("Khen thưởng", (), "Cấp ủy nơi người ấy đang sinh hoạt đọc được.")
    return Part("Khen thưởng", tuple(
        Line(f"{row.award} · {row.number} ngày {row.decided_on:%d/%m/%Y}, {row.unit_name}",
             row.title) for row in found.commended
    ))  # fmt: skip


def _sentences(*parts: str) -> str:
    return ". ".join(_unended(parts))


def _unended(parts: Iterable[str]) -> Iterable[str]:
    return (part.rstrip(". ") for part in parts if part)
