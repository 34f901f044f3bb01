"""Nothing is destroyed that an evaluation still needs: a running round, an appeal, time for one."""

import pytest

from sotay.evaluation.actions.deciding import answer_appeal
from sotay.evaluation.actions.rating import make_appeal
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.queries.going_on import (
    APPEALED,
    MAY_APPEAL,
    RUNNING,
    years_going_on,
)
from sotay.notebook.models import Version
from sotay.oversight.actions.retention import Decision, carry_out_disposal, decide_disposal
from sotay.oversight.queries.retention import over_in
from tests.evaluation.rating import CELL, decided, opened, row_of, sent
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in_plan
from tests.oversight.ageing import make_old


@pytest.fixture
def aged(world: World) -> World:
    """Plans of Chi and Dũng of 2022; the rounds below are made those of 2022 too."""
    for who in ("chi", "dung"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    make_old()
    return world


def of_2022(found: Round) -> Round:
    Round.objects.filter(pk=found.pk).update(year=2022)
    Evaluation.objects.filter(round=found).update(year=2022)
    return found


def whys(world: World, on: str) -> dict[str, str]:
    names = {person.pk: key for key, person in world.people.items()}
    return {names[row.person_id]: row.held for row in over_in(world.units[CELL], today=day(on))}


def test_a_running_round_needs_its_year(aged):
    of_2022(opened(aged))
    assert whys(aged, "06/12/2026") == {"chi": RUNNING, "dung": RUNNING}
    Evaluation.objects.update(year=2021)
    assert whys(aged, "06/12/2026") == {"chi": "", "dung": ""}


def test_after_the_decision_as_long_as_one_may_appeal_and_until_the_answer(aged):
    found = decided(aged, sent(aged))
    chi = row_of(found, "chi", aged)
    make_appeal(chi.uid, "Đề nghị xem lại.", by=aged.by("chi", "05/01/2027"),
                now=at("05/01/2027 09:00"))  # fmt: skip
    of_2022(found)
    assert whys(aged, "21/01/2027") == {"chi": APPEALED, "dung": MAY_APPEAL}
    assert whys(aged, "22/01/2027") == {"chi": APPEALED, "dung": ""}
    answer_appeal(chi.uid, "good", "Giữ nguyên.", by=aged.by("khanh", "23/01/2027"),
                  now=at("23/01/2027 09:00"))  # fmt: skip
    assert whys(aged, "23/01/2027") == {"chi": "", "dung": ""}


def test_an_appeal_made_between_decision_and_carrying_out_keeps_the_year(aged):
    found = decided(aged, sent(aged))
    by, now = aged.by("an", "31/01/2027"), at("31/01/2027 09:00")
    make_appeal(row_of(found, "chi", aged).uid, "Đề nghị xem lại.",
                by=aged.by("chi", "20/01/2027"), now=at("20/01/2027 09:00"))  # fmt: skip
    given = Decision("05-QĐ/CB", day("31/01/2027"), day("31/01/2027"))
    row = decide_disposal(CELL, given, by=by, now=now)
    assert len(row.entries) == 2
    of_2022(found)
    done = carry_out_disposal(CELL, row.uid, "05-QĐ/CB", by=by, now=now)
    assert [(line["why"], line["entries"]) for line in done.held] == [(APPEALED, 1)]
    left = Version.objects.values_list("entry__person__given", flat=True)
    assert list(left) == ["Chi"]


def test_the_number_of_queries_does_not_grow(aged, django_assert_num_queries):
    decided(aged, sent(aged))
    with django_assert_num_queries(2):
        found = years_going_on({2026}, today=day("10/01/2027"))
    assert len(found) > 3 and set(found.values()) == {MAY_APPEAL}
