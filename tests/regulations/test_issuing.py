"""What is issued holds from its day; the next version ends it; a unit above may overtake it."""

import pytest

from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.relations import Refused
from sotay.regulations.actions.issuing import NotReady, issue, withdraw
from sotay.regulations.models import Regulation, RuleValue
from sotay.regulations.queries.drafts import mark_of_draft
from sotay.regulations.queries.in_force import rules_in_force
from sotay.regulations.queries.origins import values_with_origin
from tests.fixtures.world import World, at, day
from tests.regulations.writing import NOW, draft, issued


def due(world: World, code: str, on: str, key: str = "plan_due"):
    return rules_in_force(world.units[code].path, on=day(on))[key]


def test_it_holds_from_its_day_for_the_unit_and_everybody_below(world):
    made = issued(world, "T.01", "01/07/2026", {"plan_due": "01-25"})
    for code in ("T.01", "T.01.01", "T.01.CQ"):
        assert (due(world, code, "30/06/2026"), due(world, code, "01/07/2026")) == (
            "01-31", "01-25")  # fmt: skip
    assert due(world, "T", "01/07/2026") == "01-31"
    assert (made.state, made.valid_until) == ("issued", None)
    assert TrailEntry.objects.filter(verb="regulation.issued").get().thing_name == made.title


def test_the_next_version_replaces_the_former_whole(world):
    first = issued(world, "T.01", "01/07/2026", {"plan_due": "01-25", "slip_days": 7})
    second = issued(world, "T.01", "01/09/2026", {"plan_due": "01-20", "slip_days": 14},
                    number="02", now=at("20/08/2026 09:00"))  # fmt: skip
    first.refresh_from_db()
    assert (first.valid_until, second.replaces) == (day("01/09/2026"), first)
    assert [due(world, "T.01", on) for on in ("31/08/2026", "01/09/2026")] == ["01-25", "01-20"]
    assert [due(world, "T.01", on, "slip_days") for on in ("31/08/2026", "01/09/2026")] == [7, 14]
    assert second.values == {"plan_due": "01-20"}


def test_what_was_set_without_a_document_ends_with_the_first_one(world):
    for key, since in (("slip_days", "01/01/2026"), ("feedback_days", "01/12/2026")):
        RuleValue.objects.create(unit=world.units["T.01"], key=key, value=7, set_at=NOW,
                                 valid_from=day(since), set_by="x")  # fmt: skip
    issued(world, "T.01", "01/07/2026", {"slip_days": 14})
    assert due(world, "T.01", "02/12/2026", "slip_days") == 14
    assert due(world, "T.01", "02/12/2026", "feedback_days") == 15


@pytest.mark.parametrize(("valid_from", "reason"), [
    ("17/06/2026", "không lùi ngày"),
    ("01/09/2026", "đã ban hành văn bản có hiệu lực từ 01/09/2026"),
    ("01/08/2026", "hoặc thu hồi văn bản ấy trước"),
])  # fmt: skip
def test_it_never_begins_in_the_past_nor_within_another(world, valid_from, reason):
    issued(world, "T.01", "01/09/2026", {"plan_due": "01-25"})
    with pytest.raises(NotReady, match=reason):
        issued(world, "T.01", valid_from, {"plan_due": "01-20"}, number="02")
    assert due(world, "T.01", "01/01/2027") == "01-25"


def test_a_number_used_in_this_term_is_refused(world):
    issued(world, "T.01", "01/07/2026", {}, number="05-QĐ/ĐU")
    with pytest.raises(NotReady, match="05-QĐ/ĐU đã dùng"):
        issued(world, "T.01", "01/09/2026", {}, number="05-QĐ/ĐU")


def test_a_parent_that_tightens_while_the_draft_waits_is_noticed_at_issuing(world):
    waiting = draft(world, "T.01", "01/09/2026", {"plan_due": "01-25"})
    issued(world, "T", "01/08/2026", {"plan_due": "01-20"}, number="12-HD/ĐU")
    with pytest.raises(NotReady) as refusal:
        issue("T.01", base=mark_of_draft(waiting), by=world.by("khanh"), now=NOW)
    assert "12-HD/ĐU" in refusal.value.faults[0].sentence


