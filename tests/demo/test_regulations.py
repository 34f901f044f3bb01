"""The demo world has rules of its own at three levels, each within the one above."""

import pytest

from sotay.org.models import Unit
from sotay.oversight.models import RuleEvaluation
from sotay.regulations.models import Regulation
from sotay.regulations.queries.origins import values_with_origin
from tests.fixtures.world import day

pytestmark = [pytest.mark.django_db(transaction=False), pytest.mark.usefixtures("small")]


def test_each_level_has_its_document_of_its_own_kind():
    kinds = dict(Regulation.objects.order_by("valid_from").values_list("unit__code", "kind"))
    assert kinds == {"K": "guidance", "K.01": "rule", "K.01.01": "statute"}
    assert {row.news_done for row in Regulation.objects.all()} == {True}


def test_the_nearest_document_holds_until_the_one_above_is_stricter():
    cell = Unit.objects.get(code="K.01.01")
    for on, value, whose in (("18/06/2026", 70, "K.01.01"), ("02/07/2026", 65, "K")):
        line = values_with_origin(cell, on=day(on))["hint_threshold"]
        assert (line.value, line.sources[0].unit.code) == (value, whose)


def test_the_dates_of_the_running_year_are_the_common_ones():
    values = values_with_origin(Unit.objects.get(code="K.01.01"), on=day("18/06/2026"))
    assert {key: values[key].value for key in ("plan_due", "half_due", "year_due")} == {
        "plan_due": "01-31", "half_due": "06-30", "year_due": "12-31"}  # fmt: skip
    assert values["review_fields"].value == []


def test_a_proposal_was_weighed_and_led_to_the_next_version():
    row = RuleEvaluation.objects.get()
    assert (row.year, row.decision) == (2025, "amend")
    assert [one["choice"] for one in row.unseal()["proposals"]] == ["taken"]
