"""What is no roster is refused as a whole, quickly, with one sentence."""

import time
import tracemalloc

import pytest

from sotay.org.rules import roster_container as container
from sotay.org.rules.roster_container import RosterUnreadable, check_container
from sotay.org.rules.roster_file import NO_HEADER, read_roster
from tests.org.rosters import archive, made, ods, person, sheet, with_part

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)
HEADER = ["Mã tổ chức", "Họ và tên", "Đối tượng"]


def refused(data: bytes) -> str:
    with pytest.raises(RosterUnreadable) as refusal:
        read_roster(data)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp trống. Hãy chọn đúng tệp danh sách."),
        (bytes(100), "Tệp trống. Hãy chọn đúng tệp danh sách."),
        (b"%PDF-1.7 not a table", container.NO_SHEET),
        ("Mã;Tên\nA;B".encode("utf-16"), container.NO_SHEET),
        (b"\xef\xbb\xbf<html><table></table></html>", container.WEB_PAGE),
        (b'<?xml version="1.0"?><Workbook/>', container.WEB_PAGE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), container.ENCRYPTED),
        (OLE, container.BROKEN),
        (b"PK\x03\x04 and nothing else", container.BROKEN),
        (archive({"word/document.xml": b"<w/>"}), container.BROKEN),
        (archive({"xl/workbook.bin": b""}), container.BINARY),
        (b"x" * (container.MOST_BYTES + 1), "Tệp lớn quá 20 MB. Hãy tách thành nhiều tệp."),
    ],
    ids=range(12),
)
def test_what_is_no_spreadsheet(data, sentence):
    assert refused(data) == sentence


def test_an_archive_that_breaks_off():
    whole = person()
    assert refused(whole[: len(whole) // 2]) == container.BROKEN
    damaged = bytearray(whole)
    damaged[200:400] = bytes(200)
    assert refused(bytes(damaged)) == container.BROKEN


def test_a_workbook_without_rows_or_without_a_known_header():
    assert refused(made(sheet("A"))) == "Tệp không có dòng nào. Hãy chọn đúng tệp danh sách."
    assert refused(made(sheet("A", ("Tên", "Tuổi"), ("An", 30)))) == NO_HEADER
    assert "Mã tổ chức, Họ và tên" in NO_HEADER and "Tên tổ chức, Loại" in NO_HEADER


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.xml": bytes(90 * 1024 * 1024)},
        {f"xl/{n}.xml": bytes(30 * 1024 * 1024) for n in range(4)},
        {f"xl/{n}.xml": b"" for n in range(501)},
    ],
    ids=["ratio", "total", "parts"],
)
def test_archives_that_unpack_to_far_too_much_are_not_unpacked(parts):
    data = archive(parts)
    tracemalloc.start()
    began = time.perf_counter()
    assert refused(data) == container.BOMB
    assert time.perf_counter() - began < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_two_cells_at_the_ends_of_a_sheet_are_not_laid_out():
    """The reader would lay out 17 thousand million cells between them, and kill the server."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = with_part(person(), SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert refused(data) == container.WIDE
    assert refused(ods([HEADER, ["x"] * 3], repeat='table:number-rows-repeated="1048576"')) == (
        container.TOO_LONG
    )


def test_more_rows_than_anybody_has_in_one_file():
    far = b'<row r="100002"><c r="A100002"><v>1</v></c></row></sheetData>'
    data = with_part(person(), SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert refused(data) == container.TOO_LONG
    assert "100.000" in container.TOO_LONG


def test_entities_are_refused_before_anything_expands_them():
    bomb = b'<!DOCTYPE a [<!ENTITY b "cccccccc"><!ENTITY d "&b;&b;&b;&b;">]><worksheet'
    data = with_part(person(), SHEET, lambda xml: xml.replace(b"<worksheet", bomb, 1))
    assert refused(data) == container.BROKEN


def test_the_first_look_passes_what_is_sound():
    assert check_container(person()) is None
    assert check_container(ods([HEADER])) is None


@pytest.mark.parametrize("cut", range(1, 400, 57))
def test_no_damage_brings_more_than_a_refusal(cut):
    whole = bytearray(person())
    for place in range(cut * 7 % 61, len(whole), 61 + cut):
        whole[place] ^= 0x5A
    try:
        read_roster(bytes(whole))
    except RosterUnreadable:
        pass
