"""The cell of the demo world has met three times this year and meets again tomorrow."""

from datetime import date

import pytest

from sotay.demo.cast import BY_KEY
from sotay.demo.texts.meetings import HELD
from sotay.exports.sheets_minutes import plain_text
from sotay.meetings.models import Meeting, Minutes, Task
from sotay.meetings.queries.finding import at_hand
from sotay.meetings.queries.minutes import minutes_page
from sotay.meetings.queries.remarks import remarks_about
from sotay.notices.queries import inbox_of
from sotay.org.models import Person, Unit
from sotay.org.standing import Standing, standing_of

pytestmark = [pytest.mark.django_db(transaction=False), pytest.mark.usefixtures("small")]
TODAY = date(2026, 6, 18)
CELL = "K.01.01"


def by(key: str) -> Standing:
    person = Person.objects.get(phone=BY_KEY[key].phone)
    return standing_of(person, day=TODAY)


def test_three_are_held_and_signed_and_one_is_tomorrow():
    rows = Meeting.objects.order_by("day").values_list("day", "state")
    assert list(rows) == [
        (date(2026, 1, 6), "signed"), (date(2026, 2, 5), "signed"), (date(2026, 5, 5), "signed"),
        (date(2026, 6, 19), "planned"),
    ]  # fmt: skip
    found = at_hand(Unit.objects.get(code=CELL), by=by("dangvien"))
    (coming,) = found.coming
    assert (coming.day, coming.reports) == (date(2026, 6, 19), 8)
    assert [meeting.released > 0 for meeting in found.held] == [False, True, True]
    names = [row.person.name for row in coming.items.filter(kind="report").order_by("order")]
    assert names[:3] == ["Trần Văn Bình", "Phạm Quốc Đạt", "Đỗ Thanh Sơn"] and len(names) == 8


def test_their_minutes_are_numbered_and_true():
    rows = Minutes.objects.order_by("meeting__day")
    assert [(row.number, row.code, row.keeper_name) for row in rows] == [
        (9, "BB/CB", "Vũ Thị Uyên"), (10, "BB/CB", "Vũ Thị Uyên"), (13, "BB/CB", "Vũ Thị Uyên"),
    ]  # fmt: skip
    for held, row in zip(HELD, rows, strict=True):
        page = minutes_page(CELL, row.meeting.slug, by=by("dangvien"))
        text = plain_text(page.sheet)
        assert page.is_true and page.sheet.right.mark and held.conclusion in text
        for said in (*held.reports, *held.points):
            for opinion in said.opinions:
                assert opinion.text in text
            for given in said.given:
                assert given.text in text


def test_everybody_on_the_agenda_was_heard():
    for meeting in Meeting.objects.filter(state="signed"):
        assert set(meeting.items.values_list("state", flat=True)) == {"done"}
        reports = meeting.items.filter(kind="report").count()
        assert reports == {1: 9, 2: 17, 5: 1}[meeting.day.month]


def test_hong_anh_finds_her_praise_her_task_and_no_old_news():
    assert [row.kind for row in remarks_about(by("dangvien").person_id, by=by("dangvien"))] == [
        "praise"
    ]
    open_tasks = Task.objects.filter(done_at=None).values_list("person__given", flat=True)
    assert sorted(open_tasks) == ["Tuấn", "Ánh"]
    assert inbox_of(by("dangvien")).unread == 3, "tomorrow, a directive, an opinion passed up"
