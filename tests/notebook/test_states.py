"""How far each person of a unit is: states and dates, in the order in which people report."""

from sotay.notebook.models import Draft
from sotay.notebook.queries.states import states_of
from sotay.org.choices import Role
from sotay.org.models import Exemption, Position
from sotay.org.rolls import roll_of
from sotay.regulations.queries import rules_in_force
from tests.fixtures.world import START, World, day
from tests.notebook.writing import PLAN_2026, hand_in_plan, write


def states(world: World, on: str, unit: str = "T.01.01") -> dict[str, list[str]]:
    place = world.units[unit]
    rules = rules_in_force(place.path, on=day(on))
    roll = roll_of(place, on=day(on))
    found = states_of(roll, 2026, rules=rules, on=day(on))
    return {line.name: [use.state for use in found[line.person_id]] for line in roll}


def test_the_roll_stands_in_the_order_of_reporting(world):
    assert list(states(world, "18/06/2026")) == [
        "Nguyễn Văn An", "Trần Thanh Bình", "Đỗ Quốc Khánh", "Lê Thị Kim Chi", "Phạm Tiến Dũng",
    ]  # fmt: skip


def test_states_are_those_of_the_day(world):
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "chi", "03/02/2026 09:00")
    found = states(world, "04/02/2026")
    assert found["Nguyễn Văn An"] == ["done", "wait", "wait"]
    assert found["Lê Thị Kim Chi"] == ["late", "wait", "wait"]
    assert found["Phạm Tiến Dũng"] == ["overdue", "wait", "wait"]
    assert states(world, "31/01/2026")["Phạm Tiến Dũng"][0] == "missing"


def test_that_somebody_is_writing_does_not_show(world):
    before = states(world, "12/01/2026")
    write(world, "dung", "ke-hoach", "12/01/2026 09:00", PLAN_2026)
    assert Draft.objects.exists()
    assert states(world, "12/01/2026") == before


def test_who_is_exempt_owes_nothing(world):
    Exemption.objects.create(person=world.people["dung"], reason="ốm", valid_from=START)
    assert set(states(world, "18/06/2026")["Phạm Tiến Dũng"]) == {"exempt"}


def test_a_committee_has_its_own_members_and_an_agency_its_own(world):
    Position.objects.create(person=world.people["chi"], unit=world.units["T.01"],
                            role=Role.DEPUTY, valid_from=START)  # fmt: skip
    assert list(states(world, "18/06/2026", "T.01")) == ["Đỗ Quốc Khánh", "Lê Thị Kim Chi"]
    assert list(states(world, "18/06/2026", "T.01.CQ")) == ["Bùi Phương Lan"]


def test_the_number_of_queries_does_not_grow(world, django_assert_num_queries):
    with django_assert_num_queries(4):
        states(world, "18/06/2026")
    for number in range(20):
        world.person(f"m{number}", f"Lê Văn {number}", "T.01.01")
    with django_assert_num_queries(4):
        states(world, "18/06/2026")
