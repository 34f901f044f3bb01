"""`sotay verify` finds every difference and mends it when told to; large units are added up."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from sotay.kit import clock
from sotay.notebook.models import DayCount, UseCount
from sotay.org.models import ReportingPlace
from sotay.oversight.actions.keeping import keep_figures
from sotay.oversight.models import KeptFigures
from sotay.oversight.queries.progress import progress
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in_plan

NOW = at("04/02/2026 09:00")


@pytest.fixture
def lived(world: World, monkeypatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "dung", "02/02/2026 09:00")
    verify()
    return world


def verify(*options: str) -> str:
    out = StringIO()
    call_command("verify", *options, stdout=out, stderr=out)
    return out.getvalue()


def test_what_is_kept_is_true(lived):
    assert "0 chỗ khác" in verify() and "1 chỗ khác" not in verify()


@pytest.mark.parametrize(
    ("model", "change", "said"),
    [
        (UseCount, {"late": 9}, "lần sử dụng"),
        (UseCount, {"alike": 5}, "lần sử dụng"),
        (UseCount, {"first_member_on": day("01/02/2026")}, "lần sử dụng"),
        (ReportingPlace, {"people": 1}, "người"),
        (ReportingPlace, {"leaders": 1}, "người"),
        (ReportingPlace, {"l2": 0}, "chỗ trong cây"),
        (DayCount, {"submitted": 7}, "theo ngày"),
    ],
)
def test_a_difference_fails_until_it_is_mended(lived, model, change, said, capsys):
    assert model.objects.update(**change)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", stdout=out, stderr=out)
    assert f"{said}, " in out.getvalue()
    verify("--repair")
    assert "1 chỗ khác" not in verify()


def test_a_row_too_many_is_a_difference(lived):
    UseCount.objects.create(place_id=lived.units["T.01.02"].pk, year=2026, use="ke-hoach",
                            submitted=1)  # fmt: skip
    with pytest.raises(SystemExit):
        verify()


# --- the largest units


@pytest.fixture
def province(lived: World) -> World:
    lived.units["T"].kind = "province"
    lived.units["T"].save()
    return lived


def seen(world: World, now=NOW):
    return progress("T", 2026, by=world.by("nga", now.date()), now=now)


def test_a_province_shows_what_was_added_up_and_when(province):
    keep_figures(NOW - timedelta(minutes=2))
    hand_in_plan(province, "ha", "04/02/2026 08:59")
    page = seen(province)
    assert (page.total.figures.submitted, page.at) == (2, NOW - timedelta(minutes=2))
    assert keep_figures(NOW) == 1
    assert (seen(province).total.figures.submitted, seen(province).at) == (3, NOW)


def test_what_was_added_up_says_the_same_as_adding_up(province):
    live = seen(province)
    keep_figures(NOW)
    kept = seen(province)
    assert (kept.total, kept.children, kept.uses, kept.compared) == (
        live.total, live.children, live.uses, live.compared,
    )  # fmt: skip


def test_with_the_worker_away_pages_add_up_themselves(province):
    keep_figures(NOW - timedelta(minutes=20))
    hand_in_plan(province, "ha", "04/02/2026 08:59")
    assert (seen(province).total.figures.submitted, seen(province).at) == (3, NOW)
    assert KeptFigures.objects.count() == 1


def test_years_that_are_not_kept_are_added_up(province):
    keep_figures(NOW)
    page = progress("T", 2024, by=province.by("nga", NOW.date()), now=NOW + timedelta(minutes=1))
    assert page.at == NOW + timedelta(minutes=1)


def test_only_the_largest_are_kept(lived):
    assert keep_figures(NOW) == 0
