"""The minutes as a paper: heading, number, signers; who may sign; what is kept once signed."""

from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sotay.exports.sheets import Heading
from sotay.exports.sheets_minutes import (
    CHAIR,
    KEEPER,
    Absent,
    AnnexSheet,
    Assignment,
    MinutesSheet,
    Signer,
    annex_text,
)
from sotay.exports.wording import day_words
from sotay.meetings.choices import MeetingForm
from sotay.meetings.rules.drafting import Record, Wording, committee_name, sections_from

PARTY_CODES = {
    MeetingForm.CELL: "BB/CB",
    MeetingForm.GROUP: "BB/TĐ",
    MeetingForm.COMMITTEE: "BB/ĐU",
    MeetingForm.STANDING: "BB/ĐU",
}
AGENCY_CODE = "BB-CQ"
NO_NUMBER = "...."


@dataclass(frozen=True)
class Signatory:
    """The keeper or the chair as far as signing is concerned."""

    person_id: int
    name: str
    was_there: bool


def code_of(form: str, unit_name: str) -> str:
    """The mark of such a paper: a cell's committee signs for its cell. Source: HD 05-HD/VPTW."""
    if form == MeetingForm.AGENCY:
        return AGENCY_CODE
    if form == MeetingForm.COMMITTEE and unit_name.startswith("Chi bộ"):
        return PARTY_CODES[MeetingForm.CELL]
    return PARTY_CODES[MeetingForm(form)]


def number_words(code: str, number: int | None) -> str:
    """ "Số 05-BB/CB"; the State's form puts a colon and a stroke: "Số: 05/BB-CQ"."""
    shown = f"{number:02d}" if number else NO_NUMBER
    return f"Số: {shown}/{code}" if code == AGENCY_CODE else f"Số {shown}-{code}"


def term_of(day: date, began: int) -> int:
    """The first year of the term of a day; a day before the declared term is of one before it."""
    return began if day.year >= began else began - 5 * -(-(began - day.year) // 5)


def cannot_sign(person_id: int, keeper: Signatory, chair: Signatory) -> str:
    """Why this person can not sign these minutes; empty if they may."""
    if keeper.person_id == chair.person_id:
        return "Người ghi biên bản và người chủ trì phải là hai người. Hãy chọn lại người ký."
    own = next((one for one in (keeper, chair) if one.person_id == person_id), None)
    if own is None:
        return "Chỉ người ghi biên bản và người chủ trì ký biên bản."
    if not own.was_there:
        return f"{own.name} vắng mặt tại cuộc họp nên không ký được. Hãy chọn lại người ký."
    return ""


def sheet(record: Record, wording: Wording, code: str, number: int | None) -> MinutesSheet:
    """The minutes as they will be printed, not signed yet."""
    people = "đồng chí" if record.is_party else "người"
    share = round(100 * record.present / record.called) if record.called else 0
    return MinutesSheet(
        heading=_heading(record),
        number=number_words(code, number),
        abstract=record.title,
        opened=wording.opened,
        place=record.place,
        present=f"{record.present:02d}/{record.called:02d} {people} ({share}%).",
        chair=record.chair,
        keeper=record.keeper,
        left=Signer(KEEPER, record.keeper_name),
        right=Signer(CHAIR, record.chair_name),
        absent=record.absent,
        guests=_lines(wording.guests),
        sections=wording.sections,
        conclusion=wording.conclusion,
        tasks=record.tasks,
        closing=wording.closing,
        recipients=_lines(wording.recipients),
        state_form=not record.is_party,
    )


def _heading(record: Record) -> Heading:
    if not record.is_party:
        body = record.unit_name.removeprefix("Cơ quan ")
        return Heading("", body, record.locality, record.day)
    return Heading(
        record.parent_name, committee_name(record.unit_name), record.locality, record.day
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -–") for line in text.splitlines() if line.strip(" -–"))


def opened_words(day: date, hour: str) -> str:
    """ "14 giờ 00 phút, ngày 03 tháng 7 năm 2026"."""
    return f"{hour}, {day_words(day)}"


def digest(text: str) -> str:
    """The SHA-256 that is printed: of the plain text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def digest_of_annex(paper: MinutesSheet, annex: AnnexSheet) -> str:
    """The SHA-256 of an annex, which names its minutes by theirs."""
    return digest(annex_text(paper, annex))


def kept(paper: MinutesSheet) -> dict[str, Any]:
    """The sheet as JSON, to be printed again as it was."""
    data = asdict(paper)
    data["heading"]["on"] = paper.heading.on.isoformat() if paper.heading.on else None
    return data


def sheet_from(data: dict[str, Any]) -> MinutesSheet:
    """The sheet kept as this JSON value."""
    head = data["heading"]
    on = date.fromisoformat(head["on"]) if head["on"] else None
    return MinutesSheet(
        **{
            **data,
            "heading": Heading(**{**head, "on": on}),
            "left": Signer(**data["left"]),
            "right": Signer(**data["right"]),
            "absent": tuple(Absent(**row) for row in data["absent"]),
            "guests": tuple(data["guests"]),
            "sections": sections_from(data["sections"]),
            "tasks": tuple(Assignment(**row) for row in data["tasks"]),
            "recipients": tuple(data["recipients"]),
            "annexes": (),
        }
    )
