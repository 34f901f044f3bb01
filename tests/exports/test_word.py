"""A plan and a review as Word files in the Party's document format of their own day."""

import io
from datetime import date

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from sotay.exports.sheets import (
    Heading,
    PersonLines,
    PlanItemLine,
    PlanSheet,
    ReviewSheet,
    WeaknessLine,
)
from sotay.exports.word import plan_docx, review_docx
from sotay.exports.wording import day_words, origin
from sotay.kit import clock
from sotay.regulations.models import RuleValue
from sotay.regulations.rules import HALF
from tests.accounts.doors import login_of
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, hand_in_plan

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def chi(world, client, monkeypatch) -> StrictClient:
    monkeypatch.setattr(clock, "now", lambda: at("20/06/2026 09:00"))
    client.force_login(login_of(world, "chi"))
    return client


def opened(data: bytes):
    return Document(io.BytesIO(data))


def texts(document) -> list[str]:
    """Paragraphs and cells in reading order, a merged cell once."""
    found = []
    for block in document.iter_inner_content():
        cells = [cell for row in getattr(block, "rows", ()) for cell in dict.fromkeys(row.cells)]
        paragraphs = [p for cell in cells for p in cell.paragraphs] if cells else [block]
        found += [p.text for p in paragraphs if p.text]
    return found


def paragraph(document, words: str):
    """The one paragraph that begins so, in a table or not."""
    every = list(document.paragraphs)
    for table in document.tables:
        every += [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return next(p for p in every if p.text.startswith(words))


def plan(on: date | None, **given) -> bytes:
    heading = Heading("Đảng bộ Sở Thử nghiệm", "Chi bộ Văn phòng", "Lào Cai", on)
    items = (PlanItemLine("Đạo đức", "Trực một cửa", "Sổ trực", "31/12/2026"),)
    given = {"items": items, "submitted": "12/01/2026", **given}
    return plan_docx(PlanSheet(heading, PersonLines("Lê Hà"), 2026, "Kế hoạch cá nhân",
                               "Chỉ thị số 05-CT/TW", **given))  # fmt: skip


# --- what one downloads


def test_a_plan_opens_in_word_with_its_words(world, chi):
    hand_in_plan(world, "chi")
    answer = chi.get("/so-tay/2026/ke-hoach/ban.docx")
    assert answer["Content-Type"] == TYPE
    assert answer["Content-Disposition"] == 'attachment; filename="ke-hoach-2026.docx"'
    found = texts(opened(answer.content))
    assert found[:6] == ["ĐẢNG BỘ SỞ THỬ NGHIỆM", "CHI BỘ PHÒNG TỔNG HỢP", "*", PARTY,
                         f"{'.' * 18}, ngày 12 tháng 01 năm 2026", "KẾ HOẠCH CÁ NHÂN"]  # fmt: skip
    for words in ("Chỉ thị số 05-CT/TW ngày 15/05/2016 của Bộ Chính trị", "Phong cách",
                  *(row.deed for row in PLAN_2026.items), "31/12/2026", "NGƯỜI LẬP KẾ HOẠCH",
                  "XÁC NHẬN CỦA CHI ỦY", "Nộp ngày 12/01/2026."):  # fmt: skip
        assert words in found
    assert found.count("Lê Thị Kim Chi") == 1  # the signature; above it stands beside "Họ và tên"


def test_a_review_opens_in_word_with_its_words(world, chi):
    hand_in_plan(world, "chi")
    hand_in(world, "chi", HALF, "20/06/2026 08:00", REVIEW)
    document = opened(chi.get(f"/so-tay/2026/{HALF}/ban.docx").content)
    found = texts(document)
    titles = [text for text in found if text.split(".")[0] in ("I", "II", "III", "IV")]
    assert titles == ["I. Kết quả thực hiện kế hoạch", "II. Ưu điểm",
                      "III. Khuyết điểm, nguyên nhân và giải pháp thời gian tới"]  # fmt: skip
    for words in ("SOÁT XÉT, ĐÁNH GIÁ 6 THÁNG", REVIEW.strengths, "1. Chưa trình bày chuyên đề",
                  "Nguyên nhân: Chuẩn bị muộn", "Giải pháp: Đăng ký trình bày ngày 15/08",
                  "Thời hạn: 15/08/2026", "Đạt", "Có sổ", "NGƯỜI TỰ SOÁT XÉT"):  # fmt: skip
        assert words in found


def test_nothing_handed_in_is_no_file(world, chi):
    assert chi.get("/so-tay/2026/ke-hoach/ban.docx").status_code == 404


def test_the_place_is_the_units(world, chi):
    RuleValue.objects.create(unit=world.units["T"], key="place", value="Lào Cai",
                             valid_from=day("01/01/2026"), set_at=at("01/01/2026"))  # fmt: skip
    hand_in_plan(world, "chi")
    found = texts(opened(chi.get("/so-tay/2026/ke-hoach/ban.docx").content))
    assert "Lào Cai, ngày 12 tháng 01 năm 2026" in found


# --- the Party's format


@pytest.mark.parametrize(
    ("on", "margins", "title"),
    [
        (date(2026, 6, 20), (20, 20, 30, 15), 16),
        (date(2026, 5, 27), (20, 20, 30, 15), 16),
        (date(2026, 5, 26), (25, 25, 35, 15), 15),
        (date(2020, 1, 20), (25, 25, 35, 15), 15),
        (None, (20, 20, 30, 15), 16),
    ],
)
def test_a_paper_has_the_margins_of_its_own_day(on, margins, title):
    """Source: HD 05-HD/VPTW from 27/05/2026; before, HD 36-HD/VPTW."""
    document = opened(plan(on))
    (section,) = document.sections
    page = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(side.mm) for side in page] == list(margins)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert paragraph(document, "KẾ HOẠCH CÁ NHÂN").runs[0].font.size == Pt(title)


