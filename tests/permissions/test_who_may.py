"""Who may, person by person and post by post: said here once more, apart from the relations."""

from datetime import timedelta

import pytest

from sotay.feedback import permissions as feedback
from sotay.kit.refusals import NotFound
from sotay.library import permissions as library
from sotay.notebook import permissions as notebook
from sotay.notebook.models import Entry
from sotay.notebook.queries.helping import help_page, people_to_help
from sotay.notebook.queries.reading import leader_plans, reading
from sotay.org import permissions as org
from sotay.org.choices import Category, Role
from sotay.org.models import Membership, Position, Unit
from sotay.org.queries import unit_for
from sotay.org.relations import Permission, Refused
from sotay.regulations import permissions as regulations
from sotay.regulations.rules import PLAN
from tests.feedback.sending import sent
from tests.fixtures.world import World, day
from tests.notebook.writing import hand_in_plan
from tests.permissions import test_list_and_gate as agreement

ON = "18/06/2026"
EVERYBODY = {"an", "binh", "chi", "dung", "giang", "ha", "khanh", "lan", "minh", "nga"}
CELL_A = {"an", "binh", "chi", "dung", "khanh"}


def holders(world: World, permission: Permission, thing, on: str = ON) -> set[str]:
    return {key for key in world.people if permission.holds(world.by(key, on), thing)}


def plan_of(world: World, who: str) -> Entry:
    hand_in_plan(world, who, "20/01/2026 09:00")
    return Entry.objects.get(person=world.people[who])


@pytest.mark.parametrize(
    ("whose", "readers"),
    [
        ("chi", {"chi", "an", "binh"}),
        ("an", {"an", "binh"}),
        ("ha", {"ha", "giang"}),
        ("minh", {"minh", "giang"}),
        ("lan", {"lan", "khanh"}),
        ("khanh", {"khanh", "an", "binh"}),
    ],
)
def test_a_text_is_read_by_its_writer_and_the_committee_of_its_cell(world, whose, readers):
    assert holders(world, notebook.read_entry, plan_of(world, whose)) == readers


@pytest.mark.parametrize(
    ("whose", "readers"),
    [
        ("an", CELL_A),
        ("binh", CELL_A),
        ("giang", {"giang", "ha", "minh", "nga"}),
        ("khanh", EVERYBODY),
        ("chi", set()),
        ("minh", set()),  # staff lead nobody
    ],
)
def test_a_leaders_plan_is_read_by_everybody_below(world, whose, readers):
    assert holders(world, notebook.read_leader_plan, plan_of(world, whose)) == readers


@pytest.mark.parametrize(
    "right",
    [notebook.write_entry, notebook.read_draft, notebook.read_reflection],
    ids=lambda right: right.code,
)
def test_drafts_and_notes_are_the_writers_alone(world, right):
    assert holders(world, right, plan_of(world, "chi")) == {"chi"}


@pytest.mark.parametrize(
    ("right", "unit", "who"),
    [
        (org.issue_slips, "T.01.01", {"an", "binh", "khanh", "minh"}),
        (org.issue_slips, "T.01.CQ", {"khanh", "minh"}),
        (org.issue_slips, "T", {"minh"}),
        (org.manage_people, "T.01.01", {"an", "binh", "khanh", "minh"}),
        (org.assign_posts, "T.01.01", {"an", "khanh", "minh"}),
        (org.assign_posts, "T.01.CQ", {"khanh", "minh"}),
        (org.assign_posts, "T", set()),
        (org.reorganise, "T.01", {"khanh"}),
        (org.reorganise, "T", {"minh"}),
        (notebook.print_booklets, "T.01.02", {"giang", "khanh", "minh"}),
        (regulations.set_rules, "T.01.01", {"an", "binh"}),
        (regulations.set_rules, "T.01", {"khanh"}),
        (regulations.set_rules, "T", {"minh"}),
        (regulations.read_rules, "T", EVERYBODY),
        (library.keep_documents, "T.01", {"khanh"}),
        (library.keep_documents, "T.01.01", {"an", "binh"}),
        (library.see_studied, "T.01.01", {"an", "binh", "khanh", "minh"}),
        (library.see_unread, "T.01.01", {"an", "binh"}),
        (library.see_unread, "T.01.CQ", {"khanh"}),
        (feedback.see_waiting, "T.01", {"khanh"}),
        (regulations.read_rules, "T.01.02", {"giang", "ha", "minh", "nga", "khanh"}),
    ],
)
def test_the_work_of_a_unit_is_for_those_who_hold_its_posts(world, right, unit, who):
    assert holders(world, right, world.units[unit]) == who


