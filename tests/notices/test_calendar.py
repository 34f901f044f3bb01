"""A person's own calendar: due dates, no content, an address that can be taken back."""

from datetime import UTC, date, datetime

import pytest

from sotay.kit import clock
from sotay.notices.actions.ways import make_feed, revoke_feed
from sotay.notices.ics import calendar_text, folded
from sotay.notices.models import CalendarFeed
from sotay.org import calendars
from sotay.org.calendars import Event
from tests.fixtures.world import at
from tests.notebook.writing import hand_in_plan

NOW = at("18/01/2026 09:00")


def read(text: str) -> list[dict[str, str]]:
    """Lines put together again, names and values of each event."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VEVENT":
            events[-1].setdefault(name, value)
    return events


@pytest.fixture(autouse=True)
def january(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def test_the_feed_shows_what_is_still_due_and_nothing_that_was_written(world, client):
    token = make_feed(by=world.by("chi", "18/01/2026"), now=NOW)
    text = client.get(f"/lich/{token}.ics").content.decode()
    days = {event["SUMMARY"]: event["DTSTART;VALUE=DATE"] for event in read(text)}
    assert days["Hạn nộp: Kế hoạch cá nhân 2026"] == "20260131"
    assert days["Hạn nộp: Soát xét\\, đánh giá 6 tháng 2026"] == "20260630"
    hand_in_plan(world, "chi", "18/01/2026 08:00")
    later = client.get(f"/lich/{token}.ics").content.decode()
    assert "Hạn nộp: Kế hoạch cá nhân 2026" not in [e["SUMMARY"] for e in read(later)]
    assert "Lê Thị Kim Chi" not in later


def test_a_leader_has_the_earlier_day(world, client):
    token = make_feed(by=world.by("an", "18/01/2026"), now=NOW)
    text = client.get(f"/lich/{token}.ics").content.decode()
    assert "20260126" in text


def test_only_its_keyed_hash_is_kept_and_it_is_shown_once(world, client):
    client.force_login(world.people["chi"].login)
    page = client.post("/thong-bao/lich/").content.decode()
    token = page.split("/lich/")[1].split(".ics")[0]
    kept = CalendarFeed.objects.get()
    assert token not in str(vars(kept))
    assert token not in client.get("/thong-bao/lich/").content.decode()
    client.logout()
    assert client.get(f"/lich/{token}.ics")["Content-Type"].startswith("text/calendar")


def test_an_address_taken_back_or_made_anew_opens_nothing(world, client):
    by = world.by("chi")
    first = make_feed(by=by, now=NOW)
    second = make_feed(by=by, now=NOW)
    assert client.get(f"/lich/{first}.ics").status_code == 404
    assert client.get(f"/lich/{second}.ics").status_code == 200
    revoke_feed(by=world.by("dung"), now=NOW)
    assert client.get(f"/lich/{second}.ics").status_code == 200
    client.force_login(world.people["chi"].login)
    client.post("/thong-bao/lich/thu-hoi/")
    assert client.get(f"/lich/{second}.ics").status_code == 404


def test_who_may_no_longer_sign_in_has_no_calendar(world, client):
    token = make_feed(by=world.by("chi"), now=NOW)
    login = world.people["chi"].login
    login.is_active = False
    login.save()
    assert client.get(f"/lich/{token}.ics").status_code == 404


def test_times_places_and_long_titles_are_written_as_the_standard_says():
    start = datetime(2026, 2, 3, 7, 30, tzinfo=UTC)
    long = "Sinh hoạt; chuyên đề, “Đức” \\ tháng hai\nlần thứ nhất " + "ữ" * 60
    event = Event("x-1", date(2026, 2, 3), start, None, long, "Phòng họp 2, tầng 3")
    (found,) = read(calendar_text([event], at=start, host="https://so.vn"))
    assert found["UID"] == "x-1@so.vn" and found["DTSTART"] == "20260203T073000Z"
    shown = found["SUMMARY"].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    assert shown.replace("\\\\", "\\") == long
    assert found["LOCATION"] == "Phòng họp 2\\, tầng 3"


@pytest.mark.parametrize(
    "line", ["", "x" * 75, "x" * 76, "ữ" * 24, "ữ" * 25, "ữ" * 26, "a" + "😀" * 40]
)
def test_no_letter_is_cut_in_two(line):
    parts = folded(line).split("\r\n ")
    assert "".join(parts) == line
    assert all(len(part.encode()) <= 75 - (number > 0) for number, part in enumerate(parts))


def test_every_source_is_asked_for_this_person_alone(world, monkeypatch):
    asked, chi, first = [], world.people["chi"].pk, date(2026, 1, 1)
    monkeypatch.setattr(calendars, "SOURCES", {})

    @calendars.calendar_source
    def one(by) -> list[Event]:
        asked.append(by.person_id)
        return [Event(uid, by.day, None, None, uid) for uid in ("b", "a")]

    assert [e.uid for e in calendars.events_of(chi, on=first)] == ["a", "b"]
    assert asked == [chi]


def test_a_person_who_is_gone_has_no_days(db):
    assert calendars.events_of(7, on=date(2026, 1, 1)) == []
