"""Documents: kept for a unit and below, passed on with an instruction, confirmed by each."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.kit.files import file_fault
from sotay.kit.refusals import NotFound, NotNow
from sotay.library.actions import DocumentData, acknowledge, add_document, disseminate
from sotay.library.models import Document
from sotay.library.queries import document_page, library, to_study
from sotay.org.relations import Refused
from tests.fixtures.world import World, at, day

NOW = at("18/06/2026 09:00")
DIRECTIVE = DocumentData("directive", "Bộ Chính trị", "05-CT/TW", day("15/05/2016"),
                         "Đẩy mạnh việc học tập và làm theo",
                         "Nêu gương là việc hằng ngày.")  # fmt: skip


def put_in(world: World, unit: str = "T.01", data: DocumentData = DIRECTIVE, **given) -> Document:
    return add_document(world.units[unit], data, by=world.by("khanh"), now=NOW, **given)


def passed(world: World, document: Document, code: str = "T.01", who: str = "khanh", **given):
    given = {"instruction": "Mỗi chi bộ bàn trong tháng 7.", "due_on": day("31/07/2026"), **given}
    return disseminate(document.uid, code, given.pop("instruction"), by=world.by(who), now=NOW,
                       **given)  # fmt: skip


@pytest.mark.parametrize(("words", "found"), [
    ("05-ct", 1), ("hoc tap", 1), ("neu guong", 1), ("chi thi bo chinh tri", 1), ("xây dựng", 0),
])  # fmt: skip
def test_one_finds_without_accents_in_heading_and_text(world, words, found):
    put_in(world)
    assert len(library(by=world.by("chi"), words=words).documents) == found


def test_the_heading_counts_before_the_text(world):
    put_in(world)
    other = DocumentData("letter", "Sở", "9-CV", day("01/06/2026"), "Nêu gương của người đứng đầu")
    put_in(world, data=other)
    titles = [row.number for row in library(by=world.by("chi"), words="neu guong").documents]
    assert titles == ["9-CV", "05-CT/TW"]


def test_only_who_stands_in_or_under_the_unit_reads_it(world):
    document = put_in(world, "T.01.01")
    assert document_page(document.uid, by=world.by("chi")).document == document
    with pytest.raises(NotFound):
        document_page(document.uid, by=world.by("ha"))
    assert library(by=world.by("ha")).documents == ()


def test_each_level_adds_its_own_instruction(world):
    document = put_in(world)
    passed(world, document)
    passed(world, document, "T.01.01", "an", instruction="Đọc tại buổi sinh hoạt ngày 3.")
    page = document_page(document.uid, by=world.by("chi"))
    assert [row.unit.code for row in page.instructions] == ["T.01", "T.01.01"]
    assert [row.unit.code for row in document_page(document.uid, by=world.by("ha")).instructions
            ] == ["T.01"]  # fmt: skip


def test_each_confirms_once_and_the_cell_sees_who_has_not(world):
    document = put_in(world)
    passed(world, document)
    assert [row.document for row in to_study(by=world.by("chi"))] == [document]
    acknowledge(document.uid, by=world.by("chi"), now=NOW)
    acknowledge(document.uid, by=world.by("chi"), now=NOW)
    assert to_study(by=world.by("chi")) == ()
    cell = document_page(document.uid, by=world.by("an")).studied[0]
    assert (cell.done, cell.people) == (1, 5)
    assert "Lê Thị Kim Chi" not in [line.name for line in cell.missing]
    committee = document_page(document.uid, by=world.by("khanh")).studied
    assert {row.unit.code: row.missing for row in committee}["T.01"] == ()
    assert document_page(document.uid, by=world.by("chi")).studied == ()


@pytest.mark.parametrize(("change", "sentence"), [
    ({"issued_on": day("19/06/2026")}, "sau hôm nay"), ({}, "đã có trong thư viện"),
])  # fmt: skip
def test_a_day_to_come_and_the_same_number_are_refused(world, change, sentence):
    put_in(world)
    with pytest.raises(NotNow, match=sentence):
        put_in(world, data=DocumentData(**{**vars(DIRECTIVE), **change}))


def test_what_is_older_replaces_nothing(world):
    newer = put_in(world)
    older = DocumentData("directive", "Bộ Chính trị", "03-CT/TW", day("14/05/2011"), "x",
                         replaces=newer.uid)  # fmt: skip
    with pytest.raises(NotNow, match="ban hành sau"):
        put_in(world, data=older)


def test_a_member_passes_nothing_on_and_nothing_goes_upwards(world):
    document = put_in(world, "T.01.01")
    with pytest.raises(Refused):
        passed(world, document, "T.01.01", "chi")
    with pytest.raises(NotFound):
        passed(world, document, "T.01", "khanh")


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(("name", "content", "is_kept"), [
    ("a.pdf", b"%PDF-1.7 ...", True), ("a.docx", packed("[Content_Types].xml"), True),
    ("a.docx", packed("[Content_Types].xml", "word/vbaProject.bin"), False),
    ("a.docm", packed("[Content_Types].xml"), False), ("a.html", b"<script>", False),
    ("a.svg", b"<svg onload=x>", False), ("a.pdf", b"<html>", False), ("a.docx", b"PK..", False),
    ("a.pdf", b"", False), ("a.pdf", b"%PDF-" + b"x" * (21 * 1024 * 1024), False),
])  # fmt: skip
def test_only_harmless_files_are_kept(name, content, is_kept):
    assert (file_fault(name, content) == "") == is_kept


def test_from_putting_in_to_confirming_in_the_browser(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    client.force_login(world.people["an"].login)
    given = {"kind": "plan", "issuer": "Chi bộ", "number": "02-KH/CB", "issued_on": "01/06/2026",
             "subject": "Kế hoạch học tập", "text": ""}  # fmt: skip
    wrong = client.post("/van-ban/moi/T.01.01/",
                        {**given, "file": SimpleUploadedFile("a.html", b"<script>")})  # fmt: skip
    assert wrong.status_code == 422 and "Chỉ nhận tệp PDF" in wrong.content.decode()
    client.post("/van-ban/moi/T.01.01/", {**given, "file": SimpleUploadedFile("a.pdf", b"%PDF-1")})
    document = Document.objects.get()
    client.post(f"/van-ban/{document.uid}/pho-bien/", {"unit": "T.01.01", "instruction": "Đọc kỹ.",
                                                       "due_on": "30/06/2026"})  # fmt: skip
    client.force_login(world.people["chi"].login)
    assert "Cần nghiên cứu" in client.get("/van-ban/").content.decode()
    page = client.get(f"/van-ban/{document.uid}/").content.decode()
    assert "Đọc kỹ." in page and "Phổ biến tới" not in page
    assert client.get(f"/van-ban/{document.uid}/tep/").content == b"%PDF-1"
    client.post(f"/van-ban/{document.uid}/da-nghien-cuu/")
    assert "Cần nghiên cứu" not in client.get("/van-ban/").content.decode()
    assert client.get("/van-ban/moi/T.01.01/").status_code == 403
