"""The pages of documents: from putting in to confirming, bad input, safe files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.library.models import Document, StudySession
from tests.accounts.doors import login_of
from tests.fixtures.world import day
from tests.library.documents import NOW, data, passed, put_in, word

TYPED = {"kind": "plan", "issuer": "Chi bộ", "number": "02-KH/CB", "issued_on": "01/06/2026",
         "subject": "Kế hoạch học tập", "text": "", "replaces": "", "not_secret": "on"}  # fmt: skip


@pytest.fixture
def ask(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)

    def ask(who: str, where: str, sent: dict | None = None):
        client.force_login(login_of(world, who))
        return client.get(where) if sent is None else client.post(where, sent, follow=True)

    return ask


def sent_file(name: str, content: bytes) -> dict:
    return {**TYPED, "file": SimpleUploadedFile(name, content)}


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("a.html", b"<script>", "Chỉ nhận tệp PDF"), ("a.svg", b"<svg onload=x>", "Chỉ nhận tệp PDF"),
    ("a.docm", b"PK", "Tệp có macro"), ("a.pdf", b"%PDF-" + b"0" * 50 * 1024 * 1024, "quá 20 MB"),
    ("a.docx", word("MẬT"), "dấu “MẬT”"),
])  # fmt: skip
def test_bad_files_are_answered_beside_the_field_and_nothing_typed_is_lost(
    ask, name, content, sentence
):
    page = ask("an", "/van-ban/moi/T.01.01/", sent_file(name, content))
    words = page.content.decode()
    assert page.status_code == 422 and sentence in words and "Kế hoạch học tập" in words
    assert not Document.objects.exists()


def test_a_file_goes_out_as_a_file_and_never_as_a_page(ask):
    ask("an", "/van-ban/moi/T.01.01/", sent_file("Kế hoạch <b>.docx", word("x")))
    page = ask("chi", f"/van-ban/{Document.objects.get().uid}/tep/")
    assert page.headers["Content-Disposition"] == 'attachment; filename="ke-hoach-so-02-kh-cb.docx"'
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Content-Type"] == "application/octet-stream" and page.content == word("x")
    assert ask("ha", f"/van-ban/{Document.objects.get().uid}/tep/").status_code == 404


def test_from_the_committee_to_the_cell_to_each_person(world, ask):
    document = put_in(world)
    where = f"/van-ban/{document.uid}/"
    page = ask(
        "khanh", f"{where}pho-bien/T.01/", {"to": "some", "instruction": "Bàn", "due_on": ""}
    )
    assert page.status_code == 422 and "ít nhất một đơn vị" in page.content.decode()
    chosen = {"to": "some", "unit": [world.units["T.01.01"].pk], "due_on": "31/07/2026",
              "instruction": "Bàn trong tháng 7."}  # fmt: skip
    assert "Chưa phổ biến" in ask("khanh", f"{where}pho-bien/T.01/", chosen).content.decode()
    assert "Cần phổ biến tiếp" in ask("an", "/van-ban/").content.decode()
    ask("an", f"{where}pho-bien/T.01.01/", {"instruction": "Đọc kỹ.", "due_on": "30/06/2026"})
    seen = ask("chi", where).content.decode()
    assert "Bàn trong tháng 7." in seen and "Đọc kỹ." in seen and "Tình hình" not in seen
    assert "Cần nghiên cứu" in ask("chi", "/van-ban/").content.decode()
    ask("chi", f"{where}da-nghien-cuu/", {})
    assert "Cần nghiên cứu" not in ask("chi", "/van-ban/").content.decode()
    followed = ask("an", f"{where}tinh-hinh/T.01.01/").content.decode()
    assert "1/5" in followed and "Phạm Tiến Dũng" in followed and "Lê Thị Kim Chi" not in followed
    assert "Đã nhắc 4 người" in ask("an", f"{where}tinh-hinh/T.01.01/nhac/", {}).content.decode()
    assert (
        "Hôm nay đã nhắc rồi" in ask("an", f"{where}tinh-hinh/T.01.01/nhac/", {}).content.decode()
    )
    above = ask("khanh", f"{where}tinh-hinh/T.01.01/").content.decode()
    assert "1/5" in above and "Phạm Tiến Dũng" not in above
    assert ask("giang", f"{where}tinh-hinh/T.01.01/").status_code == 404
    assert ask("chi", f"{where}pho-bien/T.01.01/").status_code == 403


def test_a_session_is_written_down_or_refused_with_its_reason(world, ask):
    where = f"/van-ban/{put_in(world).uid}/tinh-hinh/T.01.01/"
    wrong = ask("an", f"{where}buoi/", {"day": "30/02/2026", "title": ""})
    assert wrong.status_code == 422 and "Hãy ghi tên buổi" in wrong.content.decode()
    late = ask("an", f"{where}buoi/", {"day": "19/06/2026", "title": "Họp"})
    assert late.status_code == 422 and "sau hôm nay" in late.content.decode()
    ask("an", f"{where}buoi/", {"day": "03/06/2026", "title": "Họp tháng 6"})
    assert StudySession.objects.get().day == day("03/06/2026")


def test_mended_replaced_and_removed_on_the_page(world, ask):
    document = put_in(world, "T.01.01")
    where = f"/van-ban/{document.uid}/"
    form = ask("an", f"{where}sua/").content.decode()
    assert "Nêu gương là việc hằng ngày." in form
    ask("an", f"{where}sua/", {**TYPED, "number": "05-CT/TW"})
    newer = {**TYPED, "number": "06-KH/CB", "replaces": "05-CT/TW"}
    ask("an", "/van-ban/moi/T.01.01/", newer)
    shown = ask("chi", where).content.decode()
    assert "đã được thay thế bởi" in shown and "06-KH/CB" in shown
    assert "vòng tròn" in ask("an", f"{where}sua/", {**TYPED, "number": "05-CT/TW",
                              "replaces": "06-KH/CB"}).content.decode()  # fmt: skip
    assert ask("chi", f"{where}sua/").status_code == 403
    assert "Đã gỡ văn bản" in ask("an", f"{where}go/", {}).content.decode()


def test_empty_pages_say_what_to_do(world, ask):
    assert "Chưa có văn bản nào" in ask("chi", "/van-ban/").content.decode()
    assert "Hãy bớt chữ" in ask("chi", "/van-ban/?tim=khong+co").content.decode()
    assert ask("chi", "/van-ban/?sau=zzz&loai=zzz&tim=%00").status_code == 200


def test_pages_ask_few_questions_however_much_there_is(world, ask, client):
    for number in range(12):
        document = put_in(world, what=data(number=f"{number}-CT"))
        passed(world, document)
    passed(world, document, "T.01.01", "an")
    one = f"/van-ban/{document.uid}/"
    asked = {}
    for who, where in (("chi", "/van-ban/"), ("khanh", "/van-ban/"), ("an", "/van-ban/?tim=ct"),
                       ("chi", one), ("khanh", one), ("khanh", f"{one}tinh-hinh/T.01/"),
                       ("an", f"{one}tinh-hinh/T.01.01/")):  # fmt: skip
        ask(who, where)
        with CaptureQueriesContext(connection) as found:
            client.get(where)
        asked[who, where] = len(found)
    assert {where: many for where, many in asked.items() if many > 12} == {}
