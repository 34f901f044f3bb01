"""A committee's own Word form: what is taken, what is refused and why, and what is filled in."""

import io
import zipfile

import pytest
from docx import Document

from sotay.exports.word_checks import WrongTemplate
from sotay.exports.word_minutes import form_docx, minutes_docx
from sotay.exports.word_template import PLACES, check_template, shown_lines
from tests.exports.minutes_sheet import minutes_sheet

SHEET = minutes_sheet()
NEEDED = "{{Số}} {{Nội dung}} {{Ký người ghi}} {{Ký chủ trì}} {{Mã kiểm}}"


def a_form(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes, old: str = "", new: str = "") -> bytes:
    """The same file with one more part, or with words changed in all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            if part != name:
                body = before.read(part)
                after.writestr(part, body.replace(old.encode(), new.encode()) if old else body)
        if name:
            after.writestr(name, content)
    return out.getvalue()


MACRO_KIND = ("wordprocessingml.document.main+xml", "x")
RELS = "word/_rels/document.xml.rels"
OUTSIDE = b"""<?xml version="1.0"?><Relationships
xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
Target="http://example.vn/x.dotm" TargetMode="External"/></Relationships>"""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7", "không phải Word"),
        (b"", "không phải Word"),
        (a_form(NEEDED)[:900], "không phải Word"),
        (b"x" * 2_000_001, "2 MB"),
        (with_part(a_form(NEEDED), "word/vbaProject.bin", b"x"), "macro"),
        (with_part(a_form(NEEDED), "word/embeddings/oleObject1.bin", b"x"), "nhúng"),
        (with_part(a_form(NEEDED), "", b"", "document.main+xml", "document.macroEnabled.main+xml"),
         "macro"),
        (with_part(a_form(NEEDED), "", b"", *MACRO_KIND), ".docx"),
        (with_part(a_form(NEEDED), RELS, OUTSIDE), "bên ngoài"),
        (with_part(a_form(NEEDED), "word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
         "khai báo"),
        (with_part(a_form(NEEDED), "word/x.xml", b"<a"), "hỏng"),
        (with_part(a_form(NEEDED), "word/x.xml", b'<w:a xmlns:w="http://schemas.openxmlformats.org'
                   b'/wordprocessingml/2006/main"><w:instrText>INCLUDETEXT x</w:instrText></w:a>'),
         "trường"),
        (a_form("{{Số}} {{Nội dung}}"), "còn thiếu chỗ điền: Ký người ghi, Ký chủ trì, Mã kiểm"),
        (a_form(NEEDED, "{{Thoi gan}}"), "Có phải là “Thời gian”"),
        (a_form(NEEDED, "{{7*7}}"), "Không có chỗ điền tên “7.7”"),
    ],
)  # fmt: skip
def test_a_file_that_will_not_do_is_refused_with_the_reason(data, told):
    with pytest.raises(WrongTemplate, match=told):
        check_template(data)


def test_places_are_found_without_accents_and_cut_into_runs():
    document = Document(io.BytesIO(a_form(NEEDED)))
    paragraph = document.add_paragraph("Bắt đầu ")
    for piece in ("{", "{th", "OI ", "gian}", "} nhé"):
        paragraph.add_run(piece).bold = True
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.paragraphs[0].add_run("{{khách mời}}")
    document.sections[0].footer.paragraphs[0].text = "Biên bản {{Số}}"
    out = io.BytesIO()
    document.save(out)
    check_template(out.getvalue())
    filled = minutes_docx(SHEET, out.getvalue())
    assert f"Bắt đầu {SHEET.opened} nhé" in shown_lines(filled)
    assert f"- {SHEET.guests[0]}" in shown_lines(filled)
    assert f"Biên bản {SHEET.number}" in shown_lines(filled)


def test_the_usual_form_passes_and_holds_every_place_it_can():
    check_template(form_docx())
    filled = minutes_docx(SHEET, form_docx())
    shown = shown_lines(filled)
    assert not [line for line in shown if "{{" in line and "{{Số}}" not in line]
    for words in (SHEET.number, SHEET.left.mark, f"SHA-256: {SHEET.digest}", "Lưu Chi bộ."):
        assert any(words in line for line in shown), words
    assert any("PHỤ LỤC" in line for line in shown)


def test_words_of_the_minutes_are_never_taken_for_places():
    """Somebody wrote “{{Số}}” in the course of the meeting: it stays what it is."""
    shown = shown_lines(minutes_docx(SHEET, form_docx()))
    assert sum("số <liệu> & {{Số}} giữ nguyên" in line for line in shown) == 2


def test_every_place_has_a_value():
    everything = a_form(*(f"{{{{{name}}}}}" for name in PLACES))
    check_template(everything)
    shown = shown_lines(minutes_docx(SHEET, everything))
    assert SHEET.place in shown and not [line for line in shown if line.startswith("{{")]
