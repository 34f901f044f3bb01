"""The pages from proposal to publication, what they cost, and what bad input is told."""

import io
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from PIL import Image

from sotay.exports.pdf_certificate import certificate_pdf
from sotay.exports.photos import NOT_A_PHOTO
from sotay.recognition.models import Commendation, Example
from sotay.recognition.rules.wording import certificate
from tests.accounts.doors import told
from tests.exports.office import opened
from tests.exports.paper import reader, sizes, words
from tests.fixtures.world import World, at
from tests.recognition.praising import (
    CELL,
    NOW,
    WORDS,
    a_proposal,
    agreed,
    commended,
    key_of,
    proposed,
    published,
    signed_minutes,
)
from tests.recognition.test_rules import DECIDED

PROPOSE = f"/bieu-duong/de-nghi/{CELL}/"


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)


def enter(world: World, client, who: str):
    client.force_login(world.people[who].login)
    return client


def photo() -> io.BytesIO:
    out = io.BytesIO()
    picture = Image.new("RGB", (2000, 1000), "red")
    exif = picture.getexif()
    exif[0x010E] = "nhà của tôi"
    picture.save(out, "JPEG", exif=exif)
    out.seek(0)
    out.name = "anh.jpg"
    return out


def typed(world: World, **changes) -> dict:
    given = a_proposal(world)
    return {"ai": given.subject, "tu": given.source, "doan": given.passage, "token": given.token,
            "title": given.title, "text": given.text, "award": f"{CELL}:praise", "scope": "T.01",
            **changes}  # fmt: skip


def test_from_the_first_choice_to_a_published_example(world, client):
    given = typed(world)
    enter(world, client, "an")
    page = told(client.get(PROPOSE))
    assert "Lê Thị Kim Chi" in page and "Chi bộ Phòng Tổng hợp" in page
    assert "Kế hoạch cá nhân 2026" in told(client.get(PROPOSE, {"ai": given["ai"]}))
    form = told(client.get(PROPOSE, {name: given[name] for name in ("ai", "tu", "doan")}))
    assert "Biểu dương · Chi bộ Phòng Tổng hợp quyết định" in form
    assert "Giấy khen · Đảng ủy Sở Thử nghiệm quyết định" in form
    assert "Giấy khen · Chi bộ Phòng" not in form and "Bằng khen" not in form
    client.post(PROPOSE, given | {"picture": photo()})
    assert Example.objects.get().award == "praise"


def test_from_consent_to_publication(world, client):
    enter(world, client, "an").post(PROPOSE, typed(world) | {"picture": photo()})
    where = f"/bieu-duong/{Example.objects.get().uid}/"
    asked = told(enter(world, client, "chi").get(where))
    assert WORDS[0] in asked and "Mọi người trong Đảng bộ Sở Thử nghiệm" in asked
    picture = Image.open(io.BytesIO(client.get(f"{where}anh/").content))
    assert picture.size == (1600, 800) and not picture.getexif()
    wrong = client.post(
        f"{where}y-kien/", {"go": "agree", "title": "", "text": "Lời", "scope": CELL}
    )
    assert wrong.status_code == 422 and "Lời" in told(wrong)
    agreeing = {
        "go": "agree",
        "title": WORDS[0],
        "text": WORDS[1],
        "scope": "T.01",
        "picture": "on",
    }
    assert "Cảm ơn" in told(client.post(f"{where}y-kien/", agreeing, follow=True))
    page = told(enter(world, client, "an").get(where))
    assert "Quyết định của Chi bộ Phòng Tổng hợp" in page
    deciding = {"award": "praise", "number": "3", "decided_on": "18/06/2026",
                "signer": world.people["an"].pk, "deed": WORDS[0]}  # fmt: skip
    wrong = client.post(f"{where}quyet-dinh/", deciding | {"decided_on": "19/06/2026"})
    assert wrong.status_code == 409 and "không được sau hôm nay" in told(wrong)
    assert "Số 03-QĐ/CB" in told(client.post(f"{where}quyet-dinh/", deciding, follow=True))
    client.post(f"{where}cong-bo/", {"part": CELL})
    assert enter(world, client, "dung").get(f"{where}anh/").status_code == 200


def test_a_reader_finds_it_and_takes_the_idea(world, client):
    where = f"/bieu-duong/{published(world).uid}/"
    enter(world, client, "dung")
    assert WORDS[0] in told(client.get("/bieu-duong/", {"tim": "ho so"}))
    shown = told(client.get(where))
    assert "Lấy ý này vào kế hoạch của tôi" in shown and "Diễn biến" not in shown
    took = told(client.post(f"{where}lay-y/", follow=True))
    assert "học từ Lê Thị Kim Chi, Chi bộ Phòng Tổng hợp" in took


def test_a_wrong_picture_and_a_form_above_the_cell_are_told_and_nothing_is_lost(world, client):
    enter(world, client, "an")
    file = io.BytesIO(b"%PDF-1.7 no photo")
    file.name = "anh.jpg"
    wrong = client.post(PROPOSE, typed(world, text="Lời đã viết", picture=file))
    assert wrong.status_code == 422 and NOT_A_PHOTO in told(wrong) and "Lời đã viết" in told(wrong)
    wrong = client.post(PROPOSE, typed(world, award=f"{CELL}:merit"))
    assert wrong.status_code == 422 and not Example.objects.exists()
    proposed(world)
    again = client.post(PROPOSE, typed(world))
    assert again.status_code == 422 and "đã được đề nghị" in told(again)


