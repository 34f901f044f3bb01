"""Files are told by what is in them; each refusal says what to do."""

import pytest

from sotay.kit.files import MOST_BYTES, file_fault, size_fault
from tests.library.documents import packed

CONTENT = packed()
MACRO = packed({"word/vbaProject.bin": "x"})


@pytest.mark.parametrize(("name", "content"), [
    ("a.pdf", b"%PDF-1.7 ..."), ("Chỉ thị 05.DOCX", CONTENT), ("a.xlsx", CONTENT),
    ("a.pptx", CONTENT), ("a.jpg", b"\xff\xd8\xff\xe0"), ("a.png", b"\x89PNG\r\n\x1a\n"),
])  # fmt: skip
def test_harmless_files_are_kept(name, content):
    assert file_fault(name, content) == ""


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("a.docx", MACRO, "Tệp có macro"), ("a.docm", CONTENT, "Tệp có macro"),
    ("a.xlsx", packed({"xl/macrosheets/sheet1.xml": "x"}), "Tệp có macro"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lưu lại thành .docx"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lưu lại thành .xlsx"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đặt mật khẩu"),
    ("a.html", b"<script>alert(1)</script>", "Chỉ nhận tệp PDF"),
    ("a.svg", b"<svg onload='x()'>", "Chỉ nhận tệp PDF"), ("a.exe", b"MZ", "Chỉ nhận tệp PDF"),
    ("không tên", b"x", "Chỉ nhận tệp PDF"), ("a.pdf", b"<html>", "không phải tệp .pdf"),
    ("a.png", b"<svg>", "không phải tệp .png"), ("a.docx", b"PK..", "không phải tệp .docx"),
    ("a.pdf", b"", "Tệp rỗng"), ("a.pdf", b"%PDF-" + b"x" * MOST_BYTES, "quá 20 MB"),
])  # fmt: skip
def test_all_others_are_refused_with_what_to_do(name, content, sentence):
    assert sentence in file_fault(name, content)


def test_too_large_a_file_is_refused_before_it_is_read():
    assert "quá 20 MB" in size_fault(50 * 1024 * 1024) and size_fault(MOST_BYTES) == ""