@pytest.mark.parametrize(("whose", "unit", "readers"), [
    ("chi", "T.01.01", {"chi", "an", "binh"}), ("chi", "T.01", {"chi", "khanh"}),
    ("an", "T.01", {"an", "khanh"}), ("lan", "T.01.CQ", {"lan", "khanh"}),
    ("ha", "T", {"ha"}),  # at the top nobody holds a leading post: staff read no opinion
])  # fmt: skip
def test_an_opinion_is_read_by_its_writer_and_whoever_handles_it(world, whose, unit, readers):
    row = sent(world, whose)
    row.unit = world.units[unit]
    row.save()
    assert holders(world, feedback.read_feedback, row) == readers
    assert holders(world, feedback.handle, row) == readers - {whose}


def test_of_all_posts_only_the_committee_of_the_cell_itself_reads_a_text(world):
    entry = plan_of(world, "chi")
    for unit in ("T.01.01", "T.01", "T", "T.01.CQ"):
        for role in Role.values:
            world.person(f"{role} {unit}", "Lê Hà", "T.01.02", Category.OFFICIAL, (role, unit))
    readers = holders(world, notebook.read_entry, entry) - {"chi", "an", "binh"}
    # An agency's head has a seat in the agency only, and there reads what people release.
    posts = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE_MEMBER, Role.AGENCY_HEAD)
    assert readers == {f"{role.value} T.01.01" for role in posts}


def test_a_post_that_ended_opens_nothing_any_more(world):
    entry = plan_of(world, "chi")
    ends = day(ON)
    Position.objects.filter(person=world.people["binh"]).update(valid_until=ends)
    assert "binh" in holders(world, notebook.read_entry, entry, "17/06/2026")
    assert "binh" not in holders(world, notebook.read_entry, entry)
    Position.objects.filter(person=world.people["an"]).update(valid_from=ends + timedelta(days=1))
    assert holders(world, notebook.read_entry, entry) == {"chi"}


def test_after_a_move_the_former_year_stays_with_the_former_cell(world):
    entry = plan_of(world, "chi")
    chi = world.people["chi"]
    Membership.objects.filter(person=chi).update(valid_until=day("01/06/2026"))
    Membership.objects.create(person=chi, unit=world.units["T.01.02"], category=Category.OFFICIAL,
                              valid_from=day("01/06/2026"))  # fmt: skip
    assert holders(world, notebook.read_entry, entry) == {"chi", "an", "binh"}


def test_lists_and_gates_agree_for_every_post_in_every_unit(world):
    """Each post once in each unit, held by somebody of another cell."""
    for key in ("an", "chi", "ha", "khanh", "lan"):
        hand_in_plan(world, key, "20/01/2026 09:00")
    posts = [(role, unit) for unit in world.units for role in Role.values]
    for number, post in enumerate(posts):
        world.person(f"p{number}", f"Lê Số {number}", "T.01.02", Category.OFFICIAL, post)
    rights: list[tuple[Permission, type]] = [(right, Entry) for right in agreement.OF_ENTRIES]
    rights += [(right, Unit) for right in agreement.OF_UNITS]
    disagree = [
        (right.code, *post)
        for number, post in enumerate(posts)
        for right, model in rights
        if not agreement.agrees(right, model, world.by(f"p{number}"))
    ]
    assert disagree == []


# --- what queries list is what queries open


def opens(query, *given, **more) -> bool:
    try:
        query(*given, **more)
    except (NotFound, Refused):
        return False
    return True


def test_the_people_listed_to_help_are_those_whose_page_opens(world):
    chi = world.people["chi"]
    chi.helper = world.people["dung"]
    chi.save()
    for key in world.people:
        by = world.by(key)
        listed = {person.pk for person in people_to_help(2026, by=by)}
        opened = {person.pk for person in world.people.values()
                  if opens(help_page, person.uid, 2026, PLAN, by=by)}  # fmt: skip
        assert listed == opened, key


def test_the_plans_offered_beside_ones_own_are_those_that_open(world):
    for key in world.people:
        hand_in_plan(world, key, "20/01/2026 09:00")
    entries = {entry.uid: entry for entry in Entry.objects.all()}
    for key, person in world.people.items():
        by = world.by(key)
        offered = {plan.uid for plan in leader_plans(2026, by=by) if plan.uid}
        assert {uid for uid in offered if opens(reading, uid, by=by)} == offered
        gate = {uid for uid, entry in entries.items() if notebook.read_leader_plan.holds(by, entry)}
        assert offered == gate - {e.uid for e in entries.values() if e.person_id == person.pk}, key


def test_a_unit_opens_to_those_who_hold_the_right(world):
    for right in (org.issue_slips, notebook.print_booklets):
        for key in world.people:
            by = world.by(key)
            listed = set(Unit.objects.filter(right.rows(by)).values_list("code", flat=True))
            opened = {code for code in world.units if opens(unit_for, code, by=by, to=right)}
            assert listed == opened, (right.code, key)
