"""Documents are put in, replaced, mended, taken out; what cannot be is refused with a sentence."""

from datetime import timedelta

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.library.actions import keeping
from sotay.library.actions.keeping import (
    Sent,
    WrongDocument,
    change_document_to,
    read_on,
    remove_document,
)
from sotay.library.choices import FileText
from sotay.library.models import Document, DocumentFile
from sotay.library.queries.documents import document_page, files_to_read
from sotay.library.queries.finding import documents
from sotay.org.relations import Refused
from tests.fixtures.world import day
from tests.kit.test_file_text import pdf, scan
from tests.library.documents import NOW, data, passed, put_in, word


def found(world, words: str, who: str = "chi") -> list[Document]:
    return [line.document for line in documents(by=world.by(who), words=words).lines]


@pytest.mark.parametrize(("change", "field", "sentence"), [
    ({"issued_on": day("19/06/2026")}, "issued_on", "sau hôm nay"),
    ({}, "number", "đã có trong thư viện"),
    ({"number": "6", "subject": "TỐI MẬT: báo cáo"}, "subject", "dấu “TỐI MẬT”"),
    ({"number": "6", "text": "MẬT"}, "text", "dấu “MẬT”"),
    ({"number": "6", "replaces": ("99-CT/TW",)}, "replaces", "không có văn bản số 99-CT/TW"),
    ({"number": "6", "issued_on": day("01/01/2010"), "replaces": ("05-ct/tw",)}, "replaces",
     "ban hành sau văn bản này"),
])  # fmt: skip
def test_what_cannot_stand_is_refused_at_its_place(world, change, field, sentence):
    put_in(world)
    with pytest.raises(WrongDocument, match=sentence) as refusal:
        put_in(world, what=data(**change))
    assert refusal.value.field == field


def test_the_replaced_one_says_so_and_by_which(world):
    older = put_in(world)
    newer = put_in(world, what=data(number="07-CT/TW", issued_on=day("01/06/2026"),
                                    replaces=("05-CT/TW",)))  # fmt: skip
    assert document_page(older.uid, by=world.by("chi")).newer == (newer,)
    assert document_page(newer.uid, by=world.by("chi")).older == (older,)
    lines = documents(by=world.by("chi"), words="05-CT").lines
    assert [line.newer for line in lines] == [(newer,)]


def test_of_two_with_one_number_the_day_tells(world):
    put_in(world)
    put_in(world, what=data(issued_on=day("16/05/2016")))
    with pytest.raises(WrongDocument, match="Hãy ghi cả ngày"):
        put_in(world, what=data(number="7", replaces=("05-CT/TW",)))
    newer = put_in(world, what=data(number="7", issued_on=day("01/06/2026"),
                                    replaces=("05-CT/TW 16/05/2016",)))  # fmt: skip
    assert newer.replaces.get().issued_on == day("16/05/2016")


def test_a_circle_of_replaced_documents_is_refused(world):
    same_day = {"issued_on": day("01/06/2026")}
    one = put_in(world, what=data(number="1", **same_day))
    put_in(world, what=data(number="2", replaces=("1",), **same_day))
    put_in(world, what=data(number="3", replaces=("2",), **same_day))
    for number in ("3", "1"):
        with pytest.raises(WrongDocument, match="vòng tròn"):
            change_document_to(one.uid, data(number="1", replaces=(number,), **same_day),
                               by=world.by("khanh"), now=NOW)  # fmt: skip
    assert one.replaces.count() == 0


def test_text_of_a_file_is_found_and_no_list_reads_the_file(world, django_assert_max_num_queries):
    document = put_in(world, file=Sent("chi-thi.pdf", pdf("Chống lãng phí điện nước")))
    assert found(world, "lang phi dien nuoc") == [document]
    with django_assert_max_num_queries(8) as asked:
        lines = documents(by=world.by("chi")).lines
    assert lines[0].has_file
    columns = ('"library_documentfile"."data"', '"library_document"."text"')
    assert [sql for sql in asked.captured_queries if any(c in sql["sql"] for c in columns)] == []


def test_a_scan_is_kept_and_says_that_it_cannot_be_searched(world):
    document = put_in(world, file=Sent("scan.pdf", scan()))
    file = document_page(document.uid, by=world.by("chi")).file
    assert file.known == FileText.NONE and "không tìm được" in file.get_known_display()


def test_a_long_file_is_read_on_by_the_worker(world, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", -1)
    document = put_in(world, file=Sent("a.pdf", pdf("một", "trang hai: tiết kiệm")))
    assert found(world, "trang hai") == [] and files_to_read() != []
    for file in files_to_read():
        read_on(file)
    assert found(world, "trang hai") == [document] and files_to_read() == []
    assert DocumentFile.objects.get().known == FileText.WHOLE


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("a.svg", b"<svg/>", "Chỉ nhận"), ("a.docx", word("TUYỆT MẬT"), "dấu “TUYỆT MẬT”"),
])  # fmt: skip
def test_a_file_that_is_not_kept_keeps_the_document_out(world, name, content, sentence):
    with pytest.raises(WrongDocument, match=sentence):
        put_in(world, file=Sent(name, content))
    assert not Document.objects.exists()


def test_mended_it_is_found_by_what_it_says_now(world):
    document = put_in(world, file=Sent("a.docx", word("tiết kiệm điện")))
    by = world.by("khanh")
    change_document_to(document.uid, data(subject="Chủ đề khác", text=""), by=by, now=NOW)
    assert found(world, "chu de khac") == found(world, "tiet kiem") == [document]
    assert found(world, "day manh") == []
    change_document_to(document.uid, data(subject="Chủ đề khác"), by=by, now=NOW,
                       file=Sent("b.docx", word("trồng cây")))  # fmt: skip
    assert (found(world, "tiet kiem"), found(world, "trong cay")) == ([], [document])
    with pytest.raises(Refused):
        change_document_to(document.uid, data(), by=world.by("an"), now=NOW)
    with pytest.raises(NotFound):
        change_document_to(document.uid, data(), by=world.by("minh", "01/01/1990"), now=NOW)


def test_put_in_by_mistake_it_goes_but_not_once_passed_on(world):
    remove_document(put_in(world).uid, by=world.by("khanh"), now=NOW)
    assert found(world, "05-CT") == [] and not Document.objects.exists()
    document = put_in(world)
    passed(world, document)
    with pytest.raises(NotNow, match="đã được phổ biến"):
        remove_document(document.uid, by=world.by("khanh"), now=NOW + timedelta(days=1))
