"""The evidence of a year as a sheet to print."""

from sotay.evaluation.queries.evidence import Evidence
from sotay.exports.sheets import ReadableData
from sotay.kit.clock import day_of

RESULTS = {"done": "Đạt", "partly": "Đạt một phần", "not_done": "Chưa đạt"}
ANSWERS = {"fixed": "Đã khắc phục", "continue": "Tiếp tục khắc phục",
           "dropped": "Không còn phù hợp"}  # fmt: skip
Lines = tuple[tuple[str, str], ...]


def evidence_lines(found: Evidence) -> list[tuple[str, Lines]]:
    """The parts of the sheet in their order, each a row of label and words: on page and paper."""
    return [
        ("Các lần dùng Sổ tay", _uses(found)),
        ("Việc đăng ký và kết quả", tuple(
            (row.deed, ". ".join(filter(None, (RESULTS.get(row.result, "Chưa soát xét"),
                                               row.evidence)))) for row in found.items)),
        ("Khuyết điểm từ trước và cách khắc phục", tuple(
            (row.text, ". ".join(filter(None, (ANSWERS.get(row.answer, ""), row.words))))
            for row in found.answers)),
        ("Biểu dương, nhắc nhở, phê bình trong biên bản đã ký", tuple(
            (f"{row.get_kind_display()} ngày {row.meeting.day:%d/%m/%Y}, {row.meeting.unit.name}",
             row.text) for row in found.remarks)),
        ("Khen thưởng", _commended(found)),
        ("Dự sinh hoạt", tuple(
            (f"{row.meeting.day:%d/%m/%Y} · {row.meeting.title}",
             ": ".join(filter(None, (row.get_state_display(), row.reason))))
            for row in found.attendance)),
    ]  # fmt: skip


def evidence_sheet(found: Evidence) -> ReadableData:
    """The sheet of one person for the PDF engine."""
    title = f"Căn cứ đánh giá năm {found.year}: {found.person.name}, {found.unit.name}"
    return ReadableData(title, tuple(evidence_lines(found)))


def _uses(found: Evidence) -> Lines:
    lines = []
    for use in found.uses:
        words = [f"Chưa nộp (hạn {use.due:%d/%m/%Y})"]
        if use.entry and use.entry.submitted_at:
            words = ["Đã nộp" + (" muộn" if use.entry.is_late else "")
                     + f" ngày {day_of(use.entry.submitted_at):%d/%m/%Y}"]  # fmt: skip
            if use.entry.reported_on:
                words.append(f"báo cáo ngày {use.entry.reported_on:%d/%m/%Y}")
        lines.append((use.title, ", ".join(words)))
    return tuple(lines)


def _commended(found: Evidence) -> Lines:
    if found.commended is None:
        return (("Khen thưởng", "Cấp ủy nơi đang sinh hoạt đọc được."),)
    return tuple(
        (f"{row.award} · {row.number} ngày {row.decided_on:%d/%m/%Y}, {row.unit_name}", row.title)
        for row in found.commended
    )
