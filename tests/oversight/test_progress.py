"""Counts at every level, side by side, and nobody named but those who set the example."""

from datetime import date

import pytest

from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.notebook.actions.counting import let_days_pass
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.rules.figures import AFTER, BEFORE, MISSING, PART, Figures
from sotay.org.actions.counting import count_people_on, recount_places
from sotay.org.choices import Category, Role
from sotay.org.models import Membership, Position
from sotay.oversight.queries.progress import Progress, progress
from sotay.regulations.rules import HALF, PLAN, YEAR
from tests.fixtures.world import World, at, day
from tests.notebook.writing import REVIEW, hand_in, hand_in_plan

NOW = "04/02/2026 09:00"


@pytest.fixture
def lived(world) -> World:
    """Plans of 2026: An, Khánh and Giang lead; Bình, who leads too, has written none."""
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "khanh", "22/01/2026 09:00")
    hand_in_plan(world, "giang", "28/01/2026 09:00")  # after the leaders' own date
    hand_in_plan(world, "chi", "03/02/2026 09:00")
    hand_in_plan(world, "ha", "20/01/2026 09:00")
    hand_in_plan(world, "lan", "20/01/2026 09:00")
    version = hand_in_plan(world, "dung", "20/01/2026 09:00")
    mark_reported(version.entry_id, on=day("02/02/2026"), by=world.by("an"),
                  now=at("02/02/2026 17:00"))  # fmt: skip
    count_people_on(day("04/02/2026"))
    let_days_pass(day("04/02/2026"))
    return world


def seen(world: World, code: str, who: str = "khanh", year: int = 2026, **more: str) -> Progress:
    return progress(code, year, by=world.by(who, "04/02/2026"), now=at(NOW), **more)


def of(world: World, code: str, unit: str, who: str = "khanh") -> Figures:
    page = seen(world, code, who)
    return {line.unit.code: line.figures for line in (page.total, *page.children)}[unit]


def test_a_committee_sees_its_units_side_by_side(lived):
    page = seen(lived, "T.01")
    assert [line.unit.code for line in page.children] == ["T.01.01", "T.01.02", "T.01.CQ"]
    cell = page.children[0].figures
    assert (cell.people, cell.leaders, cell.submitted, cell.late, cell.missing) == (5, 3, 4, 1, 1)
    assert (cell.reported, cell.leaders_in_time, cell.in_time, cell.share) == (1, 2, 3, 80)
    assert (page.total.figures.people, page.total.figures.submitted) == (10, 7)
    assert page.use.slug == PLAN and page.at == at(NOW)


def test_whether_leaders_handed_in_first_is_said_of_each_unit(lived):
    page = seen(lived, "T.01")
    assert [line.example for line in page.children] == [MISSING, AFTER, "none"]
    assert (page.total.example, page.total.figures.first_places) == (PART, 0)
    assert page.total.figures.led_places == 2
    hand_in_plan(lived, "binh", "25/01/2026 09:00")
    assert seen(lived, "T.01").children[0].example == BEFORE
    assert seen(lived, "T", "nga").total.figures.first_places == 1


def test_whether_leaders_reported_first_is_counted(lived):
    assert (of(lived, "T.01", "T.01").heard_places, of(lived, "T.01", "T.01").order_places) == (
        1,
        0,
    )
    hand_in_plan(lived, "binh", "25/01/2026 09:00")
    for who in ("an", "binh", "khanh"):
        entry = lived.people[who].entries.get(use=PLAN)
        mark_reported(entry.pk, on=day("02/02/2026"), by=lived.by("an"), now=at(NOW))
    assert (of(lived, "T.01", "T.01").heard_places, of(lived, "T.01", "T.01").order_places) == (
        1,
        1,
    )


def test_each_level_is_the_sum_of_its_places(lived):
    for code in ("T", "T.01"):
        page = seen(lived, code, "nga")
        assert page.total.figures.numbers == of(lived, "T", "T", "nga").numbers
    cell = seen(lived, "T.01.01", "nga")
    assert cell.children == () and cell.total.figures == of(lived, "T.01", "T.01.01", "nga")


