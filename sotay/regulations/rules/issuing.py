"""Which document a unit may issue, and what still stands in its way. Pure.

Source: QĐ 399-QĐ/TW 2026, HD 05-HD/VPTW 2026: a chi bộ issues neither quy định nor hướng dẫn; hướng
dẫn are the ban thường vụ's. A đảng ủy bộ phận is held to what a chi bộ may.
"""

import re
from dataclasses import dataclass
from datetime import date

from sotay.org.choices import UnitKind
from sotay.regulations.choices import RegulationKind as Kind

OF_COMMITTEES = (Kind.RULE, Kind.GUIDANCE)
OF_CELLS = (Kind.STATUTE, Kind.RESOLUTION)
KINDS: dict[str, tuple[Kind, ...]] = {
    UnitKind.CENTRAL: OF_COMMITTEES,
    UnitKind.PROVINCE: OF_COMMITTEES,
    UnitKind.UPPER: OF_COMMITTEES,
    UnitKind.GRASSROOTS_COMMITTEE: OF_COMMITTEES,
    UnitKind.PART_COMMITTEE: OF_CELLS,
    UnitKind.GRASSROOTS_CELL: OF_CELLS,
    UnitKind.CELL: OF_CELLS,
    UnitKind.AGENCY: (Kind.STATUTE,),
    UnitKind.GROUP: (),
}
CODES = {Kind.RULE: "QĐ", Kind.GUIDANCE: "HD", Kind.STATUTE: "QC", Kind.RESOLUTION: "NQ"}
NOTHING_TO_ISSUE = "Tổ đảng không ban hành quy định; tổ thực hiện quy chế của chi bộ."


@dataclass(frozen=True)
class Heading:
    """What stands at the head of a document."""

    kind: str
    valid_from: date
    number: str = ""
    issued_on: date | None = None
    signer: str = ""
    subject: str = ""


def kinds_of(unit_kind: str) -> tuple[Kind, ...]:
    """The kinds of document in which such a unit sets its rules; none for a group."""
    return KINDS.get(unit_kind, ())


def issuer_of(kind: str, unit_name: str) -> str:
    """Who issues it, as it is written: "Ban Thường vụ Đảng ủy Sở Xây dựng"."""
    body = re.sub(r"^Đảng bộ\b", "Đảng ủy", unit_name)
    return f"Ban Thường vụ {body}" if kind == Kind.GUIDANCE else body


def number_offered(kind: str, unit_kind: str, before: int) -> str:
    """The next number as the Party writes it: "05-QĐ/ĐU" after four of the kind in this term."""
    body = {UnitKind.CELL: "/CB", UnitKind.GRASSROOTS_CELL: "/CB", UnitKind.AGENCY: ""}
    return f"{before + 1:02d}-{CODES[Kind(kind)]}{body.get(UnitKind(unit_kind), '/ĐU')}"


def heading_faults(
    heading: Heading, unit_kind: str, *, today: date, latest: date | None, is_taken: bool
) -> dict[str, str]:
    """What keeps the document from being issued today, by field; empty if nothing does.

    `latest`: the last day from which a document already issued by the unit holds; `is_taken`: one
    of this kind has the number in this term.
    """
    found = {}
    allowed = kinds_of(unit_kind)
    if heading.kind not in allowed:
        names = " hoặc ".join(kind.label.lower() for kind in allowed)
        found["kind"] = f"Đơn vị này chỉ ban hành {names}." if allowed else NOTHING_TO_ISSUE
    for name, missing in (
        ("number", "Hãy ghi số của văn bản."),
        ("issued_on", "Hãy ghi ngày ban hành."),
        ("signer", "Hãy ghi người ký."),
        ("subject", "Hãy ghi trích yếu."),
    ):
        if not getattr(heading, name):
            found[name] = missing
    if heading.number and is_taken:
        found["number"] = f"Số {heading.number} đã dùng cho văn bản cùng loại trong nhiệm kỳ này."
    if heading.issued_on and heading.issued_on > today:
        found["issued_on"] = "Ngày ban hành không được sau hôm nay."
    late = day_fault(heading, today=today, latest=latest)
    return {**found, "valid_from": late} if late else found


def day_fault(heading: Heading, *, today: date, latest: date | None) -> str:
    """Why the document can't come into force on its day; empty if it can."""
    if heading.valid_from < today:
        return f"Quy định không lùi ngày: hãy chọn từ hôm nay, {today:%d/%m/%Y}, trở đi."
    if heading.issued_on and heading.valid_from < heading.issued_on:
        return "Ngày có hiệu lực không được trước ngày ban hành."
    if latest and heading.valid_from <= latest:
        return (
            f"Đơn vị đã ban hành văn bản có hiệu lực từ {latest:%d/%m/%Y}: hãy chọn ngày sau đó"
            + (", hoặc thu hồi văn bản ấy trước." if latest > today else ".")
        )
    return ""
