"""What is kept of each use in each place is what the rows say, whatever happens and how often."""

from dataclasses import replace
from datetime import date

import pytest

from sotay.kit.refusals import NotNow
from sotay.notebook.actions.counting import let_days_pass, move_counts, recount
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.models import DayCount, Entry, Signature, UseCount
from sotay.notebook.queries.alike import alike_anew
from sotay.notebook.queries.counting import (
    counted_anew,
    days_anew,
    kept_counts,
    kept_days,
    kept_people,
    people_of_year,
)
from sotay.notebook.rules import content as c
from sotay.org.actions.counting import count_people_on, put_in_place
from sotay.org.choices import Category, Counted, UnitKind
from sotay.org.heads import counted_until
from sotay.org.models import Membership, Unit
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in, hand_in_plan

OTHER = c.PlanContent((c.PlanItem("cccc3333", "dao-duc", "Thăm ba gia đình chính sách mỗi quý, "
                                  "ghi lại điều bà con đề nghị và báo với chi ủy", "Sổ thăm hỏi",
                                  "2026-12-31"),))  # fmt: skip


def report(who: str, world: World, on: str) -> None:
    entry = Entry.objects.get(person=world.people[who], use=PLAN)
    mark_reported(entry.pk, on=day(on), by=world.by("an"), now=at(f"{on} 17:00"))


def of(world: World, code: str) -> UseCount:
    return UseCount.objects.get(place_id=world.units[code].pk, use=PLAN)


@pytest.fixture
def handed_in(world: World) -> World:
    """An leads, Chi is late, Dũng hands in on the last day."""
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "dung", "31/01/2026 23:00")
    hand_in(world, "chi", PLAN, "03/02/2026 09:00", OTHER)
    hand_in_plan(world, "ha", "20/01/2026 09:00")
    return world


def test_what_handing_in_adds(handed_in):
    row = of(handed_in, "T.01.01")
    assert (row.submitted, row.late, row.leaders, row.leaders_late) == (3, 1, 1, 0)
    assert (row.on_last_day, row.alike) == (1, 1)  # Dũng, and Dũng's text is An's
    assert kept_counts() == counted_anew()


def test_a_second_click_and_a_correction_count_once(handed_in):
    with pytest.raises(NotNow):
        hand_in(handed_in, "dung", PLAN, "02/02/2026 09:00", PLAN_2026)
    hand_in(handed_in, "dung", PLAN, "02/02/2026 09:00", OTHER)
    row = of(handed_in, "T.01.01")
    assert (row.submitted, row.on_last_day, row.alike) == (3, 1, 1)  # now it is Chi's text
    assert kept_counts() == counted_anew()


def test_the_order_of_reports_is_kept(handed_in):
    report("dung", handed_in, "05/02/2026")
    report("an", handed_in, "04/02/2026")
    report("chi", handed_in, "04/02/2026")
    row = of(handed_in, "T.01.01")
    assert (row.reported, row.leaders_reported) == (3, 1)
    assert (row.last_leader_on, row.first_member_on) == (day("04/02/2026"), day("04/02/2026"))
    report("an", handed_in, "06/02/2026")  # another day than was said first
    report("chi", handed_in, "06/02/2026")
    row.refresh_from_db()
    assert (row.reported, row.last_leader_on, row.first_member_on) == (
        3, day("06/02/2026"), day("05/02/2026"),
    )  # fmt: skip
    assert kept_counts() == counted_anew()


def test_a_correction_after_a_move_counts_in_the_new_place(handed_in):
    chi = handed_in.people["chi"]
    Membership.objects.filter(person=chi).update(valid_until=day("10/02/2026"))
    Membership.objects.create(person=chi, unit=handed_in.units["T.01.02"],
                              category=Category.OFFICIAL, valid_from=day("10/02/2026"))  # fmt: skip
    let_days_pass(day("11/02/2026"))
    hand_in(handed_in, "chi", PLAN, "12/02/2026 09:00", PLAN_2026)
    assert (of(handed_in, "T.01.01").submitted, of(handed_in, "T.01.02").submitted) == (2, 2)
    assert kept_counts() == counted_anew()
    assert counted_until(Counted.DAYS) is None  # days are written anew