@pytest.mark.parametrize(
    ("sort", "codes"),
    [
        ("ma", ["T.01.01", "T.01.02", "T.01.CQ"]),
        ("-ma", ["T.01.CQ", "T.01.02", "T.01.01"]),
        ("-nguoi", ["T.01.01", "T.01.02", "T.01.CQ"]),
        ("nop", ["T.01.02", "T.01.01", "T.01.CQ"]),
        ("-nop", ["T.01.CQ", "T.01.01", "T.01.02"]),
        ("-thieu", ["T.01.02", "T.01.01", "T.01.CQ"]),
        ("'; --", ["T.01.01", "T.01.02", "T.01.CQ"]),
    ],
)
def test_the_viewer_may_sort_the_units(lived, sort, codes):
    assert [line.unit.code for line in seen(lived, "T.01", sort=sort).children] == codes


def test_any_use_can_be_chosen_and_the_last_open_one_is(lived):
    assert seen(lived, "T.01", use=YEAR).use.slug == YEAR
    assert seen(lived, "T.01", use="khong-co").use.slug == PLAN
    later = progress("T.01", 2026, by=lived.by("khanh", "10/06/2026"), now=at("10/06/2026"))
    assert later.use.slug == HALF
    assert [use.slug for use, _ in later.uses] == [PLAN, HALF, YEAR]


# --- former uses, and people who come and go


def test_former_uses_stand_beside_it_with_their_own_people(lived):
    hand_in(lived, "ha", HALF, "10/06/2026 09:00", REVIEW)
    Membership.objects.filter(person=lived.people["minh"]).update(valid_until=day("05/01/2027"))
    count_people_on(day("10/06/2027"))
    let_days_pass(day("10/06/2027"))
    page = progress("T.01", 2027, by=lived.by("khanh", "10/06/2027"), now=at("10/06/2027 08:00"))
    assert page.total.figures.people == 9
    plan, half = page.compared
    assert (plan.year, plan.use.slug, plan.figures.people) == (2027, PLAN, 9)
    assert (half.year, half.use.slug, half.figures.people) == (2026, HALF, 10)
    assert (half.figures.submitted, half.by_this_day) == (1, 1)


def test_the_use_before_the_first_is_the_last_of_the_year_before(lived):
    assert [(one.year, one.use.slug) for one in seen(lived, "T.01").compared] == [
        (2025, YEAR), (2025, PLAN),
    ]  # fmt: skip


def test_the_curve_rises_to_what_is_counted_now(lived):
    for code, who in (("T", "nga"), ("T.01", "khanh"), ("T.01.01", "khanh")):
        page = seen(lived, code, who)
        curve, figures = page.curve, page.total.figures
        assert curve is not None
        assert curve.points[0].day == curve.first == date(2025, 12, 15)
        last = curve.points[-1]
        assert (last.day, last.leaders + last.members) == (day("04/02/2026"), figures.submitted)
        by_day = {point.day: point for point in curve.points}
        assert by_day[day("19/01/2026")].members == 0
        assert by_day[day("03/02/2026")].members == figures.members_submitted
        rising = [point.members for point in curve.points]
        assert rising == sorted(rising)
        assert (curve.leaders_due, curve.due) == (date(2026, 1, 26), date(2026, 1, 31))


def test_before_a_use_opens_there_is_no_curve(lived):
    assert seen(lived, "T.01", use=YEAR).curve is None


# --- who sees what


@pytest.mark.parametrize("who", ["an", "chi", "lan"])
def test_nobody_below_sees_it(lived, who):
    with pytest.raises(NotFound):
        seen(lived, "T.01", who)


def test_leaders_are_named_with_their_own_state_and_nobody_else(lived):
    assert [(head.line.name, head.line.post) for head in seen(lived, "T.01").heads] == [
        ("Đỗ Quốc Khánh", "Bí thư")
    ]
    heads = seen(lived, "T.01.01", "nga").heads
    assert [(head.line.name, head.uses[0].state) for head in heads] == [
        ("Nguyễn Văn An", "done"), ("Trần Thanh Bình", "overdue"),
    ]  # fmt: skip
    assert all(head.plan is None for head in heads)  # Nga stands in another cell
    assert seen(lived, "T.01.02", "nga").heads[0].plan is not None


