"""The pages of the minutes: who sees what, two tabs, signing what was seen, files to take along."""

import io
import re
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from sotay.exports.word_minutes import form_docx
from sotay.meetings.models import Annex, Minutes, WordTemplate
from tests.exports.paper import words
from tests.meetings.holding import begun, planned
from tests.meetings.minuting import held

BASE = "/don-vi/T.01.01/sinh-hoat/2026-07-03/bien-ban/"
FORMS = "/don-vi/T.01.01/sinh-hoat/mau-bien-ban/"


@pytest.fixture
def meeting(world):
    return held(world)


def get(client, world, who: str, path: str = ""):
    client.force_login(world.people[who].login)
    return client.get(BASE + path)


def seen(client, world, who: str, name: str = "seen") -> str:
    page = get(client, world, who).content.decode()
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def sign(client, world, who: str, **more):
    form = {"seen": seen(client, world, who), "read_back": "1", **more}
    return client.post(f"{BASE}ky/", form)


def text_of(response) -> str:
    return response.content.decode()


def test_keepers_read_the_draft_and_members_wait(client, world, meeting):
    page = text_of(get(client, world, "binh"))
    for words_ in ("Số 01-BB/CB", "NGƯỜI GHI BIÊN BẢN", "Kết luận:", "Xuất Word", "Ký biên bản"):
        assert words_ in page
    assert get(client, world, "chi").status_code == 409
    assert get(client, world, "ha").status_code == 404
    client.force_login(world.people["ha"].login)
    assert client.post(f"{BASE}ky/", {"seen": "x"}).status_code == 404


def test_what_is_written_so_far_can_be_taken_as_word_while_it_runs(client, world):
    meeting = planned(world)
    begun(world, meeting)
    made = get(client, world, "binh", "bien-ban.docx")
    assert made.status_code == 200
    lines = [one.text for one in Document(io.BytesIO(made.content)).paragraphs]
    assert any("(bản đang ghi)" in line for line in lines)
    assert get(client, world, "binh").status_code == 409
    assert get(client, world, "chi", "bien-ban.docx").status_code == 409


def test_words_are_saved_and_a_second_tab_loses_nothing(client, world, meeting):
    page = text_of(get(client, world, "binh", "?sua"))
    assert 'name="course-0-1"' in page and 'name="base" value="0"' in page
    form = {"base": "0", "course-0-1": "Đồng chí Chi báo cáo đầy đủ.", "number": "12"}
    assert client.post(f"{BASE}luu/", form).status_code == 302
    again = text_of(get(client, world, "binh"))
    assert "Đồng chí Chi báo cáo đầy đủ." in again and "Số 12-BB/CB" in again
    assert "Đã ghi nhưng chưa có trong biên bản" in again, "the praise was left out"
    late = client.post(f"{BASE}luu/", {"base": "0", "conclusion": "Chữ của thẻ thứ hai."})
    assert late.status_code == 409
    assert "Chữ của thẻ thứ hai." in text_of(late) and 'name="base" value="1"' in text_of(late)
    assert "đã lưu biên bản lúc" in text_of(late)
    too_long = client.post(f"{BASE}luu/", {"base": "1", "conclusion": "x" * 200_001})
    assert too_long.status_code == 422 and "200 KB" in text_of(too_long)
    assert client.post(f"{BASE}soan-lai/", {"base": "1"}).status_code == 302
    assert "Đồng chí Chi báo cáo đầy đủ." not in text_of(get(client, world, "binh"))


def test_two_accounts_sign_what_they_saw(client, world, meeting):
    old = seen(client, world, "binh")
    client.post(f"{BASE}luu/", {"base": "0", "conclusion": "Thêm."})
    changed = client.post(f"{BASE}ky/", {"seen": old, "read_back": "1"})
    assert changed.status_code == 409 and "vừa được sửa" in text_of(changed)
    unread = client.post(f"{BASE}ky/", {"seen": seen(client, world, "binh")})
    assert unread.status_code == 422 and "đọc lại" in text_of(unread)
    assert sign(client, world, "binh").status_code == 302
    assert "Còn chờ chữ ký" in text_of(get(client, world, "binh"))
    assert sign(client, world, "an").status_code == 302
    page = text_of(get(client, world, "chi"))
    minutes = Minutes.objects.get()
    assert minutes.sha256 in page and page.count("Đã ký trên Sổ tay lúc") == 2
    assert "Sửa lời văn" not in text_of(get(client, world, "an"))
    assert client.post(f"{BASE}luu/", {"base": "2", "conclusion": "x"}).status_code == 409


