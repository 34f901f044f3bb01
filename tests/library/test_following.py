"""How far a document has come: names in the cell, counts above, and who left it lying."""

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.library.actions.reminding import remind_by_rule, urge
from sotay.library.actions.studying import acknowledge
from sotay.library.queries.following import following
from sotay.notices.models import Message
from sotay.org.actions.counting import recount_everybody
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.relations import Refused
from tests.fixtures.world import at, day
from tests.library.documents import NOW, passed, put_in


@pytest.fixture
def spread(world):
    """Passed on to all of T.01; by A with an instruction, by B without; Chi and Hà have read."""
    document = put_in(world)
    passed(world, document)
    passed(world, document, "T.01.01", "an", instruction="Đọc ngày 3.")
    passed(world, document, "T.01.02", "giang", instruction="  ")
    for who in ("chi", "ha"):
        acknowledge(document.uid, by=world.by(who), now=NOW)
    recount_everybody(day("18/06/2026"))
    Message.objects.all().delete()
    return document


def test_the_committee_sees_who_passed_on_without_instruction_or_not_at_all(world, spread):
    page = following(spread.uid, "T.01", by=world.by("khanh"))
    assert [line.unit.code for line in page.bare] == ["T.01.02"]
    assert [line.unit.code for line in page.silent] == ["T.01.CQ"]
    counts = {line.unit.code: (line.done, line.people) for line in page.children}
    assert counts == {"T.01.01": (1, 5), "T.01.02": (1, 4), "T.01.CQ": (0, 1)}
    assert (page.done, page.people, page.missing) == (2, 10, ())


def test_the_cell_sees_names_and_whoever_stands_above_counts_alone(world, spread):
    cell = following(spread.uid, "T.01.01", by=world.by("an"))
    assert (cell.done, cell.people) == (1, 5)
    assert [line.name for line in cell.missing] == [
        "Nguyễn Văn An", "Trần Thanh Bình", "Đỗ Quốc Khánh", "Phạm Tiến Dũng"]  # fmt: skip
    above = following(spread.uid, "T.01.01", by=world.by("khanh"))
    assert (above.done, above.people, above.missing) == (1, 5, ())


@pytest.mark.parametrize(("who", "code", "refusal"), [
    ("chi", "T.01.01", Refused), ("giang", "T.01.01", NotFound), ("an", "T.01.02", NotFound),
    ("an", "T", NotFound), ("an", "nowhere", NotFound),
])  # fmt: skip
def test_others_see_nothing_of_it(world, spread, who, code, refusal):
    with pytest.raises(refusal):
        following(spread.uid, code, by=world.by(who))


def test_above_the_grassroots_nothing_is_told_of_very_few(world, spread):
    Unit.objects.filter(code="T.01").update(kind=UnitKind.UPPER)
    lines = following(spread.uid, "T.01", by=world.by("khanh")).children
    assert [line.is_few for line in lines] == [False, True, True]


def test_the_cost_does_not_grow(world, spread, django_assert_max_num_queries):
    for number in range(20):
        world.unit(f"T.01.{number + 50}", f"Chi bộ {number}", UnitKind.CELL, "T.01")
    by = world.by("khanh")
    with django_assert_max_num_queries(9):
        following(spread.uid, "T.01", by=by)


def test_the_cell_reminds_who_has_not_read_once_a_day(world, spread):
    assert urge(spread.uid, "T.01.01", by=world.by("an"), now=NOW) == 4
    assert urge(spread.uid, "T.01.01", by=world.by("an"), now=NOW) == 0
    told = Message.objects.values_list("person__given", flat=True)
    assert sorted(told) == ["An", "Bình", "Dũng", "Khánh"]
    with pytest.raises(Refused):
        urge(spread.uid, "T.01.01", by=world.by("khanh"), now=NOW)


def test_a_committee_reminds_those_who_lead_the_silent_units(world, spread):
    assert urge(spread.uid, "T.01", by=world.by("khanh"), now=NOW) == 0  # Khánh leads the agency
    spread.disseminations.filter(unit__code="T.01.02").delete()
    assert urge(spread.uid, "T.01", by=world.by("khanh"), now=NOW) == 1
    assert Message.objects.get().person == world.people["giang"]
    with pytest.raises(NotNow, match="phổ biến trước"):
        urge(spread.uid, "T.01.02", by=world.by("giang"), now=NOW)


@pytest.mark.parametrize(("moment", "told"), [
    ("17/07/2026 07:00", 8), ("28/07/2026 07:00", 8), ("01/08/2026 07:00", 8),
    ("16/07/2026 07:00", 0), ("31/07/2026 07:00", 0),
])  # fmt: skip
def test_on_the_days_of_the_regulation_it_reminds_by_itself(world, spread, moment, told):
    """Due on 31/07: 14 and 3 days before, one after. Four of A, three of B, the agency's head."""
    assert remind_by_rule(at(moment)) == told
    assert remind_by_rule(at(moment)) == 0
    assert Message.objects.count() == told


def test_killed_in_between_it_goes_on_and_tells_nobody_twice(world, spread):
    spread.disseminations.filter(unit__code="T.01.01").update(reminded_on=day("28/07/2026"))
    assert remind_by_rule(at("28/07/2026 07:00")) == 4
    spread.disseminations.update(reminded_on=None)
    assert remind_by_rule(at("28/07/2026 08:00")) == 4
    assert Message.objects.count() == 8