def test_declining_is_answered_calmly(world, client):
    row = proposed(world)
    enter(world, client, "chi")
    answer = client.post(f"/bieu-duong/{row.uid}/y-kien/", {"go": "decline"}, follow=True)
    assert "Không có gì được nêu" in told(answer)
    page = told(enter(world, client, "an").get(f"/bieu-duong/{row.uid}/"))
    assert "việc này không cần lý do" in page and WORDS[1] not in page


def test_a_second_decider_reads_who_was_faster(world, client):
    row = commended(world)
    deciding = {"award": "praise", "number": "9", "decided_on": "18/06/2026", "deed": "x",
                "signer": world.people["an"].pk}  # fmt: skip
    late = enter(world, client, "binh").post(f"/bieu-duong/{row.uid}/quyet-dinh/", deciding)
    assert late.status_code == 409 and "Nguyễn Văn An đã ghi" in told(late)
    again = enter(world, client, "an").post(f"/bieu-duong/{row.uid}/quyet-dinh/", deciding)
    assert again.status_code == 302
    assert Commendation.objects.count() == 1


@pytest.mark.parametrize("who", ["nga", "giang", "lan", "minh"])
def test_a_stranger_finds_nothing_by_any_address(world, client, who):
    row = commended(world)
    enter(world, client, who)
    for end in ("", "anh/", "quyet-dinh.docx", "giay.pdf"):
        assert client.get(f"/bieu-duong/{row.uid}/{end}").status_code == 404
    for end in ("y-kien/", "rut-lai/", "lay-y/", "rut-de-nghi/", "quyet-dinh/", "cong-bo/"):
        assert client.post(f"/bieu-duong/{row.uid}/{end}", {"go": "decline"}).status_code == 404
    assert WORDS[0] not in told(client.get("/bieu-duong/"))


def test_a_reader_takes_no_paper_along(world, client):
    row = published(world)
    enter(world, client, "dung")
    for end in ("quyet-dinh.docx", "giay.pdf"):
        assert client.get(f"/bieu-duong/{row.uid}/{end}").status_code == 403
    assert client.post(f"/bieu-duong/{row.uid}/quyet-dinh/").status_code == 403


def test_the_papers_say_what_was_decided(world, client, tmp_path):
    row = agreed(world, decider="T.01", award="merit")
    where = f"/bieu-duong/{row.uid}/"
    deciding = {"award": "merit", "number": "5", "decided_on": "18/06/2026",
                "signer": world.people["khanh"].pk, "deed": "Trả hồ sơ sớm"}  # fmt: skip
    enter(world, client, "khanh").post(f"{where}quyet-dinh/", deciding)
    enter(world, client, "chi")
    word = client.get(f"{where}quyet-dinh.docx").content
    lines = opened({"decision": word}, tmp_path)["decision"]
    for line in ("Số 05-QĐ/ĐU", "ĐẢNG ỦY SỞ THỬ NGHIỆM QUYẾT ĐỊNH", "Nơi nhận:", "T/M ĐẢNG ỦY",
                 "Tặng Giấy khen cho đồng chí Lê Thị Kim Chi"):  # fmt: skip
        assert line in lines
    margins = Document(io.BytesIO(word)).sections[0]
    assert [round(m.mm) for m in (margins.top_margin, margins.left_margin)] == [20, 30]
    pdf = client.get(f"{where}giay.pdf").content
    assert sizes(pdf) == {(297, 210)}
    for line in ("GIẤY KHEN", "Đồng chí Lê Thị Kim Chi", "Trả hồ sơ sớm", "Đỗ Quốc Khánh"):
        assert line in words(pdf)


def test_a_long_text_stays_on_one_certificate():
    long = replace(DECIDED, deed="Việc tốt kể lại " * 37, about="Chuyên viên chính " * 12)
    made = reader(certificate_pdf(certificate(long)))
    assert len(made.pages) == 1


def queries(client, where: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(where).status_code == 200
    return len(seen)


def test_no_page_costs_more_with_more_rows(world, client):
    row = published(world)
    enter(world, client, "an")
    few = queries(client, "/bieu-duong/")
    for who in ("binh", "dung", "khanh"):
        proposed(world, who)
    assert queries(client, "/bieu-duong/") == few <= 12
    assert queries(client, f"/bieu-duong/{row.uid}/") <= 12
    waiting = agreed(world, "chi", passage="item-bbbb2222")
    assert queries(client, f"/bieu-duong/{waiting.uid}/") <= 12
    enter(world, client, "dung")
    assert queries(client, f"/bieu-duong/{row.uid}/") <= 12


def test_choosing_a_passage_of_the_minutes_stays_cheap(world, client, monkeypatch):
    uid = signed_minutes(world)
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at("04/07/2026 09:00"))
    enter(world, client, "an")
    where = f"{PROPOSE}?ai={key_of(world, 'chi')}"
    for end in ("", f"&tu=bien-ban:{uid}", f"&tu=bien-ban:{uid}&doan=0-1-c"):
        assert queries(client, where + end) <= 12
