"""The pages of a round from opening to appeal: whom each opens for, what it says, what it costs."""

import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from sotay.audit.queries import readings_about
from sotay.evaluation.models import Evaluation, Round
from sotay.notebook.actions.counting import let_days_pass
from sotay.org.actions.counting import count_people_on
from sotay.regulations.rules import PLAN, YEAR
from tests.accounts.doors import told
from tests.evaluation.rating import (
    BEGUN,
    CELL,
    DECIDED,
    OPENED,
    decided,
    opened,
    proposed,
    rated,
    row_of,
    sent,
)
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in

PAGE = f"/don-vi/{CELL}/danh-gia/2026/"


@pytest.fixture
def enter(world, client, monkeypatch):
    def come(who: str, on: str = OPENED):
        monkeypatch.setattr("sotay.kit.clock.now", lambda: at(f"{on} 10:00"))
        client.force_login(world.people[who].login)
        return client

    return come


def page_of(found: Round, who: str, world: World) -> str:
    return f"{PAGE}{row_of(found, who, world).uid}/"


def test_the_secretary_opens_the_round_from_the_page(world, enter):
    client = enter("an")
    assert client.get(f"/don-vi/{CELL}/danh-gia/").headers["Location"] == PAGE
    page = told(client.get(PAGE))
    assert "Mở đợt đánh giá" in page and "6 trường hợp" in page and 'value="31/12/2026"' in page
    assert "Bùi Phương Lan" not in page
    wrong = client.post(f"{PAGE}mo/", {"reviews_by": "01/01/2027"})
    assert wrong.status_code == 409 and "01/01/2027" in told(wrong)
    assert client.post(f"{PAGE}mo/", {"reviews_by": "x"}).status_code == 422
    done = client.post(f"{PAGE}mo/", {"reviews_by": "10/12/2026"}, follow=True)
    assert "đánh giá từ 11/12/2026" in told(done) and Round.objects.count() == 1


def test_before_december_the_page_says_when_it_opens(world, enter):
    assert "mở được từ 01/12/2026" in told(enter("an", "18/06/2026").get(PAGE))


def test_a_member_rates_themselves_with_the_evidence_filled_in(world, enter):
    hand_in(world, "chi", PLAN, "20/01/2026 09:00", PLAN_2026)
    hand_in(world, "chi", YEAR, "03/12/2026 09:00", review_of_december())
    found = opened(world)
    client = enter("chi", BEGUN)
    where = page_of(found, "chi", world)
    assert where in told(client.get(PAGE))
    page = told(client.get(where))
    assert "Tự nhận" in page and "Nguyên nhân: Chuẩn bị muộn" in page
    assert "Giải quyết hồ sơ trước hạn ít nhất một ngày. Đạt. Có sổ" in page
    given = {"base": 0, "form": "2A", "faults": "Muộn", "ahead": "", "level": "", "go": "hand-in"}
    wrong = client.post(f"{where}tu-nhan/", given)
    assert wrong.status_code == 409 and "Muộn" in told(wrong)
    assert "Phương hướng, biện pháp khắc phục" in told(wrong)
    assert "Đã lưu, chưa nộp" in told(client.post(f"{where}tu-nhan/", given | {"go": ""},
                                                  follow=True))  # fmt: skip
    whole = given | {"base": 1, "ahead": "Sớm hơn", "level": "good"}
    assert "Đã nộp bản tự đánh giá" in told(client.post(f"{where}tu-nhan/", whole, follow=True))
    assert "Sớm hơn" in told(enter("an", BEGUN).get(where))


def review_of_december():
    weak = replace(REVIEW.weaknesses[0], due="2027-01-15")
    return replace(REVIEW, weaknesses=(weak,))


def test_a_draft_is_read_by_nobody_else(world, enter):
    found = opened(world)
    rated(world, row_of(found, "chi", world), "chi", hand_in=False)
    for who in ("an", "binh"):
        page = told(enter(who, BEGUN).get(page_of(found, "chi", world)))
        assert "Trình bày còn muộn" not in page and "chưa nộp bản tự đánh giá" in page