def test_the_partys_name_stands_bold_over_a_rule_without_the_states_words():
    document = opened(plan(date(2026, 6, 20)))
    name = paragraph(document, PARTY)
    assert (name.runs[0].bold, name.runs[0].font.size) == (True, Pt(15))
    assert name.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert 'w:bottom w:val="single"' in name._p.xml
    assert "Độc lập" not in " ".join(texts(document))
    above, body = paragraph(document, "ĐẢNG BỘ SỞ"), paragraph(document, "CHI BỘ VĂN")
    assert (above.runs[0].bold, body.runs[0].bold) == (None, True)
    dated = paragraph(document, "Lào Cai, ngày 20 tháng 6 năm 2026").runs[0]
    assert (dated.italic, dated.font.size) == (True, Pt(14))


def test_the_body_is_times_new_roman_14_on_exact_lines():
    document = opened(review_docx(ReviewSheet(
        Heading("", "Chi bộ Văn phòng"), PersonLines("Lê Hà"), 2026, "Soát xét",
        strengths="Đã làm xong.", none_found=True)))  # fmt: skip
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size) == ("Times New Roman", Pt(14))
    form = paragraph(document, "Đã làm xong.").paragraph_format
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert Pt(18) <= form.line_spacing <= Pt(22)
    assert (round(form.first_line_indent.mm), form.space_after) == (round(Mm(10).mm), Pt(6))
    assert "Kỳ này chưa thấy khuyết điểm mới." in texts(document)


def test_pages_are_numbered_from_the_second_on_and_the_file_names_nobody():
    document = opened(plan(None))
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert not section.first_page_header.paragraphs[0].runs
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language) == ("Kế hoạch cá nhân năm 2026", "vi-VN")


@pytest.mark.parametrize(
    "odd", ["Một\x00\x0b\u202ehai", "<w:p>&amp;", "a" * 3_000, "Dòng\n" * 2_000]
)
def test_no_text_breaks_the_file(odd):
    items = (PlanItemLine("Đạo đức", odd, odd, odd),)
    carried = (WeaknessLine(odd, odd, odd, odd),)
    found = " ".join(texts(opened(plan(None, items=items, carried=carried))))
    shown = "".join(c for c in odd.replace("\x0b", "\n") if c not in "\x00\u202e")
    assert shown.split()[0] in found


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_are_written_as_the_party_writes_them(on, words):
    assert day_words(on) == words


def test_a_sheet_says_which_copy_it_is():
    assert origin("", 1, "") == "Bản đang viết, chưa nộp."
    assert origin("12/01/2026", 1, "") == "Nộp ngày 12/01/2026."
    assert origin("12/01/2026", 2, "Lê An") == (
        "Nộp ngày 12/01/2026, bản thứ 2; Lê An nhập giúp từ bản viết tay."
    )
