"""Files no roster should come as: each is answered with what to do, and nothing is written."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.accounts.models import Login
from sotay.kit import clock
from sotay.org.models import Person, RosterUpload, Unit
from sotay.org.rules import roster_container
from tests.accounts.doors import told
from tests.fixtures.strict import StrictClient
from tests.kit.test_legacy_fonts import tcvn3
from tests.org.rosters import AN, UNITS, archive, made, people, units, with_part

ADDRESS = "/quan-tri/nhap-danh-sach/"
GOOD = made(units(), people(AN))
PART = "xl/worksheets/sheet1.xml"
OLE = roster_container.OLE + b"\x00" * 600
FAR = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'


def enter(client: StrictClient, name: str = "kythuat") -> StrictClient:
    login = Login.objects.create(user_name=name, session_seed=name, is_technician=True)
    client.force_login(login)
    return client


@pytest.fixture
def technician(db, client) -> StrictClient:
    return enter(client)


def upload(client: StrictClient, data: bytes, name: str = "danh-sach.xlsx"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)}, follow=True)


def bomb() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", PART: b"\x20" * (30 * 1024 * 1024)})


def nested_in_ole() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600


REFUSED = {
    "encrypted": (nested_in_ole, "Tệp đang đặt mật khẩu"),
    "bomb": (bomb, "Tệp nén bất thường"),
    "far cell": (lambda: with_part(GOOD, PART, lambda x: x.replace(b"</sheetData>", FAR)),
                 "ô ghi ở quá xa bảng"),
    "entities": (lambda: with_part(GOOD, PART, lambda x: b'<!DOCTYPE a [<!ENTITY a "b">]>' + x),
                 "Tệp hỏng"),
    "cut short": (lambda: GOOD[: len(GOOD) // 2], "Tệp hỏng"),
    "binary sheet": (lambda: archive({"xl/workbook.bin": b"x"}), "Không đọc được dạng .xlsb"),
    "web page": (lambda: b"<html><table></table></html>", "trang web"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 90, "không phải bảng tính"),
    "empty": (lambda: b"\x00\x00\n", "Tệp trống"),
    "heavy": (lambda: b"PK" + b"\x00" * roster_container.MOST_BYTES, "lớn quá 20 MB"),
    "old binary, broken": (lambda: OLE, "Tệp hỏng"),
    "archive of nothing": (lambda: archive({"a.txt": b"x"}), "Tệp hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_wrong_file_is_answered_and_nothing_is_written(technician, kind):
    data, sentence = REFUSED[kind]
    page = upload(technician, data())
    assert page.status_code == 422
    assert sentence in told(page) and "Hãy" in told(page)
    assert not Unit.objects.exists() and not Person.objects.exists()


def test_without_a_file_one_is_asked_for_it(technician):
    page = technician.post(ADDRESS, {})
    assert page.status_code == 422 and "Hãy chọn đúng tệp danh sách" in told(page)
    assert not RosterUpload.objects.exists()


def test_bad_rows_are_named_and_cannot_be_imported(technician):
    bad = (*AN[:2], "31/02/1980", *AN[3:])
    page = upload(technician, made(units(), people(AN, bad)))
    assert "31/02/1980" in told(page)
    technician.post(page.request["PATH_INFO"], {"go": "import"})
    assert not Unit.objects.exists() and not Person.objects.exists()


def test_what_waits_is_sealed_and_gone_when_let_go(technician):
    page = upload(technician, GOOD)
    waiting = RosterUpload.objects.get()
    assert b"PK" != bytes(waiting.sealed)[:2] and b"worksheets" not in bytes(waiting.sealed)
    technician.post(page.request["PATH_INFO"], {"go": "drop"})
    assert not RosterUpload.objects.exists() and not Unit.objects.exists()


def test_nobody_sees_what_another_technician_brought(technician):
    address = upload(technician, GOOD).request["PATH_INFO"]
    other = enter(StrictClient(), "nguoi-khac")
    assert other.get(address).status_code == 404
    assert other.post(address, {"go": "import"}).status_code == 404
    assert not Unit.objects.exists()


def test_a_file_left_waiting_is_gone_a_day_later(technician, monkeypatch):
    upload(technician, GOOD)
    tomorrow = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    upload(technician, GOOD, "moi.xlsx")
    assert RosterUpload.objects.get().name == "moi.xlsx"


def test_an_old_font_is_shown_converted_before_anything_is_written(technician):
    rows = [tuple(tcvn3(cell) for cell in (AN[0], "Nguyễn Thị Hạnh", *AN[2:]))]
    old_units = [tuple(tcvn3(cell) for cell in row) for row in UNITS]
    page = upload(technician, made(units(*old_units), people(*rows)))
    assert "Tệp dùng phông chữ cũ (TCVN3)" in told(page) and "Chi bộ Văn phòng" in told(page)
    assert not Unit.objects.exists()
    address = page.request["PATH_INFO"]
    again = technician.post(address, {"convert": "tcvn3"}, follow=True)
    assert "Sẽ nhập" in told(again) and not Person.objects.exists()
    technician.post(address, {"go": "import"})
    assert Person.objects.get().name == "Nguyễn Thị Hạnh"


def test_the_blank_file_can_be_brought_back_filled_in(technician):
    blank = technician.get(ADDRESS + "mau.xlsx")
    assert blank["Content-Disposition"] == 'attachment; filename="danh-sach-mau.xlsx"'
    page = upload(technician, blank.content)
    assert page.status_code == 200
    assert not Person.objects.exists()
