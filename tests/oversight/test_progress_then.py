"""A year that is over is told with units where they stood then, or where they stand now."""

from dataclasses import replace

import pytest

from sotay.kit import clock
from sotay.notebook.actions.counting import let_days_pass
from sotay.org.actions.counting import count_people_on
from sotay.org.actions.reorganising import put_under
from sotay.org.models import FormerPlace, Unit
from sotay.oversight.choices import Period
from sotay.oversight.queries.progress import Progress, progress
from sotay.oversight.queries.summing_figures import figures_of
from sotay.oversight.queries.yearly import figures_of_year
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in, hand_in_plan

NEXT = replace(PLAN_2026, items=tuple(replace(one, due="2027-12-31") for one in PLAN_2026.items))
LATER = "05/07/2027 09:00"


@pytest.fixture
def moved(world) -> World:
    """Six plans of 2026, one of 2027; on 1 July 2027 the first cell goes to another department."""
    for who in ("an", "khanh", "chi", "dung", "ha", "lan"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    hand_in(world, "chi", PLAN, "20/01/2027 09:00", NEXT, year=2027)
    world.unit("T.02", "Đảng bộ Sở khác", "grassroots_committee", "T")
    for on in (day("20/12/2026"), day("20/06/2027")):
        count_people_on(on)
        let_days_pass(on)
    move(world, "T.01.01", "T.02", "01/07/2027")
    return world


def move(world: World, code: str, target: str, on: str) -> None:
    units = (Unit.objects.get(code=one) for one in (code, target))
    put_under(*units, on=day(on))
    count_people_on(day(on))
    let_days_pass(day(on))


def seen(world: World, code: str, year: int, who: str = "nga", **more: bool) -> Progress:
    return progress(code, year, by=world.by(who, "05/07/2027"), now=at(LATER), **more)


def submitted(page: Progress) -> dict[str, int]:
    """Plans handed in, by the codes of the page's own unit and of those under it."""
    return {line.unit.code: line.figures.submitted for line in (page.total, *page.children)}


def plans(world: World, code: str, year: int, **more) -> dict[str, int]:
    return submitted(seen(world, code, year, use="ke-hoach", **more))


def test_an_old_year_stays_where_it_was_and_can_be_seen_as_now(moved):
    then, now = seen(moved, "T.01", 2026), seen(moved, "T.01", 2026, as_now=True)
    assert (then.stood_elsewhere, then.as_then, then.curve) == (True, True, None)
    assert (now.stood_elsewhere, now.as_then) == (True, False) and now.curve
    assert plans(moved, "T.01", 2026) == {"T.01": 6, "T.01.01": 4, "T.01.02": 1, "T.01.CQ": 1}
    assert plans(moved, "T.01", 2026, as_now=True) == {"T.01": 2, "T.01.02": 1, "T.01.CQ": 1}
    assert plans(moved, "T.02", 2026) == {"T.02": 0}
    assert plans(moved, "T.02", 2026, as_now=True) == {"T.02": 4, "T.01.01": 4}
    assert plans(moved, "T", 2026) == {"T": 6, "T.01": 6}
    assert plans(moved, "T", 2026, as_now=True) == {"T": 6, "T.01": 2, "T.02": 4}
    assert seen(moved, "T.01", 2026).total.figures.people == 10


def test_the_running_year_goes_along(moved):
    page = seen(moved, "T.02", 2027)
    assert not page.stood_elsewhere
    assert plans(moved, "T.02", 2027) == {"T.02": 1, "T.01.01": 1}
    assert plans(moved, "T.01", 2027) == {"T.01": 0, "T.01.02": 0, "T.01.CQ": 0}


def test_who_moved_has_the_same_figures_either_way(moved):
    for as_now in (True, False):
        assert plans(moved, "T.01.01", 2026, as_now=as_now) == {"T.01.01": 4}


def test_nothing_is_asked_where_nothing_moved(moved):
    assert not seen(moved, "T.01.02", 2026).stood_elsewhere


def test_moved_again_it_is_found_in_each_year_where_it_was(moved):
    """In 2027 under the other department, from 2028 in a part of it; twice in a year is once."""
    moved.unit("T.02.BP", "Đảng bộ bộ phận", "part_committee", "T.02")
    move(moved, "T.01.01", "T.01", "01/09/2027")
    move(moved, "T.01.01", "T.02", "02/09/2027")
    count_people_on(day("20/12/2027"))
    let_days_pass(day("20/12/2027"))
    move(moved, "T.01.01", "T.02.BP", "01/02/2028")
    cell = Unit.objects.get(code="T.01.01")
    kept = FormerPlace.objects.filter(place=cell.pk).order_by("until")
    assert list(kept.values_list("since", "until", "l2")) == [
        (1, 2026, moved.units["T.01"].pk), (2027, 2027, moved.units["T.02"].pk),
    ]  # fmt: skip

    def page(code: str, year: int) -> dict[str, int]:
        by = moved.by("nga", "05/02/2028")
        return submitted(progress(code, year, by=by, now=at("05/02/2028 09:00"), use="ke-hoach"))

    assert page("T.02", 2027) == {"T.02": 1, "T.01.01": 1}
    assert page("T.02.BP", 2027) == {"T.02.BP": 0}
    assert page("T.01", 2026)["T.01.01"] == 4


def test_reports_of_that_year_have_the_units_of_that_year(moved):
    by, unit = moved.by("khanh", "05/07/2027"), moved.units["T.01"]
    report = figures_of(unit, Period.YEAR, 2026, by=by)
    assert [one.code for one in report.units] == ["T.01.01", "T.01.02", "T.01.CQ"]
    assert report.lines[0].submitted == 6
    assert figures_of_year(unit, 2026, by=by)[0].total.submitted == 6
    five = figures_of(unit, Period.FIVE, 2027, by=by)
    assert {one.code for one in five.units} == {"T.01.02", "T.01.CQ"}


def test_the_page_offers_both_ways(moved, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(clock, "now", lambda: at(LATER))
    client.force_login(moved.people["khanh"].login)
    address = "/don-vi/T.01/tinh-hinh/?nam=2026&lan=ke-hoach"
    with django_assert_max_num_queries(16):
        page = client.get(address).content.decode()
    assert "theo tổ chức của năm đó;" in page and "nay thuộc đơn vị khác" in page
    page = client.get(f"{address}&cach=nay").content.decode()
    assert "tính theo tổ chức hiện nay" in page and "nay thuộc đơn vị khác" not in page
    assert "cach=nay" in page.split('id="don-vi"')[1].split("</thead>")[0]
    file = client.get("/don-vi/T.01/tinh-hinh.xlsx?nam=2026&lan=ke-hoach")
    assert file.status_code == 200 and len(file.content) > 5000