@pytest.mark.parametrize("who", ["dung", "giang", "lan", "minh", "nga"])
def test_strangers_find_nobodys_evaluation(world, enter, who):
    found = decided(world, sent(world))
    client, where = enter(who, DECIDED), page_of(found, "chi", world)
    assert client.get(where).status_code == 404
    for end in ("tu-nhan/", "de-xuat/", "khieu-nai/", "tra-loi/"):
        assert client.post(f"{where}{end}", {}).status_code == 404
    assert client.get(f"{PAGE}quyet-dinh/").status_code == 404


def test_who_sits_elsewhere_gets_no_page_of_the_unit(world, enter):
    opened(world)
    assert enter("giang").get(PAGE).status_code == 404
    assert enter("chi").get("/don-vi/T.01/danh-gia/2026/").status_code == 403
    assert enter("lan").get("/don-vi/T.01.CQ/danh-gia/2026/").status_code == 403
    assert enter("khanh").get("/don-vi/T.01.CQ/danh-gia/2026/").status_code == 404
    assert enter("an").get(f"/don-vi/{CELL}/danh-gia/2027/").status_code == 404
    for end in ("danh-sach.docx", "danh-sach.xlsx"):
        assert enter("dung").get(f"{PAGE}{end}").status_code == 403


def test_a_colleague_sees_only_their_own_line(world, enter):
    found = opened(world)
    page = told(enter("dung", BEGUN).get(PAGE))
    assert page_of(found, "dung", world) in page and "Lê Thị Kim Chi" not in page


def test_the_deciding_committee_reads_levels_and_no_word_of_the_cell(world, enter):
    found = opened(world)
    chi = rated(world, row_of(found, "chi", world), "chi")
    for row in found.evaluations.order_by("rank")[:2]:
        proposed(world, row)
    proposed(world, chi)
    page = told(enter("khanh", BEGUN).get(page_of(found, "chi", world)))
    assert "Hoàn thành tốt nhiệm vụ" in page
    assert "Trình bày còn muộn" not in page and "gương mẫu" not in page


def test_the_proposal_and_the_decision_are_recorded_from_their_pages(world, enter):
    found = opened(world)
    given = {"comment": "Tốt.", "ballots": 5, "level": "good", "votes_0": 0, "votes_1": 5,
             "votes_2": 0, "votes_3": 0}  # fmt: skip
    rows = list(found.evaluations.order_by("rank", "place"))
    client = enter("an", BEGUN)
    wrong = client.post(f"{PAGE}{rows[0].uid}/de-xuat/", given | {"votes_0": 9})
    assert wrong.status_code == 409 and "nhiều hơn 5 phiếu" in told(wrong)
    assert "Đề xuất mức xếp loại" in told(client.get(f"{PAGE}{rows[0].uid}/"))
    assert "chủ trì" in told(client.get(f"{PAGE}{rows[1].uid}/"))
    early = client.post(f"{PAGE}gui/")
    assert early.status_code == 409 and "Còn chưa có đề xuất" in told(early)
    for row in rows:
        who = "binh" if row.person == world.people["an"] else "an"
        enter(who, BEGUN).post(f"{PAGE}{row.uid}/de-xuat/", given)
    assert "Đã gửi đề xuất tới Đảng bộ Sở Thử nghiệm" in told(
        client.post(f"{PAGE}gui/", follow=True)
    )
    client = enter("khanh", DECIDED)
    assert "Chờ quyết định" in told(client.get("/don-vi/T.01/danh-gia/2026/"))
    levels = {f"level_{row.uid}": "excellent" for row in rows}
    deciding = levels | {"number": "12-QĐ/ĐU", "decided_on": "22/12/2026"}
    over = client.post(f"{PAGE}quyet-dinh/", deciding)
    assert over.status_code == 422 and "nhiều nhất 1" in told(over)
    deciding |= {f"level_{row.uid}": "good" for row in rows}
    assert "Đã ghi quyết định" in told(client.post(f"{PAGE}quyet-dinh/", deciding, follow=True))
    assert "số 12-QĐ/ĐU" in told(enter("chi", DECIDED).get(page_of(found, "chi", world)))