def test_entries_that_follow_their_writer_are_counted_there(handed_in):
    entry = Entry.objects.get(person=handed_in.people["dung"])
    before, entry.unit = entry.unit_id, handed_in.units["T.01.02"]
    entry.save()
    move_counts(entry, before)
    assert kept_counts() == counted_anew()


def test_counting_anew_mends_what_is_wrong(handed_in):
    UseCount.objects.update(submitted=7)
    assert kept_counts() != counted_anew()
    assert recount() == 2
    assert kept_counts() == counted_anew()


# --- nearly the same texts


def test_the_first_of_equal_texts_is_no_copy(handed_in):
    assert alike_anew() == {(handed_in.units["T.01.01"].pk, 2026, PLAN): 1}
    hand_in(handed_in, "binh", PLAN, "04/02/2026 09:00", OTHER)
    assert of(handed_in, "T.01.01").alike == 2
    assert kept_counts() == counted_anew()


def test_likeness_is_counted_without_opening_a_text(handed_in, monkeypatch):
    from sotay.kit import sealing

    def opened(*args, **more):
        raise AssertionError("a text was opened")

    monkeypatch.setattr(sealing, "unseal_json", opened)
    assert alike_anew()
    Signature.objects.all().delete()
    assert alike_anew() == {}


def test_texts_of_other_units_and_uses_are_not_compared(world):
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "ha", "21/01/2026 09:00")
    assert alike_anew() == {}
    assert set(UseCount.objects.values_list("alike", flat=True)) == {0}


# --- days and years that are over


def test_days_that_are_over_are_written_down_for_large_units(handed_in):
    let_days_pass(day("01/02/2026"))
    large = handed_in.units["T"].pk
    assert kept_days() == {
        (large, 2026, PLAN, day("20/01/2026")): (2, 1),
        (large, 2026, PLAN, day("31/01/2026")): (1, 0),
    }
    let_days_pass(day("04/02/2026"))
    assert kept_days()[large, 2026, PLAN, day("03/02/2026")] == (1, 0)
    assert kept_days() == days_anew(before=day("04/02/2026"))


def test_a_day_passes_once(handed_in):
    let_days_pass(day("04/02/2026"))
    DayCount.objects.all().delete()
    let_days_pass(day("04/02/2026"))
    let_days_pass(day("01/02/2026"))
    assert kept_days() == {}


def test_days_are_written_anew_once_units_have_moved(handed_in):
    let_days_pass(day("04/02/2026"))
    world = handed_in
    other = world.unit("U", "Đảng bộ khối khác", UnitKind.UPPER)
    for code in ("T.01", "T.01.01", "T.01.02", "T.01.CQ"):
        unit = world.units[code]
        unit.path = unit.path.replace(world.units["T"].path, other.path, 1)
        unit.save()
    put_in_place(Unit.objects.filter(path__startswith=other.path), on=day("05/02/2026"))
    let_days_pass(day("05/02/2026"))
    assert {unit for unit, *_ in kept_days()} == {other.pk}
    assert kept_days() == days_anew(before=day("05/02/2026"))


def test_a_year_that_is_over_keeps_whom_it_was_for(world):
    count_people_on(day("20/12/2025"))
    item = replace(PLAN_2026.items[0], due="2025-12-31")
    hand_in(world, "chi", PLAN, "12/01/2025 09:00", c.PlanContent((item,)), year=2025)
    Membership.objects.filter(person=world.people["dung"]).update(valid_until=date(2026, 1, 20))
    let_days_pass(date(2026, 3, 1))
    place = world.units["T.01.01"].pk
    assert kept_people(2025)[place, 2025, PLAN] == (5, 3)
    assert kept_people(2025) == people_of_year(2025)
    assert kept_people(2025)[world.units["T.01.02"].pk, 2025, PLAN] == (4, 1)  # wrote nothing
    Membership.objects.filter(person=world.people["ha"]).update(valid_until=date(2026, 1, 20))
    let_days_pass(date(2026, 3, 2))
    assert kept_people(2025) == people_of_year(2025)
