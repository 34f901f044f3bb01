"""Evaluation: lists show what the gates open, and each right is held by whom it is said here."""

import pytest

from sotay.evaluation import permissions as rights
from sotay.evaluation.models import Evaluation, Round
from sotay.org.choices import Role
from sotay.org.models import Membership, Unit
from sotay.org.relations import Permission
from tests.evaluation.rating import opened, row_of
from tests.permissions.test_list_and_gate import agrees
from tests.permissions.test_who_may import holders

OF_UNITS = (
    rights.print_evidence,
    rights.read_unit_evidence,
    rights.see_rounds,
    rights.hold_round,
    rights.see_list,
)
OF_EVALUATIONS = (rights.rate_oneself, rights.propose_level, rights.decide_level,
                  rights.read_evaluation)  # fmt: skip
CELL, ON = "T.01.01", "12/12/2026"
COMMITTEE_OF_A = {"an", "binh"}


def test_no_right_is_left_out():
    declared = {value for value in vars(rights).values() if isinstance(value, Permission)}
    assert declared == {rights.read_evidence, *OF_UNITS, *OF_EVALUATIONS}


def test_the_lists_are_what_the_gates_open_for_every_post_in_every_unit(world):
    opened(world)
    opened(world, "T.01.02", "giang")
    posts = [(role, unit) for unit in world.units for role in Role.values]
    for number, post in enumerate(posts):
        world.person(f"p{number}", f"Lê Số {number}", "T.01.02", "official", post)
    rows: list[tuple[Permission, type]] = [(rights.read_evidence, Membership)]
    rows += [(right, Unit) for right in OF_UNITS]
    rows += [(right, Evaluation) for right in OF_EVALUATIONS] + [(rights.decide_level, Round)]
    standings = {key: world.by(key, ON) for key in world.people}
    for right, model in rows:
        disagree = [key for key, by in standings.items() if not agrees(right, model, by)]
        assert disagree == [], right.code
        assert any(model.objects.filter(right.rows(by)).exists() for by in standings.values())


@pytest.mark.parametrize(
    ("whose", "readers"),
    [("chi", {"chi", "an", "binh"}), ("an", {"an", "binh"}), ("ha", {"ha", "giang"}),
     ("lan", {"lan", "khanh"}), ("khanh", {"khanh", "an", "binh"})],
)  # fmt: skip
def test_evidence_is_read_by_the_person_and_the_committee_of_the_cell(world, whose, readers):
    home = Membership.objects.get(person=world.people[whose])
    assert holders(world, rights.read_evidence, home) == readers


@pytest.mark.parametrize(
    ("right", "unit", "who"),
    [
        (rights.print_evidence, CELL, COMMITTEE_OF_A),
        (rights.print_evidence, "T.01.CQ", {"khanh"}),
        (rights.read_unit_evidence, CELL, {*COMMITTEE_OF_A, "khanh", "minh"}),
        (rights.read_unit_evidence, "T", {"minh"}),
        (rights.see_rounds, CELL, {*COMMITTEE_OF_A, "chi", "dung", "khanh"}),
        (rights.see_rounds, "T.01", {"khanh"}),
        (rights.hold_round, CELL, COMMITTEE_OF_A),
        (rights.hold_round, "T.01.CQ", set()),
        (rights.see_list, "T.01", {"khanh"}),
        (rights.see_list, "T", {"minh"}),
    ],
)
def test_the_work_of_a_round_is_for_those_who_hold_the_posts(world, right, unit, who):
    assert holders(world, right, world.units[unit]) == who


@pytest.mark.parametrize(
    ("right", "whose", "who"),
    [
        (rights.rate_oneself, "chi", {"chi"}),
        (rights.propose_level, "chi", COMMITTEE_OF_A),
        (rights.decide_level, "chi", {"khanh"}),
        (rights.read_evaluation, "chi", {*COMMITTEE_OF_A, "chi", "khanh"}),
        (rights.read_evaluation, "an", {*COMMITTEE_OF_A, "khanh"}),
    ],
)
def test_each_step_of_an_evaluation_is_for_those_who_stand_there(world, right, whose, who):
    assert holders(world, right, row_of(opened(world), whose, world)) == who


def test_an_organisation_is_spoken_for_by_its_committee(world):
    cell = opened(world).evaluations.get(person=None)
    assert holders(world, rights.rate_oneself, cell) == COMMITTEE_OF_A
