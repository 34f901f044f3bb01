"""Good examples: lists show what the gates open, and each right is held by whom it is said here."""

import pytest

from sotay.org.choices import Category, Role
from sotay.org.models import Membership, Unit
from sotay.org.relations import Permission
from sotay.recognition import permissions as rights
from sotay.recognition.actions.answering import decline, withdraw_consent
from sotay.recognition.actions.deciding import give_back
from sotay.recognition.models import Example
from tests.fixtures.world import World
from tests.permissions.test_list_and_gate import agrees
from tests.permissions.test_who_may import holders
from tests.recognition.praising import CELL, NOW, agreed, commended, proposed, published

OF_EXAMPLES = (rights.answer_example, rights.take_back, rights.decide, rights.publish,
               rights.read_told, rights.read_example, rights.read_decision)  # fmt: skip
COMMITTEE_OF_A = {"an", "binh"}
IN_A = {"an", "binh", "chi", "dung", "khanh"}


def of_every_state(world: World) -> dict[str, Example]:
    """One deed of Chi or of Dũng for each state."""
    rows = {
        "asked": proposed(world, scope="T"),
        "agreed above": agreed(world, "dung", decider="T.01"),
        "returned": agreed(world, passage="item-bbbb2222", decider="T.01"),
        "declined": proposed(world, "dung", passage="item-bbbb2222"),
        "told in the cell": published(world, "binh", scope="T"),
        "decided": commended(world, "binh", passage="item-bbbb2222", scope="T"),
        "taken back": published(world, "khanh", scope="T"),
    }
    give_back(rows["returned"].uid, "Xin ghi rõ hơn.", by=world.by("khanh"), now=NOW)
    decline(rows["declined"].uid, by=world.by("dung"), now=NOW)
    withdraw_consent(rows["taken back"].uid, by=world.by("khanh"), now=NOW)
    collective = proposed(world, "khanh", passage="item-bbbb2222")
    Example.objects.filter(pk=collective.pk).update(person=None, collective=world.units[CELL])
    rows["of the cell"] = collective
    return {name: Example.objects.get(pk=row.pk) for name, row in rows.items()}


def test_no_right_is_left_out():
    declared = {value for value in vars(rights).values() if isinstance(value, Permission)}
    assert declared == {*OF_EXAMPLES, rights.propose, rights.see_commendations}


def test_the_lists_are_what_the_gates_open_for_every_post_in_every_unit(world):
    of_every_state(world)
    posts = [(role, unit) for unit in world.units for role in Role.values]
    for number, post in enumerate(posts):
        world.person(f"p{number}", f"Lê Số {number}", "T.01.02", Category.OFFICIAL, post)
    rows: list[tuple[Permission, type]] = [(right, Example) for right in OF_EXAMPLES]
    rows += [(rights.propose, Unit), (rights.see_commendations, Membership)]
    standings = {key: world.by(key) for key in world.people}
    for right, model in rows:
        disagree = [key for key, by in standings.items() if not agrees(right, model, by)]
        assert disagree == [], right.code
        assert any(model.objects.filter(right.rows(by)).exists() for by in standings.values())


@pytest.mark.parametrize(
    ("which", "readers"),
    [
        ("asked", {*COMMITTEE_OF_A, "chi"}),
        ("declined", {*COMMITTEE_OF_A, "dung"}),
        ("agreed above", {*COMMITTEE_OF_A, "dung", "khanh"}),
        ("returned", {*COMMITTEE_OF_A, "chi", "khanh"}),
        ("decided", {*COMMITTEE_OF_A, "khanh", "minh"}),  # consented to be told up to T
        ("told in the cell", {*IN_A, "minh"}),
        ("taken back", {*COMMITTEE_OF_A, "khanh"}),
        ("of the cell", COMMITTEE_OF_A),
    ],
)
def test_an_example_is_read_by_as_many_as_it_has_come_to(world, which, readers):
    assert holders(world, rights.read_example, of_every_state(world)[which]) == readers


@pytest.mark.parametrize(
    ("right", "which", "who"),
    [
        (rights.answer_example, "asked", {"chi"}),
        (rights.answer_example, "of the cell", COMMITTEE_OF_A),
        (rights.take_back, "asked", COMMITTEE_OF_A),
        (rights.decide, "asked", COMMITTEE_OF_A),
        (rights.decide, "agreed above", {"khanh"}),
        (rights.publish, "decided", {*COMMITTEE_OF_A, "khanh", "minh"}),
        (rights.publish, "agreed above", {*COMMITTEE_OF_A, "khanh"}),
        (rights.read_told, "told in the cell", IN_A),
        (rights.read_told, "decided", set()),
        (rights.read_decision, "told in the cell", COMMITTEE_OF_A),
        (rights.read_decision, "agreed above", set()),
    ],
)
def test_each_step_is_for_those_who_stand_there(world, right, which, who):
    assert holders(world, right, of_every_state(world)[which]) == who


def test_a_committee_proposes_in_its_own_unit_alone(world):
    who = {code: holders(world, rights.propose, unit) for code, unit in world.units.items()}
    assert who == {"T": set(), "T.01": {"khanh"}, CELL: COMMITTEE_OF_A, "T.01.02": {"giang"},
                   "T.01.CQ": {"khanh"}}  # fmt: skip
