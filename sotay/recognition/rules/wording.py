"""The decision and the certificate in words. Pure.

Source: QĐ 399-QĐ/TW, HD 05-HD/VPTW 2026: number by type and term, "T/M", recipients on the left.
"""

from dataclasses import dataclass
from datetime import date

from sotay.exports.sheets import Heading
from sotay.exports.sheets_decision import CertificateSheet, DecisionSheet, Signature
from sotay.meetings.rules.drafting import EXAMPLE, committee_name
from sotay.meetings.rules.signing import number_words
from sotay.org.choices import CELL_KINDS, UnitKind
from sotay.recognition.choices import Award

DISTINCT_CODES = {UnitKind.PROVINCE: "QĐ/TU", UnitKind.CENTRAL: "QĐ/TW"}
BY_STANDING_BOARD = (UnitKind.PROVINCE, UnitKind.CENTRAL)
CHARTER = "Căn cứ Điều lệ Đảng Cộng sản Việt Nam và quy định về khen thưởng trong Đảng;"
CERTIFICATE_TITLES = {
    Award.PRAISE: "BIỂU DƯƠNG",
    Award.MERIT: "GIẤY KHEN",
    Award.DISTINCTION: "BẰNG KHEN",
}


@dataclass(frozen=True)
class Decided:
    """What a decision is made of; `deed` is empty once consent was withdrawn."""

    award: str
    code: str
    number: int
    on: date
    place: str
    unit_name: str
    unit_kind: str
    parent_name: str
    name: str  # "Đồng chí Nguyễn Thị Hồng Ánh", "Chi bộ Văn phòng"
    about: str  # post and unit; empty for a collective
    deed: str
    from_name: str  # who proposed: "Chi bộ Phòng Kế hoạch – Tài chính"
    proposed_on: date
    signer: str
    signer_post: str
    is_own: bool  # the committee that proposed is the one that decides
    of_unit: str = ""  # where somebody belongs; a collective carries it out itself

    @property
    def heading(self) -> Heading:
        return Heading(self.parent_name, committee_name(self.unit_name), self.place, self.on)

    @property
    def shown_number(self) -> str:
        return number_words(self.code, self.number)


def code_of(unit_kind: str) -> str:
    """The mark of a decision of such a unit: "QĐ/CB", "QĐ/ĐU"."""
    if unit_kind in CELL_KINDS:
        return "QĐ/CB"
    return DISTINCT_CODES.get(UnitKind(unit_kind), "QĐ/ĐU")


def signature_of(decided: Decided) -> Signature:
    """Who signs for whom. A committee is collective: nobody signs in its secretary's place."""
    if decided.unit_kind in CELL_KINDS:
        body = "CHI BỘ"
    elif decided.unit_kind in BY_STANDING_BOARD:
        body = "BAN THƯỜNG VỤ"
    else:
        body = "ĐẢNG ỦY"
    return Signature(f"T/M {body}", decided.signer_post.upper(), decided.signer)


def verb_of(award: str) -> str:
    """ "Biểu dương", "Tặng Giấy khen cho"."""
    return "Biểu dương" if award == Award.PRAISE else f"Tặng {Award(award).label} cho"


def decision(decided: Decided) -> DecisionSheet:
    """The decision as it is printed."""
    body = committee_name(decided.unit_name)
    return DecisionSheet(
        heading=decided.heading,
        number=decided.shown_number,
        abstract=(_abstract(decided.award), EXAMPLE[:1].lower() + EXAMPLE[1:]),
        bases=(CHARTER, _ground(decided)),
        decides=f"{body.upper()} QUYẾT ĐỊNH",
        articles=(_article(decided), _carried_out(decided)),
        signature=signature_of(decided),
        recipients=_recipients(decided),
    )


def certificate(decided: Decided) -> CertificateSheet:
    """The certificate that goes with the decision."""
    return CertificateSheet(
        heading=decided.heading,
        number=f"Theo Quyết định {decided.shown_number[:1].lower()}{decided.shown_number[1:]}",
        given_by=committee_name(decided.unit_name),
        verb="" if decided.award == Award.PRAISE else "tặng",
        title=CERTIFICATE_TITLES[Award(decided.award)],
        name=_capital(decided.name),
        about=decided.about,
        deed=f"Đã có thành tích: {decided.deed}" if decided.deed else "",
        signature=signature_of(decided),
    )


def _abstract(award: str) -> str:
    if award == Award.PRAISE:
        return "biểu dương gương điển hình trong"
    return f"tặng {Award(award).label} cho gương điển hình trong"


def _ground(decided: Decided) -> str:
    on = f"{decided.proposed_on:%d/%m/%Y}"
    if decided.is_own:
        return f"Xét thành tích của {_inside(decided.name)} do cấp ủy nêu ngày {on},"
    return f"Xét đề nghị của {committee_name(decided.from_name)} ngày {on},"


def _article(decided: Decided) -> str:
    name = _inside(decided.name)
    whom = f"{name}, {decided.about}" if decided.about else name
    deed = decided.deed.rstrip(". ")
    return f"{verb_of(decided.award)} {whom}" + (f", đã có thành tích: {deed}." if deed else ".")


def _carried_out(decided: Decided) -> str:
    bodies = [committee_name(decided.from_name), decided.of_unit, _inside(decided.name)]
    named = list(dict.fromkeys(body for body in bodies if body))
    listed = ", ".join(named[:-1]) + f" và {named[-1]}" if len(named) > 1 else named[0]
    return f"{_capital(listed)} chịu trách nhiệm thi hành Quyết định này kể từ ngày ký."


def _recipients(decided: Decided) -> tuple[str, ...]:
    above = committee_name(decided.parent_name)
    is_cell = decided.unit_kind in CELL_KINDS
    kept = "Lưu Chi bộ." if is_cell else "Lưu Văn phòng cấp ủy."
    return (*((f"{above} (để báo cáo),",) if above else ()), "Như Điều 2,", kept)


def _inside(name: str) -> str:
    """How the name stands inside a sentence: "đồng chí …", "ông …"; a unit keeps its capital."""
    for address in ("Đồng chí", "Ông", "Bà"):
        if name.startswith(f"{address} "):
            return name[:1].lower() + name[1:]
    return name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
