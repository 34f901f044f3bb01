"""What is kept of each place is what the rows say, whatever changes them and whenever."""

from datetime import date

import pytest

from sotay.org.actions.counting import count_people_on, recount_everybody
from sotay.org.actions.structure import (
    appoint,
    end_membership,
    end_position,
    exempt,
    join,
)
from sotay.org.choices import Category, Counted, Role
from sotay.org.heads import Heads, counted_until, heads_on, kept_heads, misplaced
from sotay.org.models import CountMark, Membership, Position, ReportingPlace, Unit
from tests.fixtures.world import World
from tests.org.rosters import UNITS
from tests.org.test_actions_roster import AN, BINH, LAN, bring, row

MAY, JUNE, JULY = date(2026, 5, 20), date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def counted(world: World) -> World:
    count_people_on(MAY)
    return world


def of(world: World, code: str) -> Heads:
    return kept_heads().get(world.units[code].pk, Heads(0, 0))


def test_everybody_is_counted_once_where_they_report(counted):
    assert of(counted, "T.01.01") == Heads(5, 3)  # An, Bình and Khánh lead
    assert of(counted, "T.01.02") == Heads(4, 1)
    assert of(counted, "T.01.CQ") == Heads(1, 0)  # Khánh, its head, reports in the cell
    assert of(counted, "T.01") == of(counted, "T") == Heads(0, 0)


def test_whoever_joins_the_party_reports_in_the_cell_from_then_on(counted):
    lan = counted.people["lan"]
    join(lan, counted.units["T.01.02"], Category.OFFICIAL, on=MAY)
    assert (of(counted, "T.01.02"), of(counted, "T.01.CQ")) == (Heads(5, 1), Heads(0, 0))
    end_membership(Membership.objects.get(person=lan, unit=counted.units["T.01.02"]), on=JUNE)
    count_people_on(JUNE)
    assert (of(counted, "T.01.02"), of(counted, "T.01.CQ")) == (Heads(4, 1), Heads(1, 0))


def test_of_two_places_outside_the_party_one_counts(counted):
    join(counted.people["lan"], counted.units["T.01.01"], Category.UNION_MEMBER, on=MAY)
    assert (of(counted, "T.01.01").people, of(counted, "T.01.CQ").people) == (6, 0)


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.GROUP_HEAD, Role.STAFF])
def test_a_post_makes_a_leader_where_its_holder_reports(counted, role):
    post = appoint(counted.people["ha"], counted.units["T.01"], role, on=MAY)
    assert of(counted, "T.01.02") == Heads(4, 1 + (role != Role.STAFF))
    end_position(post, on=JUNE)
    count_people_on(JUNE)
    assert of(counted, "T.01.02") == Heads(4, 1)


def test_the_exempt_are_not_counted(counted):
    exempt(counted.people["giang"], "Tuổi cao", on=MAY)
    assert of(counted, "T.01.02") == Heads(3, 0)


def test_what_begins_or_ends_on_a_later_day_counts_from_that_day(counted):
    appoint(counted.people["ha"], counted.units["T.01.02"], Role.DEPUTY, on=JUNE)
    end_membership(Membership.objects.get(person=counted.people["chi"]), on=JULY)
    assert (of(counted, "T.01.02"), of(counted, "T.01.01")) == (Heads(4, 1), Heads(5, 3))
    for day in (JUNE, JULY):
        count_people_on(day)
        assert kept_heads() == heads_on(day)
        assert counted_until(Counted.PEOPLE) == day
    assert (of(counted, "T.01.02"), of(counted, "T.01.01")) == (Heads(4, 2), Heads(4, 3))


def test_a_day_passes_once_and_never_comes_back(counted, django_assert_num_queries):
    with django_assert_num_queries(3):
        count_people_on(MAY)
    count_people_on(date(2026, 1, 1))
    assert counted_until(Counted.PEOPLE) == MAY


def test_passing_a_day_reads_only_the_units_that_change(counted):
    ReportingPlace.objects.filter(pk=counted.units["T.01.01"].pk).update(people=77)
    Position.objects.filter(person=counted.people["giang"]).update(valid_until=JUNE)
    count_people_on(JUNE)
    assert (of(counted, "T.01.01").people, of(counted, "T.01.02").leaders) == (77, 0)
    recount_everybody(JUNE)
    assert kept_heads() == heads_on(JUNE)


@pytest.mark.django_db
def test_an_imported_roster_is_counted():
    bring(AN, BINH, LAN, on="01/06/2026")
    assert kept_heads() == heads_on(JUNE)
    assert {Unit.objects.get(pk=pk).code: heads for pk, heads in kept_heads().items()} == {
        "A.01": Heads(2, 1), "A.CQ": Heads(1, 0),
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        (AN, row("Trần Thanh Bình", "A.02", post="Bí thư"), LAN),
        (row("Nguyễn Văn An", card="12345678", phone="0912345678"), BINH, LAN),
        (AN, BINH, LAN, row("Vũ Ngọc Hà", "A.02", post="Bí thư")),
    ],
)
def test_a_roster_that_changes_people_is_counted(changed):
    bring(AN, BINH, LAN, on="01/06/2026")
    bring(*changed, on="18/06/2026")
    assert kept_heads() == heads_on(date(2026, 6, 18))


@pytest.mark.django_db
def test_places_move_with_their_unit():
    more = (("P", "Đảng bộ khối", "Đảng bộ cấp trên trực tiếp", ""),)
    bring(AN, BINH, LAN, on="01/06/2026")
    moved = [(*unit[:3], "P") if unit[0] == "A" else unit for unit in UNITS]
    result = bring(AN, BINH, LAN, of_units=(*more, *moved), on="18/06/2026")
    assert not result.errors
    root = Unit.objects.get(code="P")
    assert set(ReportingPlace.objects.values_list("l1", flat=True)) == {root.pk}
    assert misplaced() == {}
    ReportingPlace.objects.update(l2=0)
    assert len(misplaced()) == ReportingPlace.objects.count()
    recount_everybody(date(2026, 6, 18))
    assert misplaced() == {}


def test_without_a_mark_the_first_change_counts_everybody(world):
    exempt(world.people["giang"], "Tuổi cao", on=MAY)
    assert CountMark.objects.get().day == MAY
    assert kept_heads() == heads_on(MAY)