def test_above_the_grassroots_units_of_few_are_not_told_apart(lived):
    page = seen(lived, "T.01", "nga")  # Nga watches from T
    hidden = {line.unit.code: line.is_hidden for line in page.children}
    assert hidden == {"T.01.01": False, "T.01.02": True, "T.01.CQ": True}
    assert [line.is_few for line in page.children] == [False, True, True]
    assert not any(line.is_hidden for line in seen(lived, "T.01", "khanh").children)


def test_what_is_hidden_beside_others_is_hidden_on_its_own_page(lived):
    for number in range(3):
        lived.person(f"m{number}", f"Lê Văn {number}", "T.01.02")
    recount_places({lived.units["T.01.02"].pk}, on=day("04/02/2026"))
    page = seen(lived, "T.01", "nga")
    hidden = [line.unit.code for line in page.children if line.is_hidden]
    assert hidden == ["T.01.01", "T.01.CQ"]  # of one alone the total would tell
    for line in page.children:
        own = seen(lived, line.unit.code, "nga")
        assert own.total.is_hidden == line.is_hidden, line.unit.code
        assert (own.curve is None) == line.is_hidden
        assert not seen(lived, line.unit.code).total.is_hidden


def test_a_former_leader_watches_no_more(lived):
    Position.objects.filter(person=lived.people["khanh"]).update(valid_until=day("01/02/2026"))
    with pytest.raises(NotFound):
        seen(lived, "T.01")


# --- units that are empty, gone, or elsewhere


def test_a_unit_that_moved_away_is_with_its_new_parent_and_no_more_here(lived):
    other = lived.unit("T.02", "Đảng bộ Sở khác", "grassroots_committee", "T")
    from sotay.org.actions.counting import put_in_place

    cell = lived.units["T.01.01"]
    cell.parent, cell.path = other, f"{other.path}{cell.pk}."
    cell.save()
    put_in_place([cell], on=day("04/02/2026"))
    assert [line.unit.code for line in seen(lived, "T.01").children] == ["T.01.02", "T.01.CQ"]
    assert seen(lived, "T.01").total.figures.people == 5
    assert of(lived, "T", "T.02", "nga").submitted == 4
    assert seen(lived, "T", "nga").total.figures.people == 10


def test_a_unit_that_is_gone_stays_in_what_it_did(lived):
    cell = lived.units["T.01.02"]
    cell.valid_until = day("01/02/2026")
    cell.save()
    assert "T.01.02" in [line.unit.code for line in seen(lived, "T.01").children]
    Membership.objects.filter(unit=cell).update(valid_until=day("01/02/2026"))
    recount_places({cell.pk}, on=day("04/02/2026"))
    assert of(lived, "T.01", "T.01.02").submitted == 2
    assert "T.01.02" not in [
        line.unit.code for line in seen(lived, "T.01", use=HALF).children
    ]  # fmt: skip


def test_the_number_of_queries_does_not_grow(lived, django_assert_num_queries):
    by = lived.by("nga", "04/02/2026")
    for more in (0, 30):
        for number in range(more):
            lived.unit(f"T.01.X{number}", f"Chi bộ {number}", "cell", "T.01")
            lived.person(f"x{number}", f"Lê Văn {number}", f"T.01.X{number}", Category.OFFICIAL,
                         (Role.SECRETARY, f"T.01.X{number}"))  # fmt: skip
        recount_places({unit.pk for unit in lived.units.values()}, on=by.day)
        with django_assert_num_queries(7):
            progress("T.01", 2026, by=by, now=at(NOW))
    assert len(progress("T.01", 2026, by=by, now=at(NOW)).children) == 33


@pytest.mark.parametrize("who", ["minh", "nga", "khanh"])
def test_the_page_counts_and_names_nobody_but_leaders(lived, client, monkeypatch, who):
    monkeypatch.setattr(clock, "now", lambda: at(NOW))
    client.force_login(lived.people[who].login)
    for code in ("T", "T.01", "T.01.01", "T.01.02"):
        answer = client.get(f"/don-vi/{code}/tinh-hinh/")
        if answer.status_code == 404:
            assert (who, code) == ("khanh", "T")
            continue
        page = answer.content.decode()
        for name in ("Phạm Tiến Dũng", "Lê Thị Kim Chi", "Vũ Ngọc Hà"):
            assert name not in page
