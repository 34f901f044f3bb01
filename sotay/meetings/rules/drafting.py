"""Minutes drafted from what was recorded, in the order of the Party's form. Pure.

Source: QĐ 399-QĐ/TW, HD 05-HD/VPTW 2026; mẫu biên bản sinh hoạt chi bộ (time, place, people, item 1
on following Hồ Chí Minh's example, the other items, opinions by name, the chair's conclusion).
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sotay.exports.sheets_minutes import Absent, Assignment, Block, Section
from sotay.exports.wording import printable
from sotay.kit.text import fold
from sotay.meetings.choices import ItemKind, ItemState, MeetingForm

EXAMPLE = "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
READ_BACK = "Biên bản đã được đọc lại trước khi kết thúc, người dự nhất trí với nội dung ghi."
ADDRESS = {"m": "Ông", "f": "Bà"}


@dataclass(frozen=True)
class Point:
    """One point of the agenda with what was recorded under it; people as they are addressed."""

    kind: str
    title: str
    state: str
    person: str = ""
    passages: tuple[tuple[str, str], ...] = ()
    opinions: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()  # kind, person, words
    conclusion: str = ""


@dataclass(frozen=True)
class Record:
    """Everything recorded of a meeting that its minutes are made from."""

    form: str
    title: str
    day: date
    opened: str
    ended: str  # "16 giờ 15 phút"; empty where it is not known
    minutes: int
    place: str
    chair: str
    keeper: str
    chair_name: str
    keeper_name: str
    present: int
    called: int
    unit_name: str
    parent_name: str
    locality: str
    example: str = EXAMPLE
    absent: tuple[Absent, ...] = ()
    guests: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()  # under no point of the agenda
    questions: tuple[tuple[str, str], ...] = ()
    tasks: tuple[Assignment, ...] = ()

    @property
    def is_party(self) -> bool:
        return self.form != MeetingForm.AGENCY


@dataclass(frozen=True)
class Wording:
    """The part of the minutes that the keeper may word."""

    opened: str = ""
    guests: str = ""
    sections: tuple[Section, ...] = ()
    conclusion: str = ""
    closing: str = ""
    recipients: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def words(self) -> str:
        """All of it in one string, to look something up in."""
        blocks = [block for section in self.sections for block in section.blocks]
        return "\n".join([self.conclusion, *(f"{b.course}\n{b.conclusion}" for b in blocks)])


def wording_from(data: dict[str, Any]) -> Wording:
    """The wording kept as this JSON value."""
    return Wording(**{**data, "sections": sections_from(data["sections"])})


def sections_from(rows: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """The points kept as these JSON rows."""
    return tuple(
        Section(row["title"], tuple(Block(**block) for block in row["blocks"])) for row in rows
    )


def addressed(name: str, sex: str, *, is_party: bool) -> str:
    """A person as a paper names them: "Đồng chí …" in the Party, "Ông …", "Bà …" elsewhere."""
    if not name:
        return ""
    return f"{'Đồng chí' if is_party else ADDRESS.get(sex, 'Ông (bà)')} {name}"


def hour_words(hour: int, minute: int) -> str:
    """ "14 giờ 05 phút", as papers write it."""
    return f"{hour:02d} giờ {minute:02d} phút"


def example_title(campaign_title: str) -> str:
    """The first point of every meeting, in the words of the directive in force."""
    bare = re.sub(r"^Đẩy mạnh (việc )?|\s+trong giai đoạn .*$", "", campaign_title).strip()
    return bare[:1].upper() + bare[1:] if bare else EXAMPLE


def draft(record: Record) -> Wording:
    """The minutes as recorded, ready to be worded by the keeper and read back."""
    sections = [_reports(record), *(_other(point, record) for point in _others(record))]
    if record.remarks:
        course = "\n".join(_remark(row) for row in record.remarks)
        sections.append(Section("Biểu dương, nhắc nhở, phê bình", (Block("", course),)))
    return Wording(
        opened=record.opened,
        guests="\n".join(record.guests),
        sections=tuple(section for section in sections if section),
        closing=_closing(record),
        recipients="\n".join(_recipients(record)),
    )


def _reports(record: Record) -> Section | None:
    points = [point for point in record.points if point.kind == ItemKind.REPORT]
    blocks = [_report(point) for point in points if point.state == ItemState.DONE]
    away = list(dict.fromkeys(p.person for p in points if p.state == ItemState.ABSENT))
    unheard = list(dict.fromkeys(p.person for p in points if p.state == ItemState.WAITING))
    if away:
        blocks.append(Block("Vắng, báo cáo tại kỳ sau", _listed(away)))
    if unheard:
        blocks.append(Block("Chưa báo cáo, chuyển kỳ sau", _listed(unheard)))
    return Section(record.example, tuple(blocks)) if blocks else None


def _report(point: Point) -> Block:
    told = [f"{label}: {' '.join(text.split())}" for label, text in point.passages]
    return Block(f"{point.person} báo cáo {_small(point.title)}",
                 "\n".join([*told, *_said(point)]), point.conclusion)  # fmt: skip


def _others(record: Record) -> list[Point]:
    return [point for point in record.points if point.kind != ItemKind.REPORT]


def _other(point: Point, record: Record) -> Section:
    asked = record.questions if point.kind == ItemKind.QUESTIONS else ()
    lines = [f"{person} hỏi: {text}" for person, text in asked]
    return Section(point.title, (Block("", "\n".join([*lines, *_said(point)]), point.conclusion),))


def _said(point: Point) -> list[str]:
    opinions = [f"{name}: {text}" if name else text for name, text in point.opinions if text]
    return opinions + [_remark(row) for row in point.remarks]


def _remark(row: tuple[str, str, str]) -> str:
    kind, person, text = row
    return f"{kind} {_small(person)}: {text}"


def _listed(people: list[str]) -> str:
    return "; ".join(people) + "."


def _small(words: str) -> str:
    """With a small first letter, unless it is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _closing(record: Record) -> str:
    if not record.ended:
        return READ_BACK
    ended = f"Cuộc họp kết thúc lúc {record.ended} cùng ngày"
    lasted = f" (kéo dài {record.minutes} phút)" if record.minutes else ""
    return f"{READ_BACK}\n{ended}{lasted}."


