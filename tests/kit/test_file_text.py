"""The text of PDF and Office files; scans, broken and secret ones."""

import io

import pytest
import typst
from PIL import Image

from sotay.kit.file_text import MOST, FileText, text_of
from sotay.kit.first_page import Unreadable
from sotay.kit.keeping import fault_of, text_fault
from tests.library.documents import packed, word


def pdf(*pages: str) -> bytes:
    """A PDF with this text."""
    return typst.compile("\n#pagebreak()\n".join(pages).encode())


def scan() -> bytes:
    held = io.BytesIO()
    Image.new("L", (40, 60), 200).save(held, "PDF")
    return held.getvalue()


@pytest.mark.parametrize(("data", "words"), [
    (pdf("Đẩy mạnh học tập", "trang hai: nêu gương"), ["Đẩy mạnh học tập", "nêu gương"]),
    (word("Quy định", "về &lt;nêu gương&gt;"), ["Quy định\n", "<nêu gương>"]),
    (packed({"xl/sharedStrings.xml": "<si><t>Danh sách</t></si><si><t>đơn vị</t></si>"}),
     ["Danh sách\nđơn vị"]),
    (packed({"ppt/slides/slide2.xml": "<a:p><a:t>Hai</a:t></a:p>",
             "ppt/slides/slide10.xml": "<a:p><a:t>Mười</a:t></a:p>"}), ["Hai\n\nMười"]),
])  # fmt: skip
def test_the_whole_text_is_read(data, words):
    found = text_of(data, seconds=20)
    assert found.is_whole and [one for one in words if one not in found.text] == []


@pytest.mark.parametrize("data", [scan(), b"\x89PNG\r\n\x1a\n", packed()])
def test_a_scan_and_a_picture_have_no_text(data):
    assert text_of(data, seconds=20) == FileText("", True)


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing behind", b"PK\x03\x04 broken"])
def test_what_is_broken_says_so(data):
    with pytest.raises(Unreadable):
        text_of(data, seconds=20)


def test_reading_stops_when_it_has_taken_long_enough_or_has_enough():
    assert text_of(pdf("một", "hai"), seconds=-1) == FileText("một", False)
    long = text_of(word("học tập " * 60_000), seconds=20)
    assert (len(long.text), long.is_whole) == (MOST, False)


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("a.pdf", pdf("*MẬT*", "Báo cáo"), "dấu “MẬT”"), ("a.docx", word("TỐI MẬT"), "dấu “TỐI MẬT”"),
    ("tuyệt mật.xlsx", packed(), "dấu “TUYỆT MẬT”"),
    ("a.pptx", packed({"ppt/slides/slide1.xml": "<a:t>TUYỆT MẬT</a:t>"}), "dấu “TUYỆT MẬT”"),
    ("a.pdf", b"%PDF-1.7 nothing", "không kiểm tra được trang đầu"), ("a.html", b"<b>", "Chỉ nhận"),
])  # fmt: skip
def test_secret_and_unreadable_files_are_not_kept(name, data, sentence):
    assert sentence in fault_of(name, data)


def test_an_ordinary_file_and_a_scan_are_kept():
    assert [fault_of("a.pdf", pdf("Bí mật nhà nước là gì")), fault_of("scan.pdf", scan())] == [
        "",
        "",
    ]


def test_typed_words_with_a_mark_are_not_kept():
    assert "dấu “MẬT”" in text_fault("Báo cáo\nMẬT\n") and text_fault("Bảo mật tài khoản") == ""
