"""Có gì mới: what changed for one since one last looked; reading marks nothing by itself."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.feedback.actions.handling import give_answer, take_up
from sotay.notices.actions import send
from sotay.org.models import Membership
from sotay.regulations.models import Campaign, Regulation
from sotay.web.actions import mark_known
from sotay.web.models import LastLook
from sotay.web.queries import news
from tests.accounts.doors import login_of
from tests.feedback.sending import sent
from tests.fixtures.world import at, day
from tests.library.documents import NOW, data, passed, put_in

LATER = at("19/06/2026 08:00")


def titles(world, who: str, now: datetime = LATER, part: str = "new") -> list[str]:
    items = getattr(news(by=world.by(who, now.date()), now=now), part)
    return [item.title for item in items]


def test_documents_for_one_are_new_once_however_many_levels_passed_them_on(world):
    document = put_in(world)
    passed(world, document)
    passed(world, document, "T.01.01", "an")
    put_in(world, "T.01.02", data(number="7"))
    assert titles(world, "chi") == [document.title]
    (item,) = news(by=world.by("chi"), now=LATER).new
    assert (item.sort, item.link) == ("Văn bản", f"/van-ban/{document.uid}/")
    assert "nghiên cứu xong trước 31/07/2026" in item.note
    assert len(titles(world, "ha")) == 2


def test_many_documents_put_in_at_once_are_a_few_lines(world):
    for number in range(10):
        put_in(world, what=data(number=f"{number}-CV"))
    assert len(titles(world, "chi")) == 4 and "7 văn bản khác" in titles(world, "chi")


def test_answers_to_my_opinions_are_new_to_me_and_published_ones_to_the_unit(world):
    row = sent(world, title="Lịch họp")
    take_up(row.uid, by=world.by("an"), now=NOW)
    give_answer(row.uid, "Ngày 3.", publish=True, question="Họp ngày nào?", by=world.by("an"),
                now=NOW + timedelta(minutes=1))  # fmt: skip
    assert titles(world, "chi") == ["Lịch họp: có câu trả lời", "Lịch họp: đã có người nhận xử lý"]
    assert titles(world, "dung") == ["Họp ngày nào?"] and titles(world, "ha") == []


def test_rules_and_directives_are_new_from_the_day_they_hold(world):
    issued = {"state": "issued", "kind": "rule", "saved_at": NOW, "saved_by": "x"}
    for code, number, begins in (("T.01", "05", "19/06/2026"), ("T.01", "06", "20/06/2026"),
                                 ("T.01.02", "07", "19/06/2026")):  # fmt: skip
        Regulation.objects.create(unit=world.units[code], number=f"{number}-QĐ/ĐU",
                                  valid_from=day(begins), **issued)  # fmt: skip
    Campaign.objects.create(code="x", number="07-CT/TW", issuer="BCT", issued_on=day("13/06/2026"),
                            title="Đẩy mạnh", verb="học", valid_from=day("19/06/2026"))  # fmt: skip
    assert sorted(titles(world, "chi")) == ["07-CT/TW: Đẩy mạnh", "Quy định số 05-QĐ/ĐU"]


def test_what_was_issued_for_the_same_day_after_one_looked_is_new(world):
    mark_known(at("18/06/2026 08:30"), by=world.by("chi"), now=NOW)
    Regulation.objects.create(unit=world.units["T.01"], number="05-QĐ/ĐU", kind="rule",
                              state="issued", valid_from=day("18/06/2026"), saved_at=NOW,
                              saved_by="x")  # fmt: skip
    assert titles(world, "chi") == ["Quy định số 05-QĐ/ĐU"]


@pytest.mark.parametrize(("kind", "dedupe", "is_new"), [
    ("meeting", "a", True), ("minutes", "a", True), ("task", "meeting:1:remark", True),
    ("rules", "a", True), ("inspection", "a", True), ("task", "feedback:1", False),
    ("reminder", "a", False),
])  # fmt: skip
def test_meetings_remarks_and_minutes_are_new_as_they_were_told(world, kind, dedupe, is_new):
    send([world.people["chi"].pk], kind=kind, subject="Mời họp", body="x", dedupe=dedupe,
         by=world.by("an"), now=NOW)  # fmt: skip
    assert titles(world, "chi") == ["Mời họp"] * is_new and titles(world, "dung") == []


def test_what_one_has_seen_is_no_longer_new_and_stays_for_a_month(world):
    document = put_in(world)
    passed(world, document)
    mark_known(LATER, by=world.by("chi"), now=LATER)
    assert titles(world, "chi", part="known") == [document.title] and titles(world, "chi") == []
    after = at("20/06/2026 08:00")
    passed(world, put_in(world, what=data(number="7")), due_on=None)
    month = at("25/07/2026 08:00")
    assert titles(world, "chi", after, "known") and titles(world, "chi", month, "known") == []


def test_the_mark_never_goes_back_nor_into_the_future(world):
    by = world.by("chi")
    mark_known(LATER + timedelta(days=9), by=by, now=LATER)
    mark_known(NOW, by=by, now=LATER)
    assert LastLook.objects.get().at == LATER


def test_long_away_everything_since_is_new_but_nothing_from_before_ones_time(world):
    passed(world, put_in(world), due_on=None)
    mark_known(at("01/05/2026 08:00"), by=world.by("chi"), now=NOW)
    assert len(titles(world, "chi", at("12/07/2026 08:00"))) == 1
    Membership.objects.filter(person=world.people["dung"]).update(valid_from=day("01/07/2026"))
    assert titles(world, "dung", at("02/07/2026 08:00")) == []


@pytest.fixture
def ask(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: LATER)
    client.force_login(login_of(world, "chi"))
    return client


def test_looking_marks_nothing_and_saying_so_does(world, ask):
    passed(world, put_in(world))
    for _ in range(2):
        page = ask.get("/co-gi-moi/").content.decode()
        assert "05-CT/TW" in page.split("Đã xem hết")[0]
    assert not LastLook.objects.exists()
    until = page.split('name="until" value="')[1].split('"')[0]
    seen = ask.post("/co-gi-moi/da-xem/", {"until": until}, follow=True).content.decode()
    assert "Không có gì mới từ lần trước" in seen and "05-CT/TW" in seen
    assert "Không có gì mới" in ask.get("/co-gi-moi/ngan/").content.decode()


@pytest.mark.parametrize("until", ["", "x", "2026-99-99", "2026-06-19T08:00:00"])
def test_a_moment_that_is_none_marks_nothing(ask, until):
    assert ask.post("/co-gi-moi/da-xem/", {"until": until}).status_code == 302
    assert not LastLook.objects.exists()


def test_the_first_page_has_a_way_there_and_asks_no_more_for_it(ask):
    page = ask.get("/so-tay/2026/").content.decode()
    assert 'data-st-news="/co-gi-moi/ngan/"' in page and "/co-gi-moi/" in page


@pytest.mark.parametrize("where", ["/co-gi-moi/", "/co-gi-moi/ngan/"])
def test_few_questions_however_much_is_new(world, ask, where):
    for number in range(8):
        passed(world, put_in(world, what=data(number=f"{number}-CT")))
        give_answer(sent(world).uid, "Có.", publish=True, by=world.by("an"), now=NOW)
    ask.get(where)
    with CaptureQueriesContext(connection) as found:
        ask.get(where)
    assert len(found) <= 12
