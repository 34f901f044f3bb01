"""Which Word form a unit prints its minutes in."""

from dataclasses import dataclass, field
from datetime import date

from sotay.exports.sheets import Heading
from sotay.exports.sheets_minutes import Absent, Assignment, Block, MinutesSheet, Section, Signer
from sotay.exports.word_template import filled, shown_lines
from sotay.meetings.models import WordTemplate
from sotay.meetings.permissions import set_word_template
from sotay.meetings.queries.finding import unit_to_plan
from sotay.meetings.rules import signing
from sotay.meetings.rules.drafting import EXAMPLE, READ_BACK
from sotay.org.models import Unit
from sotay.org.standing import Standing


def template_in_use(unit: Unit) -> WordTemplate | None:
    """The form of the unit or of the nearest unit above that has one; none: the usual form."""
    rows = WordTemplate.objects.filter(
        unit_id__in=unit.ancestor_ids, used_from__isnull=False, used_until=None
    )
    found = {row.unit_id: row for row in rows.order_by("used_from", "pk").select_related("unit")}
    return next((found[pk] for pk in reversed(unit.ancestor_ids) if pk in found), None)


@dataclass(frozen=True)
class TemplatePage:
    """The forms of one unit: in use, and waiting to be looked at."""

    unit: Unit
    in_use: WordTemplate | None
    waiting: WordTemplate | None
    lines: list[str] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        return self.in_use is not None and self.in_use.unit_id == self.unit.pk


def template_page(code: str, *, by: Standing) -> TemplatePage:
    """For whoever may choose the unit's form; the waiting one filled with an example."""
    unit = unit_to_plan(code, by=by, to=set_word_template)
    waiting = waiting_template(unit)
    lines = shown_lines(filled(waiting.data, example_sheet())) if waiting else []
    return TemplatePage(unit, template_in_use(unit), waiting, lines)


def waiting_template(unit: Unit) -> WordTemplate | None:
    """The file uploaded last and not in use yet."""
    rows = WordTemplate.objects.filter(unit=unit, used_from=None, used_until=None)
    return rows.order_by("-added_at", "-pk").first()


def filled_example(code: str, *, by: Standing) -> bytes | None:
    """The waiting form, else the one in use, filled with an example; none if there is neither."""
    page = template_page(code, by=by)
    chosen = page.waiting or page.in_use
    return filled(chosen.data, example_sheet()) if chosen else None


def example_sheet() -> MinutesSheet:
    """Minutes of an invented meeting, to look at a form."""
    day = date(2026, 7, 3)
    report = Block(
        "Đồng chí Nguyễn Văn A báo cáo soát xét, đánh giá 6 tháng",
        "Ưu điểm: …\nĐồng chí Trần Thị B: …\nBiểu dương đồng chí Nguyễn Văn A: …",
        "Chi bộ ghi nhận; …",
    )
    return MinutesSheet(
        heading=Heading("Đảng bộ mẫu", "Chi bộ mẫu", "Lào Cai", day),
        number=signing.number_words("BB/CB", 5),
        abstract="Sinh hoạt chi bộ tháng 7/2026",
        opened=signing.opened_words(day, "14 giờ 00 phút"),
        place="Phòng họp tầng 3",
        present="16/18 đồng chí (89%).",
        chair="Đồng chí Lê Văn C, Bí thư",
        keeper="Đồng chí Phạm Thị D",
        left=Signer(signing.KEEPER, "Phạm Thị D", "16:40 ngày 03/07/2026"),
        right=Signer(signing.CHAIR, "Lê Văn C", "16:45 ngày 03/07/2026"),
        absent=(Absent("Đồng chí E", "đi công tác"), Absent("Đồng chí G")),
        guests=("Đồng chí H, Đảng ủy cấp trên",),
        sections=(Section(EXAMPLE, (report,)), Section("Nội dung khác", (Block("", "…", "…"),))),
        conclusion="…",
        tasks=(Assignment("Chuẩn bị chuyên đề quý III", "Đồng chí Nguyễn Văn A", "15/08/2026"),),
        closing=READ_BACK,
        recipients=("Đảng ủy mẫu (để báo cáo),", "Lưu Chi bộ."),
        digest="0" * 64,
    )