def test_an_appeal_and_its_answer_go_by_the_page(world, enter):
    found = decided(world, sent(world))
    where = page_of(found, "chi", world)
    client = enter("chi", "30/12/2026")
    assert "Khiếu nại kết quả" in told(client.get(where))
    assert client.post(f"{where}khieu-nai/", {"text": ""}).status_code == 422
    sent_off = client.post(f"{where}khieu-nai/", {"text": "Tôi đạt hơn."}, follow=True)
    assert "Đã gửi khiếu nại" in told(sent_off)
    assert "Tôi đạt hơn." not in told(enter("an", "30/12/2026").get(where))
    client = enter("khanh", "30/12/2026")
    assert "Tôi đạt hơn." in told(client.get(where))
    assert "1 khiếu nại chờ trả lời" in told(client.get("/don-vi/T.01/danh-gia/2026/"))
    answer = {"level": "good", "text": "Giữ nguyên."}
    assert "Đã trả lời" in told(client.post(f"{where}tra-loi/", answer, follow=True))
    assert "Giữ nguyên." in told(enter("chi", "31/12/2026").get(where))


def test_the_list_of_the_committee_in_word_and_excel(world, enter):
    decided(world, sent(world, {"dung": "done"}))
    client = enter("khanh", DECIDED)
    where = "/don-vi/T.01/danh-gia/2026/danh-sach"
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{where}.xlsx").content))
    rows = book.get_sheet_by_index(0).to_python()[3:]
    assert len(rows) == 6 and rows[0][1] == "Chi bộ Phòng Tổng hợp"
    by_name = {row[1]: row for row in rows}
    assert by_name["Phạm Tiến Dũng"][-2:] == ["Hoàn thành nhiệm vụ", "12-QĐ/ĐU"]
    paper = Document(io.BytesIO(client.get(f"{where}.docx").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(p.text for p in paper.paragraphs), *cells])
    for words in ("DANH SÁCH", "Lê Thị Kim Chi", "0–5–0–0/5", "Chi bộ Phòng Tổng hợp: 5"):
        assert words in text


def test_the_evidence_of_a_unit_counts_and_names_nobody(world, enter):
    hand_in(world, "chi", PLAN, "20/01/2026 09:00", PLAN_2026)
    count_people_on(day("04/02/2026"))
    let_days_pass(day("04/02/2026"))
    where = f"{PAGE}can-cu/"
    page = told(enter("an").get(where))
    assert "Đã nộp 1/5" in page and "Lê Thị Kim Chi" not in page
    assert enter("khanh").get(where).status_code == 200
    assert enter("minh").get(where).status_code == 200
    assert enter("chi").get(where).status_code == 403
    assert enter("giang").get(where).status_code == 404
    assert enter("an").get(f"/don-vi/{CELL}/danh-gia/2027/can-cu/").status_code == 404


def test_no_page_costs_more_with_more_rows(world, enter):
    found = sent(world)
    pages = [
        ("an", PAGE), ("an", page_of(found, "chi", world)), ("chi", page_of(found, "chi", world)),
        ("khanh", f"{PAGE}quyet-dinh/"), ("khanh", "/don-vi/T.01/danh-gia/2026/"),
        ("khanh", f"{PAGE}can-cu/"), ("khanh", "/don-vi/T.01/danh-gia/2026/danh-sach.xlsx"),
    ]  # fmt: skip
    few = [cost(enter(who, DECIDED), where) for who, where in pages]
    for number in range(10):
        person = world.person(f"x{number}", f"Lê Số {number}", CELL)
        Evaluation.objects.create(round=found, unit=found.unit, decider=found.decider, year=2026,
                                  person=person, name=person.name, rank=2, place=10 + number,
                                  form="2A", proposed="good", votes=[0, 5, 0, 0],
                                  ballots=5)  # fmt: skip
    assert [cost(enter(who, DECIDED), where) for who, where in pages] == few
    assert max(few) <= 12, few


