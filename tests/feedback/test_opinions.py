"""An opinion has an owner, a clock and an answer; a name goes no further than its writer agreed."""

from uuid import uuid4

import pytest
from django.db import connection

from sotay.feedback.actions import ask, close, give_answer, pass_up, take_into, take_up
from sotay.feedback.models import Feedback
from sotay.feedback.queries import opinion, opinions, proposals_of
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.models import Message
from sotay.org.relations import Refused
from tests.fixtures.world import World, at, day

NOW = at("18/06/2026 09:00")


def sent(world: World, who: str = "chi", **given) -> Feedback:
    given = {"about": "notebook", "may_name": False, "token": uuid4(), **given}
    return ask("Mẫu soát xét", "Xin thêm một ô ghi số liệu.", by=world.by(who), now=NOW, **given)


def test_it_goes_to_the_own_committee_with_fifteen_days(world):
    row = sent(world)
    assert (row.unit.code, row.due_on) == ("T.01.01", day("03/07/2026"))
    assert [line.title for line in opinions(by=world.by("an")).to_handle] == ["Mẫu soát xét"]
    assert opinions(by=world.by("giang")).to_handle == ()


def test_a_double_click_makes_one(world):
    token = uuid4()
    assert sent(world, token=token) == sent(world, token=token)


@pytest.mark.parametrize("who", ["dung", "ha", "lan", "khanh"])
def test_nobody_else_reads_it(world, who):
    with pytest.raises(NotFound):
        opinion(sent(world).uid, by=world.by(who))


def test_the_answer_reaches_its_writer_and_may_be_settled(world):
    row = sent(world)
    take_up(row.uid, by=world.by("an"), now=NOW)
    with pytest.raises(NotNow, match="câu trả lời"):
        give_answer(row.uid, "  ", publish=False, by=world.by("an"), now=NOW)
    give_answer(row.uid, "Sẽ thêm từ kỳ sau.", publish=False, by=world.by("an"), now=NOW)
    assert Message.objects.get().person == world.people["chi"]
    shown = opinion(row.uid, by=world.by("chi"))
    assert [step.what for step in shown.steps] == ["Nhận xử lý", "Trả lời"]
    assert shown.answer == "Sẽ thêm từ kỳ sau."
    with pytest.raises(NotNow):
        give_answer(row.uid, "Lần nữa", publish=False, by=world.by("an"), now=NOW)
    close(row.uid, by=world.by("chi"), now=NOW)
    assert Feedback.objects.get().state == "closed"


def test_passed_up_it_loses_its_name_and_leaves_the_cell(world):
    row = sent(world)
    pass_up(row.uid, "Chi bộ chưa quyết được.", by=world.by("an"), now=NOW)
    above = opinion(row.uid, by=world.by("khanh"))
    assert above.asker == "Một người ở Chi bộ Phòng Tổng hợp"
    with pytest.raises(NotFound):
        opinion(row.uid, by=world.by("an"))
    named = sent(world, may_name=True)
    pass_up(named.uid, "", by=world.by("an"), now=NOW)
    assert opinion(named.uid, by=world.by("khanh")).asker == "Lê Thị Kim Chi"


def test_at_the_top_there_is_nobody_to_pass_it_to(world):
    row = sent(world)
    Feedback.objects.update(unit=world.units["T"])
    world.people["nga"].positions.update(role="secretary")
    with pytest.raises(NotNow, match="cấp trên"):
        pass_up(row.uid, "", by=world.by("nga"), now=NOW)


def test_a_published_answer_is_read_by_the_unit_without_the_name(world):
    row = sent(world)
    give_answer(row.uid, "Đã có ô số liệu.", publish=True, by=world.by("an"), now=NOW)
    seen = opinions(by=world.by("dung")).published[0]
    assert (seen.answer, seen.asker) == ("Đã có ô số liệu.", "Một người ở Chi bộ Phòng Tổng hợp")
    assert opinions(by=world.by("ha")).published == ()


def test_its_writer_does_not_handle_it_and_a_stranger_finds_nothing(world):
    row = sent(world)
    with pytest.raises(Refused):
        take_up(row.uid, by=world.by("chi"), now=NOW)
    with pytest.raises(NotFound):
        take_up(row.uid, by=world.by("ha"), now=NOW)


def test_the_words_are_sealed(world):
    sent(world, token=uuid4())
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM feedback_feedback")
        assert "Mẫu".encode() not in bytes(cursor.fetchone()[0])


def test_the_pages_from_sending_to_answer(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    client.force_login(world.people["chi"].login)
    assert "Chưa gửi ý kiến nào" in client.get("/y-kien/").content.decode()
    given = {"token": uuid4(), "kind": "question", "about": "other", "title": "", "text": "Xin hỏi"}
    wrong = client.post("/y-kien/gui/", given)
    assert wrong.status_code == 422 and "Xin hỏi" in wrong.content.decode()
    client.post("/y-kien/gui/", {**given, "title": "Hỏi về lịch họp"})
    row = Feedback.objects.get()
    client.force_login(world.people["an"].login)
    handled = client.post(f"/y-kien/{row.uid}/xu-ly/", {"go": "answer", "words": "Ngày 3."},
                          follow=True)  # fmt: skip
    assert "Đã ghi việc xử lý" in handled.content.decode()
    client.force_login(world.people["chi"].login)
    assert "Ngày 3." in client.get(f"/y-kien/{row.uid}/").content.decode()


def test_proposals_of_a_year_are_told_to_the_handler_without_the_name(world):
    proposed = sent(world, kind="proposal")
    sent(world)
    named = sent(world, "dung", kind="proposal", may_name=True)
    pass_up(named.uid, "", by=world.by("an"), now=NOW)
    cell, above = world.units["T.01.01"], world.units["T.01"]
    found = proposals_of(cell, 2026, by=world.by("an"))
    assert [(p.uid, p.asker) for p in found] == [
        (proposed.uid, "Một người ở Chi bộ Phòng Tổng hợp")
    ]
    assert [p.asker for p in proposals_of(above, 2026, by=world.by("khanh"))] == ["Phạm Tiến Dũng"]
    assert proposals_of(cell, 2025, by=world.by("an")) == ()
    assert proposals_of(cell, 2026, by=world.by("khanh")) == ()


def test_a_proposal_taken_into_an_evaluation_says_so_once_to_its_writer(world):
    row = sent(world, kind="proposal")
    given = {"unit": world.units["T.01.01"], "by": world.by("an"), "now": NOW}
    assert take_into([row.uid, sent(world).uid], "Đánh giá năm 2026", **given) == 1
    assert take_into([row.uid], "Đánh giá năm 2026", **given) == 0
    seen = opinion(row.uid, by=world.by("chi")).steps
    assert [(step.what, step.text) for step in seen] == [
        ("Đưa vào đánh giá quy định", "Đánh giá năm 2026")
    ]
    assert Message.objects.get().person == world.people["chi"]
    with pytest.raises(Refused):
        take_into([row.uid], "x", **{**given, "by": world.by("chi")})
