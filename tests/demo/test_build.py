"""The small world, lived through the actions, is what the screens and the glossary promise."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.db import models

from sotay.accounts.models import Login
from sotay.audit.models import TrailEntry
from sotay.demo.build import START, deeds
from sotay.demo.cast import BY_KEY, PEOPLE, TECHNICAL_ACCOUNT, UNITS
from sotay.demo.texts import NO_PLAN_2026, PLANS, REFLECTIONS, REVIEWS
from sotay.kit import clock
from sotay.kit.clock import HANOI, day_of
from sotay.kit.models import Installation
from sotay.notebook.models import Draft, Entry, Reflection, SetAside, Signature, Version
from sotay.notebook.queries.home import home_page
from sotay.notebook.queries.writing import writing
from sotay.notebook.queries.years import year_of
from sotay.notebook.rules import content as c
from sotay.org.models import Exemption, Membership, Person, Position, Unit
from sotay.org.standing import Standing, standing_of
from sotay.regulations.rules import HALF, PLAN, YEAR

pytestmark = pytest.mark.usefixtures("small")
TODAY = date(2026, 6, 18)
ACCOUNTS = [person.account for person in PEOPLE if person.account]
HANDED_IN = len(PLANS) + len(REVIEWS)
UNSEALED = {"regulations.Form", "regulations.Head"}  # the Party's words, nobody's own


def person(key: str) -> Person:
    cast = BY_KEY[key]
    found = Person.objects.filter(phone=cast.phone, card_number=cast.card_number)
    return found.get()


def by(key: str, day: date = TODAY) -> Standing:
    return standing_of(person(key), day=day)


def entry(key: str, year: int, use: str) -> Entry:
    return Entry.objects.get(person=person(key), year=year, use=use)


def content(key: str, year: int, use: str) -> c.Content:
    version = Version.objects.get(entry=entry(key, year, use))
    return c.content_from(use == PLAN, version.unseal())


def test_everything_is_there(small):
    counts = {
        Unit: len(UNITS),
        Person: len(PEOPLE),
        Membership: len(PEOPLE),
        Position: sum(len(person.posts) for person in PEOPLE),
        Exemption: 1,
        Login: sum(person.has_login for person in PEOPLE) + 1,
        Version: HANDED_IN,
        Entry: HANDED_IN + 1,
        Draft: 1,
        SetAside: 0,
        Reflection: len(REFLECTIONS),
    }
    assert {model: model.objects.count() for model in counts} == counts
    assert small[-1] == (len(deeds()), len(deeds()))
    assert Installation.objects.get().is_demo
    verbs = Counter(TrailEntry.objects.values_list("verb", flat=True))
    assert verbs["entry.submitted"] == HANDED_IN
    assert verbs["person.added"] == len(PEOPLE)
    assert verbs["unit.added"] == len(UNITS)


def test_the_clock_starts_on_the_18th_of_june_and_runs_on():
    started = clock.now() - datetime.fromisoformat(START)
    # The offset is kept in whole seconds.
    assert timedelta(seconds=-1) < started < timedelta(minutes=10)
    assert clock.today() == TODAY


@pytest.mark.parametrize("account", [*ACCOUNTS, TECHNICAL_ACCOUNT])
def test_every_account_of_the_glossary_opens(account):
    login = authenticate(None, username=account, password="sotay-demo")
    assert login is not None
    assert authenticate(None, username=account, password="sotay-Demo") is None
    assert login.is_technician == (account == TECHNICAL_ACCOUNT)
    assert Person.objects.filter(login=login).exists() != login.is_technician


def test_everybody_with_a_telephone_opens_by_it():
    for cast in PEOPLE:
        login = authenticate(None, username=cast.phone or cast.key, password="sotay-demo")
        assert (login is not None) == cast.has_login, cast.key
        assert not login or login.person.name == cast.full_name


def test_hong_anh_handed_in_her_plan_with_what_was_carried():
    plan = entry("dangvien", 2026, PLAN)
    assert day_of(plan.submitted_at) == date(2026, 1, 12)
    assert (plan.is_late, plan.due_on) == (False, date(2026, 1, 31))
    carried = content("dangvien", 2026, PLAN).carried
    assert [(row.text, row.choice, row.due) for row in carried] == [
        ("Chậm góp ý dự thảo văn bản của phòng bạn", "taken", "2026-03-31")
    ]


def test_the_home_of_hong_anh_on_the_18th_of_june():
    place, uses = year_of(by("dangvien"), 2026)
    assert [(u.use.slug, u.state, u.has_draft) for u in uses] == [
        (PLAN, "done", False), (HALF, "now", True), (YEAR, "wait", False),
    ]  # fmt: skip
    assert place.unit.unit_code == "K.01.01"
    home = home_page(2026, by=by("dangvien"))
    assert home.first_due and home.first_due.due_words == "Còn 12 ngày · hạn 30/06/2026"
    assert "Trần Văn Bình" in [plan.name for plan in home.leaders]


def test_her_review_is_begun_as_the_screen_shows():
    page = writing(2026, HALF, by=by("dangvien"))
    review = page.content
    assert isinstance(review, c.ReviewContent)
    assert review.strengths.startswith("Đã xử lý 143 hồ sơ")
    assert [row.result for row in review.results][:2] == ["done", ""]
    assert [(a.text, a.answer) for a in review.answers] == [
        ("Chậm góp ý dự thảo văn bản của phòng bạn", "fixed")
    ]
    assert [(w.weakness, w.remedy, w.due) for w in review.weaknesses] == [
        ("Quý I chưa trình bày chuyên đề.", "", "2026-08-15")
    ]
    missing = [m.anchor.split("-")[0] for m in page.missing]
    assert set(missing) == {"result", "weakness"}
    assert page.saved_at == datetime(2026, 6, 17, 20, 14, tzinfo=HANOI)


def test_late_is_who_handed_in_after_their_own_due_date():
    late = Entry.objects.filter(is_late=True)
    assert [(e.person.name, e.year, e.use) for e in late] == [("Tạ Quang Huy", 2026, PLAN)]
    assert day_of(late[0].submitted_at) == date(2026, 2, 3)
    newcomer = entry("thang", 2026, PLAN)  # joined on 1 April, due thirty days later
    assert (newcomer.is_late, newcomer.due_on) == (False, date(2026, 5, 1))
    assert entry("bithu", 2026, PLAN).due_on == date(2026, 1, 26)  # leaders first


def test_who_has_not_written_is_late_or_exempt():
    for key in NO_PLAN_2026:
        plan = home_page(2026, by=by(key)).uses[0]
        assert plan.is_late and plan.state.state == "now", key
    assert [use.state for use in year_of(by("que"), 2026)[1]] == ["exempt"] * 3


def test_what_a_year_left_open_is_what_the_next_takes_up():
    for review in (r for r in REVIEWS if (r.year, r.period) == (2025, "year")):
        plan = content(review.person, 2026, PLAN)
        assert tuple(row.text for row in plan.carried) == review.still_open
        kept = next(p.keep for p in PLANS if (p.person, p.year) == (review.person, 2026))
        assert tuple(r.text for r in plan.carried if r.choice == "taken") == kept


def test_every_review_answers_what_its_text_answers():
    for review in REVIEWS:
        kept = content(review.person, review.year, HALF if review.period == "half" else YEAR)
        assert isinstance(kept, c.ReviewContent)
        assert [(a.text, a.answer, a.words) for a in kept.answers] == [
            (a.text, a.state, a.words) for a in review.answers
        ]
        assert [(r.result, r.evidence) for r in kept.results] == [
            (r.state, r.evidence) for r in review.results
        ]
        assert [w.weakness for w in kept.weaknesses] == [w.text for w in review.weaknesses]


def test_reports_came_after_what_they_reported():
    reported = Entry.objects.exclude(reported_on=None)
    assert all(day_of(e.submitted_at) <= e.reported_on < TODAY for e in reported)
    assert not Entry.objects.filter(year=2025, reported_on=None).exists()
    cell = Entry.objects.filter(unit__code="K.01.01", year=2026, use=PLAN)
    assert Counter(e.reported_on for e in cell) == {date(2026, 2, 5): 17, date(2026, 5, 5): 1}
    assert entry("thang", 2026, PLAN).reported_on == date(2026, 5, 5), "came in April"
    lines = TrailEntry.objects.filter(verb="entry.reported")
    days = {f"entry:{e.pk}": e.reported_on for e in reported}
    assert {line.thing: day_of(line.at) for line in lines} == days


def test_the_trail_is_in_the_order_of_time_and_never_after_the_start():
    moments = list(TrailEntry.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < datetime.fromisoformat(START)


def test_who_is_no_party_member_released_what_the_head_of_the_agency_reads():
    for row in Version.objects.select_related("entry__person"):
        kept = c.content_from(row.entry.use == PLAN, row.unseal())
        outside = row.unit.kind == "agency"
        assert kept.released == (c.PARTS if outside else ())


def test_every_long_enough_part_is_signed():
    signed = Signature.objects.values_list("entry__use", flat=True)
    assert len(signed) > HANDED_IN
    assert Signature.objects.filter(entry__submitted_at=None).count() == 0


def test_notes_belong_to_the_items_they_name():
    for note in Reflection.objects.select_related("person"):
        kept = note.unseal()
        wanted = next(r for r in REFLECTIONS if r.text == kept["text"])
        assert kept["item"] == (f"{wanted.item:08d}" if wanted.item else "")
        assert kept["mark"] == wanted.mark


def test_no_sentence_lies_in_a_clear_column():
    written = [text for plan in PLANS for item in plan.items for text in (item.deed, item.measure)]
    written += [note.text for note in REFLECTIONS]
    for review in REVIEWS:
        written += [review.strengths, *(result.evidence for result in review.results)]
        written += [w for weakness in review.weaknesses for w in (weakness.text, weakness.cause)]
    kept = b"\n".join(everything_kept())
    assert "Trần Văn Bình".encode() in kept
    assert [text for text in written if text.encode()[:40] in kept] == []


def everything_kept() -> list[bytes]:
    values = []
    for model in apps.get_models():
        label = f"{model._meta.app_label}.{model.__name__}"
        if not model.__module__.startswith("sotay.") or label in UNSEALED:
            continue
        assert issubclass(model, models.Model)
        values += [v for row in model._default_manager.values_list() for v in row if v is not None]
    return [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in values]