def test_a_draft_changed_after_it_was_looked_through_is_not_issued(world):
    seen = mark_of_draft(draft(world, "T.01", "01/07/2026", {"plan_due": "01-25"}))
    draft(world, "T.01", "01/07/2026", {"plan_due": "01-20"})
    with pytest.raises(NotNow, match="xem trước lại"):
        issue("T.01", base=seen, by=world.by("khanh"), now=NOW)
    assert not RuleValue.objects.exists()


def test_a_parent_tightening_under_a_child_takes_its_place_until_it_loosens_again(world):
    issued(world, "T.01", "01/07/2026", {"plan_due": "01-25"})
    upper = issued(world, "T", "01/09/2026", {"plan_due": "01-20"})
    assert [due(world, "T.01.01", on) for on in ("31/08/2026", "01/09/2026")] == ["01-25", "01-20"]
    line = values_with_origin(world.units["T.01"], on=day("01/09/2026"))["plan_due"]
    assert (line.value, line.sources[0].regulation, line.overtaken.value) == (
        "01-20", upper, "01-25")  # fmt: skip
    issued(world, "T", "01/12/2026", {"plan_due": "01-31"}, number="02",
           now=at("20/11/2026 09:00"))  # fmt: skip
    line = values_with_origin(world.units["T.01"], on=day("01/12/2026"))["plan_due"]
    assert (line.value, line.overtaken) == ("01-25", None)


def test_withdrawn_before_its_day_it_leaves_no_trace_in_the_rules(world):
    first = issued(world, "T.01", "01/07/2026", {"plan_due": "01-25"})
    second = issued(world, "T.01", "01/09/2026", {"plan_due": "01-20"}, number="02")
    third = issued(world, "T.01", "01/12/2026", {"plan_due": "01-15"}, number="03")
    withdraw("T.01", second.uid, by=world.by("khanh"), now=NOW)
    for row in (first, third):
        row.refresh_from_db()
    assert (first.valid_until, third.replaces) == (third.valid_from, first)
    held = [due(world, "T.01", on) for on in ("01/09/2026", "30/11/2026", "01/12/2026")]
    assert held == ["01-25", "01-25", "01-15"]
    withdraw("T.01", third.uid, by=world.by("khanh"), now=NOW)
    assert due(world, "T.01", "01/01/2027") == "01-25"
    assert Regulation.objects.get(pk=first.pk).valid_until is None


def test_once_in_force_it_can_only_be_replaced(world):
    made = issued(world, "T.01", "18/06/2026", {"plan_due": "01-25"})
    with pytest.raises(NotNow, match="đã có hiệu lực"):
        withdraw("T.01", made.uid, by=world.by("khanh"), now=NOW)


def test_issuing_and_withdrawing_are_for_those_who_set_the_rules(world):
    made = issued(world, "T.01", "01/07/2026", {})
    with pytest.raises(Refused):
        withdraw("T.01", made.uid, by=world.by("chi"), now=NOW)
    with pytest.raises(NotFound):
        withdraw("T.01.01", made.uid, by=world.by("an"), now=NOW)
    with pytest.raises(Refused):
        issue("T.01", base="", by=world.by("chi"), now=NOW)
    with pytest.raises(NotFound):
        issue("T.01.01", base="", by=world.by("an"), now=NOW)


def test_a_review_added_above_later_leaves_the_own_one(world):
    q1 = {"slug": "quy-i", "title": "Soát xét quý I", "opens": "03-15", "due": "03-31"}
    q3 = {"slug": "quy-iii", "title": "Soát xét quý III", "opens": "09-15", "due": "09-30"}
    own = issued(world, "T.01", "01/07/2026", {"extra_reviews": [q3]})
    above = issued(world, "T", "01/08/2026", {"extra_reviews": [q1]})
    assert due(world, "T.01.01", "01/08/2026", "extra_reviews") == [q1, q3]
    line = values_with_origin(world.units["T.01"], on=day("01/08/2026"))["extra_reviews"]
    assert (line.value, line.overtaken) == ([q1, q3], None)
    assert [row.regulation for row in line.sources] == [above, own]
