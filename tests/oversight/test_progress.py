"""Counts at every level: kept with the change, equal to the rows, and nobody named."""

import pytest

from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.notebook.actions.counting import recount
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.models import UseCount
from sotay.notebook.queries.counting import counted_anew, kept_counts
from sotay.notebook.rules import content as c
from sotay.org.choices import Category
from sotay.org.models import Membership
from sotay.oversight.queries.progress import progress
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in, hand_in_plan


@pytest.fixture
def lived(world) -> World:
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "chi", "03/02/2026 09:00")
    hand_in_plan(world, "ha", "20/01/2026 09:00")
    hand_in_plan(world, "lan", "20/01/2026 09:00")
    version = hand_in_plan(world, "dung", "20/01/2026 09:00")
    mark_reported(version.entry_id, on=day("02/02/2026"), by=world.by("an"),
                  now=at("02/02/2026 17:00"))  # fmt: skip
    return world


def plan(world: World, code: str, who: str = "khanh"):
    page = progress(code, 2026, by=world.by(who, "04/02/2026"))
    lines = {line.unit.code: line for line in (page.total, *page.children)}
    return {code: (line.people, vars(line.uses[PLAN])) for code, line in lines.items()}


def test_a_committee_sees_its_units_side_by_side(lived):
    found = plan(lived, "T.01")
    assert list(found) == ["T.01", "T.01.01", "T.01.02", "T.01.CQ"]
    assert found["T.01.01"] == (5, {"submitted": 3, "late": 1, "reported": 1, "leaders": 1,
                                    "leaders_late": 0})  # fmt: skip
    assert found["T.01"][0] == 10
    assert found["T.01"][1]["submitted"] == 5


def test_what_is_kept_is_what_the_rows_say(lived):
    assert kept_counts() == counted_anew()
    UseCount.objects.update(submitted=7)
    assert kept_counts() != counted_anew()
    recount()
    assert kept_counts() == counted_anew()


def test_a_correction_counts_once_and_moves_with_its_writer(lived):
    changed = c.PlanItem("aaaa1111", "phong-cach", "Việc khác", "Sổ", "2026-12-31")
    Membership.objects.filter(person=lived.people["chi"]).update(valid_until=day("10/02/2026"))
    Membership.objects.create(person=lived.people["chi"], unit=lived.units["T.01.02"],
                              category=Category.OFFICIAL, valid_from=day("10/02/2026"))  # fmt: skip
    hand_in(lived, "chi", PLAN, "12/02/2026 09:00", c.PlanContent((changed,)))
    assert kept_counts() == counted_anew()
    found = plan(lived, "T.01")
    assert (found["T.01.01"][1]["submitted"], found["T.01.02"][1]["submitted"]) == (2, 2)


@pytest.mark.parametrize("who", ["an", "chi", "lan"])
def test_nobody_below_sees_it(lived, who):
    with pytest.raises(NotFound):
        plan(lived, "T.01", who)


@pytest.mark.parametrize("who", ["minh", "nga", "khanh"])
def test_staff_and_inspectors_above_see_counts_and_no_name(lived, client, monkeypatch, who):
    monkeypatch.setattr(clock, "now", lambda: at("04/02/2026 09:00"))
    client.force_login(lived.people[who].login)
    page = client.get("/don-vi/T.01/").content.decode()
    assert "Tình hình năm 2026" in page and "3/5" in page
    cell = client.get("/don-vi/T.01.01/").content.decode()
    for name in ("Phạm Tiến Dũng", "Lê Thị Kim Chi"):
        assert name not in page + cell


def test_few_people_are_not_told_apart_above_the_grassroots(lived):
    page = progress("T", 2026, by=lived.by("nga", "04/02/2026"))
    assert [line.is_few for line in page.children] == [False]
    below = progress("T.01", 2026, by=lived.by("nga", "04/02/2026"))
    assert not any(line.is_few for line in below.children)


def test_the_number_of_queries_does_not_grow(lived, django_assert_max_num_queries):
    by = lived.by("nga", "04/02/2026")
    for number in range(30):
        lived.unit(f"T.01.X{number}", f"Chi bộ {number}", "cell", "T.01")
        lived.person(f"m{number}", f"Lê Văn {number}", f"T.01.X{number}")
    with django_assert_max_num_queries(7):
        progress("T.01", 2026, by=by)
