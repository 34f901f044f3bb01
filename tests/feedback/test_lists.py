"""The lists of opinions: paged, searched, late first; counts alone for the level above."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.feedback.actions.handling import give_answer, pass_up
from sotay.feedback.queries.listing import ANSWERS, HANDLED, MINE, PAGE, WAITING, opinions
from tests.accounts.doors import login_of
from tests.feedback.sending import NOW, sent, waiting
from tests.fixtures.world import day


def titles(world, part: str, who: str, **given) -> list[str]:
    page = opinions(part, by=world.by(who), **given)
    return [line.title for line in page.lines] + [one.question for one in page.answers]


def all_pages(world, part: str, who: str) -> list[str]:
    seen, after = [], ""
    while True:
        page = opinions(part, by=world.by(who), after=after)
        seen += [one.row.pk for one in (*page.lines, *page.answers)]
        after = page.following
        if not after:
            return seen


@pytest.mark.parametrize(("part", "who"), [
    (MINE, "chi"), (WAITING, "an"), (HANDLED, "an"), (ANSWERS, "dung"),
])  # fmt: skip
def test_pages_go_on_and_show_each_once(world, part, who):
    rows = [sent(world, title=f"Hỏi {number}") for number in range(PAGE + 3)]
    if part in (HANDLED, ANSWERS):
        for row in rows:
            give_answer(row.uid, "Có.", publish=True, by=world.by("an"), now=NOW)
    seen = all_pages(world, part, who)
    assert sorted(seen) == [row.pk for row in rows] and len(set(seen)) == len(rows)


def test_the_soonest_due_is_first_and_late_says_so(world):
    sent(world, title="sau")
    first = sent(world, title="trước")
    first.due_on = day("20/06/2026")
    first.save()
    assert waiting(world, "an") == ["trước", "sau"]
    lines = opinions(WAITING, by=world.by("an", "22/06/2026")).lines
    assert [line.is_late for line in lines] == [True, False]


def test_one_finds_ones_own_without_accents_and_only_ones_own(world):
    row = sent(world, title="Lịch họp")
    sent(world, "dung", title="Lịch họp")
    give_answer(row.uid, "Ngày mồng ba.", publish=False, by=world.by("an"), now=NOW)
    for words in ("lich hop", "cay bang", "MONG ba"):
        assert titles(world, MINE, "chi", words=words) == ["Lịch họp"]
    assert titles(world, MINE, "chi", words="không có") == []


def test_answers_for_all_are_found_by_what_was_published_alone(world):
    row = sent(world, title="Riêng tư")
    give_answer(row.uid, "Ngày mồng ba.", publish=True, question="Họp ngày nào?",
                by=world.by("an"), now=NOW)  # fmt: skip
    assert titles(world, ANSWERS, "dung", words="ngay nao") == ["Họp ngày nào?"]
    assert titles(world, ANSWERS, "dung", words="rieng tu") == []


def test_the_level_above_sees_how_many_wait_and_nothing_else(world):
    late = sent(world)
    late.due_on = day("01/06/2026")
    late.save()
    sent(world)
    sent(world, "ha")
    page = opinions(WAITING, by=world.by("khanh"))
    assert [(row.unit.code, row.waiting, row.late) for row in page.below] == [
        ("T.01.01", 2, 1), ("T.01.02", 1, 0)]  # fmt: skip
    assert page.lines == () and opinions(WAITING, by=world.by("an")).below == ()


def test_a_member_has_no_list_of_others(world):
    sent(world, "dung")
    assert opinions(WAITING, by=world.by("chi")).part == MINE
    assert titles(world, WAITING, "chi") == titles(world, "x", "chi") == []
    assert titles(world, WAITING, "minh") == []


@pytest.mark.parametrize("after", ["x", "99999999999999999999999", "2026-13-01_1", "_", "1e400_2"])
def test_a_place_that_is_none_starts_anew(world, after):
    sent(world)
    for part in (MINE, WAITING, HANDLED, ANSWERS):
        assert opinions(part, by=world.by("an"), after=after).is_first


def test_passed_up_it_waits_above(world):
    row = sent(world)
    pass_up(row.uid, "", by=world.by("an"), now=NOW)
    assert waiting(world, "an") == [] and waiting(world, "khanh") == ["Mẫu soát xét"]
    states = [opinions(part, by=world.by(who)).lines[0].state
              for part, who in ((MINE, "chi"), (WAITING, "khanh"))]  # fmt: skip
    assert states == ["Đã chuyển lên cấp trên", "Cấp dưới chuyển lên"]


@pytest.mark.parametrize("part", [MINE, WAITING, HANDLED, ANSWERS])
def test_the_pages_ask_few_questions_however_many_there_are(world, client, monkeypatch, part):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    counts = []
    for _ in range(2):
        for _ in range(6):
            give_answer(sent(world).uid, "Có.", publish=True, by=world.by("an"), now=NOW)
            sent(world)
        client.force_login(login_of(world, "an"))
        client.get(f"/y-kien/?muc={part}")
        with CaptureQueriesContext(connection) as found:
            client.get(f"/y-kien/?muc={part}")
        counts.append(len(found))
    assert counts[0] == counts[1] <= 12
