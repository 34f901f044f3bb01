"""Evaluation: lists show what the gates open, and each right is held by whom it is said here."""

import pytest

from sotay.evaluation import permissions as rights
from sotay.org.choices import Role
from sotay.org.models import Membership
from sotay.org.relations import Permission
from tests.permissions.test_list_and_gate import agrees
from tests.permissions.test_who_may import holders


def test_no_right_is_left_out():
    declared = {value for value in vars(rights).values() if isinstance(value, Permission)}
    assert declared == {rights.read_evidence}


def test_the_lists_are_what_the_gates_open_for_every_post_in_every_unit(world):
    posts = [(role, unit) for unit in world.units for role in Role.values]
    for number, post in enumerate(posts):
        world.person(f"p{number}", f"Lê Số {number}", "T.01.02", "official", post)
    disagree = [
        key for key in world.people if not agrees(rights.read_evidence, Membership, world.by(key))
    ]
    assert disagree == []


@pytest.mark.parametrize(
    ("whose", "readers"),
    [("chi", {"chi", "an", "binh"}), ("an", {"an", "binh"}), ("ha", {"ha", "giang"}),
     ("lan", {"lan", "khanh"}), ("khanh", {"khanh", "an", "binh"})],
)  # fmt: skip
def test_evidence_is_read_by_the_person_and_the_committee_of_the_cell(world, whose, readers):
    home = Membership.objects.get(person=world.people[whose])
    assert holders(world, rights.read_evidence, home) == readers
