"""A document on the agenda is studied by the cell when the meeting has come to it."""

from uuid import uuid4

import pytest

from sotay.kit.refusals import NotFound
from sotay.library.models import StudySession
from sotay.library.queries.following import following
from sotay.meetings.actions.running import go_to
from sotay.meetings.actions.studying import put_document_on_agenda
from sotay.meetings.queries.pages import meeting_page
from tests.accounts.doors import login_of
from tests.fixtures.world import at
from tests.library.documents import data, passed, put_in
from tests.meetings.holding import CELL, begun, over, planned


@pytest.fixture
def passed_on(world):
    document = put_in(world)
    passed(world, document)
    return document


def choices(world, meeting, who: str = "an") -> list:
    return meeting_page(meeting, by=world.by(who, "26/06/2026")).to_study


def test_what_was_passed_on_to_the_cell_may_be_put_on_its_agenda_once(world, passed_on):
    elsewhere = put_in(world, what=data(number="7"))
    passed(world, elsewhere, to=[world.units["T.01.02"].pk])
    meeting = planned(world)
    assert choices(world, meeting) == [passed_on] and choices(world, meeting, "chi") == []
    by = world.by("an", "26/06/2026")
    put_document_on_agenda(CELL, meeting.slug, passed_on.uid, by=by)
    assert choices(world, meeting) == []
    for uid in (passed_on.uid, elsewhere.uid, uuid4()):
        with pytest.raises(NotFound):
            put_document_on_agenda(CELL, meeting.slug, uid, by=by)


@pytest.mark.parametrize("reached", [True, False])
def test_heard_it_is_a_session_of_the_cell_with_the_way_to_the_meeting(world, passed_on, reached):
    meeting = planned(world)
    by = world.by("an", "03/07/2026")
    put_document_on_agenda(CELL, meeting.slug, passed_on.uid, by=by)
    begun(world, meeting)
    if reached:
        go_to(CELL, meeting.slug, meeting.items.get(document=passed_on).pk, by=by,
              now=at("03/07/2026 14:10"))  # fmt: skip
    over(world, meeting)
    sessions = [(row.day, row.people, row.link) for row in StudySession.objects.all()]
    link = f"/don-vi/{CELL}/sinh-hoat/{meeting.slug}/"
    assert sessions == ([(meeting.day, 5, link)] if reached else [])
    shown = following(passed_on.uid, CELL, by=by).sessions
    assert [row.title for row in shown] == [meeting.title] * reached


def test_on_the_page_it_is_chosen_and_read(world, passed_on, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at("26/06/2026 10:00"))
    meeting = planned(world)
    where = f"/don-vi/{CELL}/sinh-hoat/{meeting.slug}/"
    client.force_login(login_of(world, "an"))
    assert "Văn bản nghiên cứu tại cuộc này" in client.get(where).content.decode()
    assert client.post(f"{where}chuong-trinh/van-ban/", {"document": "x"}).status_code == 404
    client.post(f"{where}chuong-trinh/van-ban/", {"document": passed_on.uid})
    client.force_login(login_of(world, "chi"))
    page = client.get(where).content.decode()
    assert (
        "Nghiên cứu, quán triệt Chỉ thị số 05-CT/TW" in page
        and f"/van-ban/{passed_on.uid}/" in page
    )