def test_word_pdf_and_plain_text_say_the_same(client, world, meeting):
    assert get(client, world, "chi", "bien-ban.docx").status_code == 409
    assert get(client, world, "ha", "bien-ban.docx").status_code == 404
    sign(client, world, "binh")
    sign(client, world, "an")
    plain = get(client, world, "chi", "bien-ban.txt").content
    assert sha256(plain).hexdigest() == Minutes.objects.get().sha256
    word = Document(io.BytesIO(get(client, world, "chi", "bien-ban.docx").content))
    printed = [p.text for p in word.paragraphs]
    bare = "".join(words(get(client, world, "chi", "bien-ban.pdf").content).split())
    body = plain.decode().split("BIÊN BẢN\n")[1].splitlines()[:-5]
    for line in body:
        assert line in printed and "".join(line.split()) in bare, line


def test_an_annex_is_written_signed_and_printed(client, world, meeting):
    sign(client, world, "binh")
    sign(client, world, "an")
    get(client, world, "binh")
    assert client.post(f"{BASE}phu-luc/", {"text": " "}).status_code == 422
    assert client.post(f"{BASE}phu-luc/", {"text": "Sửa một số liệu."}).status_code == 302
    for who in ("binh", "an"):
        form = {"go": "sign", "seen": seen(client, world, who)}
        assert client.post(f"{BASE}phu-luc/", form).status_code == 302
    assert Annex.objects.get().is_signed
    assert "PHỤ LỤC BIÊN BẢN SỐ 01" in text_of(get(client, world, "chi"))
    printed = words(get(client, world, "chi", "bien-ban.pdf").content)
    assert Annex.objects.get().sha256[:20] in printed.replace(" ", "")
    get(client, world, "chi")
    assert client.post(f"{BASE}phu-luc/", {"text": "x"}).status_code == 403


def test_other_signers_are_named_on_the_page(client, world, meeting):
    get(client, world, "an")
    people = world.people
    same = {"keeper": people["an"].pk, "chair": people["an"].pk}
    assert "hai người" in text_of(client.post(f"{BASE}nguoi-ky/", same, follow=True))
    other = {"keeper": people["chi"].pk, "chair": people["an"].pk}
    client.post(f"{BASE}nguoi-ky/", other)
    assert sign(client, world, "chi").status_code == 302
    assert Minutes.objects.get().keeper_name == "Lê Thị Kim Chi"


def upload(client, data: bytes, name: str = "mau.docx"):
    return client.post(FORMS, {"file": SimpleUploadedFile(name, data)})


def test_a_unit_brings_its_own_word_form(client, world, meeting):
    client.force_login(world.people["an"].login)
    assert "Mẫu thường dùng" in text_of(client.get(FORMS))
    refused = upload(client, b"no word file")
    assert refused.status_code == 422 and "không phải Word" in text_of(refused)
    assert "Hãy chọn tệp" in text_of(client.post(FORMS))
    form = Document(io.BytesIO(client.get(f"{FORMS}mau-thuong-dung.docx").content))
    form.add_paragraph("Mẫu riêng của chi bộ Tổng hợp")
    out = io.BytesIO()
    form.save(out)
    assert upload(client, out.getvalue()).status_code == 302
    looked = text_of(client.get(FORMS))
    assert "Mẫu riêng của chi bộ Tổng hợp" in looked and "Số 05-BB/CB" in looked
    assert client.get(f"{FORMS}xem-thu.docx").content.startswith(b"PK")
    assert "Mẫu riêng" not in word_text(client, world), "not in use before it is chosen"
    client.post(FORMS, {"go": "use"})
    assert "Mẫu riêng của chi bộ Tổng hợp" in word_text(client, world)
    sign(client, world, "binh")
    sign(client, world, "an")
    client.post(FORMS, {"go": "drop"})
    assert "Mẫu riêng" in word_text(client, world), "signed in that form, printed in it"
    assert not WordTemplate.objects.filter(used_until=None).exists()


def word_text(client, world) -> str:
    data = get(client, world, "an", "bien-ban.docx").content
    return "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)


def test_a_form_of_the_unit_above_holds_below(client, world, meeting):
    from sotay.meetings.actions.word_templates import upload_template, use_template
    from tests.fixtures.world import at

    data = Document(io.BytesIO(form_docx()))
    data.add_paragraph("Mẫu của Đảng ủy")
    out = io.BytesIO()
    data.save(out)
    by = world.by("khanh")
    upload_template("T.01", "mau.docx", out.getvalue(), by=by, now=at("18/06/2026"))
    use_template("T.01", by=by, now=at("18/06/2026"))
    assert "Mẫu của Đảng ủy" in word_text(client, world)


@pytest.mark.parametrize("who", ["chi", "ha", "lan"])
def test_only_those_who_lead_choose_a_form(client, world, who):
    client.force_login(world.people[who].login)
    assert client.get(FORMS).status_code == 404
    assert upload(client, form_docx()).status_code == 404
