"""Minutes in Word and PDF say word for word what is signed, in the Party's document format."""

import io
from dataclasses import replace

import pytest
from docx import Document

from sotay.exports.pdf_minutes import minutes_pdf
from sotay.exports.sheets import Heading
from sotay.exports.sheets_minutes import annex_text, body_rows, plain_text
from sotay.exports.word_minutes import form_docx, minutes_docx
from tests.exports.minutes_sheet import minutes_sheet
from tests.exports.office import opened
from tests.exports.paper import words

SHEET = minutes_sheet()
STATE = replace(
    SHEET,
    state_form=True,
    number="Số: 05/BB-CQ",
    heading=Heading("", "Sở Xây dựng", "Lào Cai", SHEET.heading.on),
)


def lines_of(docx: bytes) -> list[str]:
    document = Document(io.BytesIO(docx))
    found = [p.text for p in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                found += [p.text for p in cell.paragraphs]
    return [line.strip() for line in found if line.strip()]


def bare(text: str) -> str:
    return "".join(text.split())


def test_every_signed_line_stands_in_word_as_it_was_signed():
    printed = lines_of(minutes_docx(SHEET))
    people = {f"{s.title}: {s.name}" for s in (SHEET.left, SHEET.right)}
    for line in plain_text(SHEET).splitlines():
        assert line in printed or line in people, line
    assert {SHEET.left.title, SHEET.right.name, SHEET.left.mark} <= set(printed)
    assert f"SHA-256: {SHEET.annexes[0].digest}" in printed


def test_the_page_has_the_figures_of_the_party_format():
    document = Document(io.BytesIO(minutes_docx(SHEET)))
    page = document.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in margins] == [20, 20, 30, 15]
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    left, right = document.tables[-2].rows[0].cells if SHEET.annexes else (None, None)
    assert left.paragraphs[0].text == "NGƯỜI GHI BIÊN BẢN"
    assert right.paragraphs[0].text == "CHỦ TRÌ HỘI NGHỊ"


def test_the_order_is_that_of_the_form():
    parts = [row.words for row in body_rows(SHEET) if row.kind in ("part", "point")]
    assert parts == [
        "I. THỜI GIAN, ĐỊA ĐIỂM", "II. THÀNH PHẦN", "III. NỘI DUNG VÀ DIỄN BIẾN",
        "1. Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "2. Phương hướng tháng 7", "IV. KẾT LUẬN CỦA CHỦ TRÌ", "V. PHÂN CÔNG THỰC HIỆN",
    ]  # fmt: skip
    shown = [row.words for row in body_rows(SHEET)]
    assert "- Đồng chí Lý Văn Nam: không có lý do." in shown
    empty = [row.words for row in body_rows(replace(SHEET, conclusion="", tasks=(), absent=()))]
    assert "Vắng mặt: không có." in empty
    assert not [row for row in empty if row.startswith(("IV.", "V."))]


@pytest.mark.parametrize("sheet", [SHEET, STATE], ids=["party", "state"])
def test_the_pdf_says_the_same(sheet):
    printed = bare(words(minutes_pdf(sheet)))
    for line in plain_text(sheet).splitlines():
        if not line.startswith((sheet.left.title, sheet.right.title)):
            assert bare(line) in printed, line
    assert bare(annex_text(sheet, sheet.annexes[0]).splitlines()[3]) in printed


def test_libreoffice_opens_them_and_reads_the_same_words(tmp_path):
    files = {
        "party": minutes_docx(SHEET),
        "state": minutes_docx(STATE),
        "long": minutes_docx(minutes_sheet(30)),
        "own-form": minutes_docx(SHEET, form_docx()),
    }
    read = opened(files, tmp_path)
    sheets = {"party": SHEET, "state": STATE, "long": minutes_sheet(30)}
    for name, sheet in sheets.items():
        read_lines = [line.strip() for line in read[name].splitlines()]
        people = {f"{s.title}: {s.name}" for s in (sheet.left, sheet.right)}
        for line in plain_text(sheet).splitlines():
            assert line in read_lines or line in people, f"{name}: {line}"
        assert {sheet.left.title, sheet.right.name, sheet.left.mark} <= set(read_lines)
    own = [line.strip() for line in read["own-form"].splitlines()]
    for row in body_rows(SHEET):
        if row.kind in ("point", "block", "text", "conclusion"):
            assert row.words in own, row.words


def test_a_missing_libreoffice_fails_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="libreoffice-writer-nogui"):
        opened({}, tmp_path)