def _recipients(record: Record) -> list[str]:
    above = committee_name(record.parent_name)
    if record.form == MeetingForm.AGENCY:
        return ["Người dự họp;", "Lưu: VT."]
    kept = {
        MeetingForm.GROUP: "Lưu Tổ đảng.",
        MeetingForm.CELL: "Lưu Chi bộ.",
        MeetingForm.COMMITTEE: "Lưu Chi bộ."
        if record.unit_name.startswith("Chi bộ")
        else "Lưu Văn phòng Đảng ủy.",
        MeetingForm.STANDING: "Lưu Văn phòng Đảng ủy.",
    }[MeetingForm(record.form)]
    return [f"{above} (để báo cáo),", kept] if above else [kept]


def committee_name(body_name: str) -> str:
    """The committee of a đảng bộ: "Đảng ủy Sở Xây dựng"; any other name as it is."""
    return re.sub(r"^Đảng bộ\b", "Đảng ủy", body_name)


def unwritten(remarks: Iterable[tuple[str, str, str]], wording: Wording) -> list[str]:
    """Remarks that were recorded and do not stand in the wording (any more)."""
    said = _bare(wording.words)
    return [_remark(row) for row in remarks if _bare(row[2]) not in said]


def _bare(text: str) -> str:
    return fold(printable(text))


def with_course(wording: Wording, course: dict[tuple[int, int], tuple[str, str]]) -> Wording:
    """The wording with these texts under its points: (section, block) to (course, conclusion)."""
    sections = tuple(
        replace(section, blocks=tuple(
            replace(block, course=course.get((i, j), (block.course, ""))[0],
                    conclusion=course.get((i, j), ("", block.conclusion))[1])
            for j, block in enumerate(section.blocks)
        ))
        for i, section in enumerate(wording.sections)
    )  # fmt: skip
    return replace(wording, sections=sections)
