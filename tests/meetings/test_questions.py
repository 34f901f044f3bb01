"""Questions before and at a meeting are recorded there and answered in the list of opinions."""

import pytest

from sotay.feedback.actions import give_answer, pass_up
from sotay.feedback.models import Feedback
from sotay.feedback.queries import opinion
from sotay.feedback.queries.listing import MINE, WAITING, opinions
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.actions.planning import cancel_meeting
from sotay.meetings.actions.questions import ask_question, record_question
from sotay.meetings.models import Meeting, Question
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Position
from sotay.org.relations import Refused
from tests.fixtures.world import START, World, at
from tests.meetings.holding import CELL, begun, over, planned, reporters

BEFORE, DURING = at("02/07/2026 20:00"), at("03/07/2026 14:30")
WORDS = "Bao giờ có tài liệu quý III?"


def asked(world: World, meeting: Meeting, who: str = "chi") -> Question:
    by = world.by(who, "02/07/2026")
    return ask_question(meeting.unit.code, meeting.slug, WORDS, by=by, now=BEFORE)


def written_down(world: World, meeting: Meeting, who: str, by: str = "binh") -> Question:
    return record_question(CELL, meeting.slug, WORDS, person=world.people[who].pk,
                           by=world.by(by, meeting.day), now=DURING)  # fmt: skip


def test_a_question_has_an_owner_and_a_clock(world):
    asked(world, planned(world))
    (line,) = opinions(WAITING, by=world.by("an", "03/07/2026")).lines
    assert (line.title, line.asker, line.days_left) == (WORDS, "Lê Thị Kim Chi", 14)
    (mine,) = opinions(MINE, by=world.by("chi", "03/07/2026")).lines
    assert mine.row == line.row and line.row.origin == "Sinh hoạt chi bộ tháng 7/2026, 03/07/2026"


def test_it_leads_to_the_meeting_and_back(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: BEFORE)
    question = asked(world, planned(world))
    found = opinion(question.feedback.uid, by=world.by("an", "02/07/2026"))
    client.force_login(world.people["an"].login)
    page = client.get(found.origin_link, follow=True)
    assert page.redirect_chain[-1][0] == f"/don-vi/{CELL}/sinh-hoat/2026-07-03/?xem#questions"
    shown = page.content.decode()
    assert f"/y-kien/{question.feedback.uid}/" in shown and "Trả lời, chuyển lên trên" in shown
    assert found.origin_link in client.get(f"/y-kien/{question.feedback.uid}/").content.decode()
    client.force_login(world.people["dung"].login)
    assert WORDS not in client.get(f"/don-vi/{CELL}/sinh-hoat/2026-07-03/").content.decode()


def test_the_answer_is_seen_at_the_meeting(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DURING)
    question = asked(world, planned(world))
    give_answer(question.feedback.uid, "Ngày 10/7.", publish=False,
                by=world.by("an", "03/07/2026"), now=DURING)  # fmt: skip
    client.force_login(world.people["chi"].login)
    shown = client.get(f"/don-vi/{CELL}/sinh-hoat/2026-07-03/").content.decode()
    assert "Xem trả lời" in shown and "đã trả lời" in shown


def test_above_nobody_is_led_into_the_meeting(world):
    question = asked(world, planned(world))
    pass_up(question.feedback.uid, "", by=world.by("an", "03/07/2026"), now=DURING)
    above = opinion(question.feedback.uid, by=world.by("khanh", "03/07/2026"))
    assert (above.origin_link, above.asker) == ("", "Một người ở Chi bộ Phòng Tổng hợp")


def test_a_keeper_writes_down_what_somebody_asks_in_the_room(world):
    meeting = planned(world)
    with pytest.raises(NotNow, match="đang họp"):
        written_down(world, meeting, "dung")
    begun(world, meeting)
    question = written_down(world, meeting, "dung")
    assert question.feedback.person == world.people["dung"]
    assert meeting.items.filter(kind="questions").count() == 1
    with pytest.raises(NotNow, match="không thuộc cuộc họp"):
        written_down(world, meeting, "ha")
    with pytest.raises(Refused):
        written_down(world, meeting, "dung", by="chi")
    over(world, meeting)
    written_down(world, meeting, "chi")
    assert Feedback.objects.count() == 2
    with pytest.raises(NotNow, match="trang Ý kiến"):
        asked(world, meeting)


def test_a_group_hands_its_questions_to_the_committee_of_the_cell(world):
    group = world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, CELL)
    Membership.objects.filter(person=world.people["dung"]).update(group=group)
    Position.objects.create(person=world.people["chi"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    meeting = planned(world, unit=group.code, who="chi", form="group",
                      chair=world.people["chi"].pk, keeper=world.people["dung"].pk)  # fmt: skip
    assert asked(world, meeting, "dung").feedback.unit.code == CELL
    assert reporters(meeting) == []


def test_called_off_the_opinion_stays_without_its_way_back(world):
    meeting = planned(world)
    question = asked(world, meeting)
    cancel_meeting(CELL, meeting.slug, by=world.by("an", "02/07/2026"), now=BEFORE)
    row = Feedback.objects.get()
    assert (row.origin_link, row.is_open) == ("", True) and not Question.objects.exists()
    with pytest.raises(NotFound):
        opinion(question.uid, by=world.by("an", "02/07/2026"))


def test_on_the_page_of_the_keeper(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DURING)
    meeting = planned(world)
    begun(world, meeting)
    item = meeting.items.create(order=9, kind="other", title="Việc khác", sealed=b"")
    client.force_login(world.people["an"].login)
    where = f"/don-vi/{CELL}/sinh-hoat/2026-07-03/muc/{item.pk}/"
    empty = client.post(where, {"base": 0, "go": "question", "asker": world.people["chi"].pk})
    assert empty.status_code == 422 and "Hãy ghi câu hỏi." in empty.content.decode()
    told = {"base": 0, "go": "question", "question": WORDS, "asker": world.people["chi"].pk}
    assert client.post(where, told).status_code == 302
    assert Question.objects.get().person == world.people["chi"]