def cost(client, where: str) -> int:
    client.get(where)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(where).status_code == 200
    return len(seen)


def test_two_forms_on_one_page_have_ids_of_their_own(world, enter):
    """The committee rates its cell and proposes for it on the same page."""
    cell = opened(world).evaluations.get(person=None)
    page = told(enter("an", BEGUN).get(f"{PAGE}{cell.uid}/"))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert {"id_level", "proposal_level"} <= set(ids) and len(ids) == len(set(ids))


def test_the_committee_returns_proposals_and_they_come_again(world, enter):
    found = sent(world)
    client = enter("khanh", DECIDED)
    bare = client.post(f"{PAGE}tra-lai/", {"words": " "})
    assert bare.status_code == 409 and "lý do trả lại" in told(bare)
    client.post(f"{PAGE}tra-lai/", {"words": "Xem lại mức của bí thư."})
    assert Round.objects.get().sent_at is None
    client = enter("an", DECIDED)
    page = told(client.get(PAGE))
    assert "Đảng bộ Sở Thử nghiệm trả lại:" in page and "Xem lại mức của bí thư." in page
    proposed(world, found.evaluations.get(rank=0))
    assert "Đã gửi đề xuất" in told(client.post(f"{PAGE}gui/", follow=True))
    decided(world, Round.objects.get())
    late = enter("khanh", DECIDED).post(f"{PAGE}tra-lai/", {"words": "Muộn"})
    assert late.status_code == 409 and "đã quyết định" in told(late)


def test_a_round_opened_by_mistake_is_discarded_while_nobody_has_written(world, enter):
    opened(world)
    client = enter("an", BEGUN)
    assert "Hủy đợt này" in told(client.get(PAGE))
    assert "mở lại được ngay" in told(client.post(f"{PAGE}huy/", follow=True))
    assert not Round.objects.exists() and not Evaluation.objects.exists()
    found = opened(world)
    rated(world, row_of(found, "chi", world), "chi", hand_in=False)
    assert "Hủy đợt này" not in told(client.get(PAGE))
    late = client.post(f"{PAGE}huy/")
    assert late.status_code == 409 and "không hủy đợt được nữa" in told(late)
    assert enter("dung", BEGUN).post(f"{PAGE}huy/").status_code == 403


def test_a_self_rating_goes_to_paper_and_whoever_reads_it_is_seen(world, enter):
    found = opened(world)
    where = page_of(found, "chi", world)
    client = enter("chi", BEGUN)
    assert client.get(f"{where}ban-tu-danh-gia.docx").status_code == 404, "nothing is written"
    rated(world, row_of(found, "chi", world), "chi")
    own = client.get(f"{where}ban-tu-danh-gia.docx").content
    text = "\n".join(p.text for p in Document(io.BytesIO(own)).paragraphs)
    for words in ("BẢN TỰ ĐÁNH GIÁ", "Trình bày còn muộn.", "Hoàn thành tốt nhiệm vụ"):
        assert words in text
    assert enter("khanh", BEGUN).get(f"{where}ban-tu-danh-gia.docx").status_code == 404
    chi = world.people["chi"].pk
    assert not readings_about(chi)
    client = enter("an", BEGUN)
    assert client.get(where).status_code == 200
    assert client.get(f"{where}ban-tu-danh-gia.docx").status_code == 200
    verbs = list(readings_about(chi).values_list("verb", flat=True))
    assert verbs == ["rating.exported", "rating.read"]
    readers = told(enter("chi", BEGUN).get("/tai-khoan/ai-da-xem/"))
    assert "Bản tự đánh giá năm 2026" in readers
