"""Units, people, memberships and posts are made whole, or refused with a reason."""

from datetime import date

import pytest

from sotay.audit.actors import SystemActor
from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotNow
from sotay.org.actions.structure import (
    PersonData,
    add_person,
    add_unit,
    appoint,
    end_membership,
    end_position,
    exempt,
    join,
)
from sotay.org.choices import Category, Role, UnitKind
from sotay.org.models import Membership, Person, Unit
from sotay.org.queries import home_membership, people_named
from sotay.org.standing import standing_of
from tests.fixtures.world import START, World, at

BY = SystemActor("Người thử")
NOW = at("18/06/2026 09:00")
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def new_unit(code: str, kind: UnitKind, parent: Unit | None, name: str = "Chi bộ Đổi mới") -> Unit:
    return add_unit(code, name, kind, parent, valid_from=START, by=BY, now=NOW)


def new_person(full: tuple[str, str] = ("Đặng Thị", "Hòa"), **known: str) -> Person:
    return add_person(PersonData(*full, **known), by=BY, now=NOW)


def test_a_unit_stands_below_its_parent(world: World):
    unit = new_unit("T.01.03", UnitKind.CELL, world.units["T.01"])
    assert unit.path == f"{world.units['T.01'].path}{unit.pk}."
    assert Unit.objects.get(pk=unit.pk).path == unit.path
    assert unit.folded == " chi bo doi moi"
    line = TrailEntry.objects.get(thing=f"unit:{unit.pk}")
    assert (line.verb, line.by_name, line.at, line.thing_name) == (
        "unit.added", "Người thử", NOW, "Chi bộ Đổi mới",
    )  # fmt: skip


def test_a_root_needs_no_parent(db):
    unit = new_unit("R", UnitKind.UPPER, None)
    assert unit.path == f"{unit.pk}."


@pytest.mark.parametrize(
    ("code", "kind", "parent"),
    [
        ("T.01.01", UnitKind.CELL, "T.01"),  # used
        ("T.09", UnitKind.CELL, "T"),  # a cell under a committee that has grassroots below it
        ("T.01.01.9", UnitKind.CELL, "T.01.01"),
        ("T.01.9", UnitKind.GROUP, "T.01"),
        ("", UnitKind.CELL, "T.01"),
        ("T" * 41, UnitKind.CELL, "T.01"),
    ],
)
def test_a_unit_in_a_wrong_place_is_refused(world: World, code, kind, parent):
    before = Unit.objects.count(), TrailEntry.objects.count()
    with pytest.raises(NotNow):
        new_unit(code, kind, world.units[parent])
    assert (Unit.objects.count(), TrailEntry.objects.count()) == before


@pytest.mark.parametrize("kind", [UnitKind.CELL, UnitKind.GROUP, UnitKind.AGENCY])
def test_a_cell_group_or_agency_is_no_root(db, kind):
    with pytest.raises(NotNow, match="phải có cấp trên"):
        new_unit("R", kind, None)


def test_a_person_is_found_by_the_start_of_any_word(world: World):
    person = new_person(card_number="12345678", born="1990-01")
    join(person, world.units["T.01.01"], Category.OFFICIAL, on=START)
    assert person.folded == " dang thi hoa"
    for typed in ("dang hoa", "Đặng hòa", "hoa thi da"):
        assert list(people_named(typed, path=world.units["T"].path, on=JUNE)) == [person]
    line = TrailEntry.objects.get(thing=f"person:{person.pk}")
    assert (line.verb, line.about_id) == ("person.added", person.pk)


def test_people_stand_in_the_order_of_the_dictionary(db):
    names = [("Lê", "Hòa"), ("Lê", "Ánh"), ("Bùi", "Ánh"), ("Lê", "An"), ("Lê", "Đông")]
    for name in names:
        new_person(name)
    shown = [person.name for person in Person.objects.order_by("sort_key")]
    assert shown == ["Lê An", "Bùi Ánh", "Lê Ánh", "Lê Đông", "Lê Hòa"]


def test_a_card_number_belongs_to_one_person(db):
    new_person(card_number="12345678")
    with pytest.raises(NotNow, match="12345678"):
        new_person(("Lê", "An"), card_number="12345678")
    new_person(("Lê", "An"))
    new_person(("Lê", "An"))  # two people may have no card and the same name


def test_a_party_member_belongs_to_one_cell(world: World):
    chi, other = world.people["chi"], world.units["T.01.02"]
    with pytest.raises(NotNow, match="còn sinh hoạt tại Chi bộ Phòng Tổng hợp"):
        join(chi, other, Category.OFFICIAL, on=JUNE)
    with pytest.raises(NotNow, match="rồi"):
        join(chi, world.units["T.01.01"], Category.OFFICIAL, on=JUNE)
    join(chi, world.units["T.01.CQ"], Category.CIVIL_SERVANT, on=JUNE)  # beside the cell


def test_somebody_moves_to_another_cell(world: World):
    chi, other = world.people["chi"], world.units["T.01.02"]
    end_membership(Membership.objects.get(person=chi), on=JULY)
    join(chi, other, Category.OFFICIAL, on=JULY)
    homes = [home_membership(chi.pk, on=day) for day in (date(2026, 6, 30), JULY)]
    assert [home and home.unit.code for home in homes] == ["T.01.01", "T.01.02"]


def test_a_group_is_one_of_the_cell(world: World):
    group = new_unit("T.01.01.T1", UnitKind.GROUP, world.units["T.01.01"], "Tổ đảng 1")
    person = new_person()
    for unit, wrong in (("T.01.02", group), ("T.01.01", world.units["T.01.02"])):
        with pytest.raises(NotNow, match="không phải là tổ đảng"):
            join(person, world.units[unit], Category.OFFICIAL, wrong, on=JUNE)
    joined = join(person, world.units["T.01.01"], Category.OFFICIAL, group, on=JUNE)
    assert joined.group == group


def test_a_post_begins_and_ends(world: World):
    chi, cell = world.people["chi"], world.units["T.01.01"]
    post = appoint(chi, cell, Role.COMMITTEE_MEMBER, on=JUNE)
    with pytest.raises(NotNow, match="đang giữ"):
        appoint(chi, cell, Role.COMMITTEE_MEMBER, on=JULY)
    end_position(post, on=JULY)
    leads = [standing_of(chi, day=day).is_leader for day in (START, JUNE, date(2026, 6, 30), JULY)]
    assert leads == [False, True, True, False]
    appoint(chi, cell, Role.COMMITTEE_MEMBER, on=JULY)


def test_what_ended_does_not_end_again(world: World):
    row = Membership.objects.get(person=world.people["chi"])
    for day in (START, date(2019, 1, 1)):
        with pytest.raises(NotNow, match="sau ngày bắt đầu 01/01/2020"):
            end_membership(row, on=day)
    end_membership(row, on=JUNE)
    with pytest.raises(NotNow, match="đã kết thúc"):
        end_membership(row, on=JULY)
    assert Membership.objects.get(pk=row.pk).valid_until == row.valid_until == JUNE


def test_an_exemption_gives_its_reason(world: World):
    with pytest.raises(NotNow, match="lý do"):
        exempt(world.people["chi"], "  ", on=JUNE)
    row = exempt(world.people["chi"], " Tuổi cao ", on=JUNE)
    assert (row.reason, row.holds(JUNE), row.holds(START)) == ("Tuổi cao", True, False)
