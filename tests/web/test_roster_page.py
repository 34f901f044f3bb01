"""The roster in the browser: a file is looked through, tried out, and only then written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sotay.accounts.models import Login
from sotay.org.models import Person, Unit
from tests.org.rosters import AN, HEADS, UNIT_HEADS, UNITS, made, sheet

GOOD = made(sheet("Tổ chức", UNIT_HEADS, *UNITS), sheet("Người", HEADS, AN))


@pytest.fixture
def technician(client, db):
    login = Login.objects.create(user_name="kythuat", session_seed="x", is_technician=True)
    client.force_login(login, backend="sotay.accounts.backend.IdentifierBackend")
    return client


def upload(client, data: bytes, name: str = "danh-sach.xlsx"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("web:roster-import"), {"file": file}, follow=True)


def test_the_preview_says_what_would_come_and_writes_nothing(technician):
    page = upload(technician, GOOD)
    assert page.status_code == 200
    assert "Sẽ nhập 4 tổ chức, 1 người" in page.content.decode()
    assert not Unit.objects.exists()


def test_after_a_yes_it_is_written(technician):
    preview = upload(technician, GOOD)
    done = technician.post(preview.request["PATH_INFO"], {"go": "import"}, follow=True)
    assert "Đã nhập" in done.content.decode()
    assert Person.objects.get().card_number == "12345678"


def test_what_is_worth_a_look_is_shown(technician):
    second = (AN[0], "Trần Bình", "01/01/1981", *AN[3:8], "87654321", "", "")
    page = upload(technician, made(sheet("Tổ chức", UNIT_HEADS, *UNITS),
                                   sheet("Người", HEADS, AN, second)))  # fmt: skip
    told = page.content.decode()
    assert "Nên xem lại, vẫn nhập được" in told
    assert "Chi bộ này đã có Bí thư Nguyễn Văn An ở dòng 2. Hãy kiểm tra." in told
    assert "Sẽ nhập 4 tổ chức, 2 người" in told


def test_without_anything_to_look_at_nothing_is_said(technician):
    assert "Nên xem lại" not in upload(technician, GOOD).content.decode()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no table", b"PK\x03\x04 broken"])
def test_a_wrong_file_gets_a_sentence(technician, data):
    page = upload(technician, data)
    assert page.status_code == 422
    assert "Chưa đọc được tệp" in page.content.decode()
    assert not Unit.objects.exists()


def test_nobody_else_gets_there(client, world):
    client.force_login(world.people["an"].login, backend="sotay.accounts.backend.IdentifierBackend")
    assert client.get(reverse("web:roster-import")).status_code == 403
