"""Which document a unit may issue, what stands in its way, what it changes. Pure."""

from dataclasses import replace
from datetime import date

import pytest

from sotay.org.choices import UnitKind
from sotay.regulations.choices import RegulationKind as Kind
from sotay.regulations.rules import GROUPS, KEYS, Rules
from sotay.regulations.rules.changes import changes, moves, with_own
from sotay.regulations.rules.drafts import mark_of, own_among
from sotay.regulations.rules.issuing import (
    Heading,
    heading_faults,
    issuer_of,
    kinds_of,
    number_offered,
)
from sotay.regulations.rules.words import in_words

TODAY = date(2026, 6, 18)
WHOLE = Heading(Kind.RULE, date(2026, 7, 1), "05-QĐ/ĐU", date(2026, 6, 15), "Lê Hà", "Về Sổ tay")


def faults(heading: Heading, unit_kind: str = "grassroots_committee", **given) -> dict:
    given = {"today": TODAY, "latest": None, "is_taken": False, **given}
    return heading_faults(heading, unit_kind, **given)


@pytest.mark.parametrize("unit_kind", [UnitKind.CELL, UnitKind.GRASSROOTS_CELL])
def test_a_cell_adopts_a_statute_or_a_resolution_never_a_rule(unit_kind):
    assert kinds_of(unit_kind) == (Kind.STATUTE, Kind.RESOLUTION)
    told = faults(WHOLE, unit_kind)
    assert told == {"kind": "Đơn vị này chỉ ban hành quy chế hoặc nghị quyết."}


def test_a_committee_issues_rules_and_its_standing_committee_guidance():
    assert kinds_of(UnitKind.UPPER) == kinds_of(UnitKind.GRASSROOTS_COMMITTEE)
    assert issuer_of(Kind.RULE, "Đảng bộ Sở Xây dựng") == "Đảng ủy Sở Xây dựng"
    assert issuer_of(Kind.GUIDANCE, "Đảng bộ Sở Xây dựng") == "Ban Thường vụ Đảng ủy Sở Xây dựng"
    assert issuer_of(Kind.STATUTE, "Chi bộ Văn phòng") == "Chi bộ Văn phòng"


def test_every_level_is_said_and_a_group_issues_nothing():
    assert {kind for kind in UnitKind if not kinds_of(kind)} == {UnitKind.GROUP}
    assert "quy chế của chi bộ" in faults(WHOLE, UnitKind.GROUP)["kind"]


@pytest.mark.parametrize(("kind", "unit_kind", "number"), [
    (Kind.RULE, UnitKind.UPPER, "05-QĐ/ĐU"), (Kind.GUIDANCE, UnitKind.UPPER, "05-HD/ĐU"),
    (Kind.STATUTE, UnitKind.CELL, "05-QC/CB"), (Kind.RESOLUTION, UnitKind.CELL, "05-NQ/CB"),
    (Kind.STATUTE, UnitKind.AGENCY, "05-QC"),
])  # fmt: skip
def test_the_next_number_is_written_as_the_party_writes_it(kind, unit_kind, number):
    assert number_offered(kind, unit_kind, 4) == number


def test_a_whole_document_may_be_issued_for_today_or_later():
    assert faults(WHOLE) == faults(replace(WHOLE, valid_from=TODAY)) == {}


@pytest.mark.parametrize(("change", "field"), [
    ({"number": ""}, "number"), ({"signer": ""}, "signer"), ({"subject": ""}, "subject"),
    ({"issued_on": None}, "issued_on"), ({"issued_on": date(2026, 6, 19)}, "issued_on"),
    ({"valid_from": date(2026, 6, 17)}, "valid_from"),
])  # fmt: skip
def test_each_thing_that_misses_or_is_wrong_is_named(change, field):
    assert list(faults(replace(WHOLE, **change))) == [field]


def test_a_number_is_used_once_in_a_term():
    assert "05-QĐ/ĐU" in faults(WHOLE, is_taken=True)["number"]


def test_two_documents_never_hold_from_the_same_day_or_in_the_wrong_order():
    assert faults(WHOLE, latest=date(2026, 6, 30)) == {}
    for latest in (date(2026, 7, 1), date(2027, 1, 1)):
        told = faults(WHOLE, latest=latest)["valid_from"]
        assert f"{latest:%d/%m/%Y}" in told and "thu hồi" in told


def test_a_mark_changes_with_any_word():
    assert mark_of({"a": 1}, WHOLE) == mark_of({"a": 1}, replace(WHOLE))
    others = [mark_of({"a": 2}, WHOLE), mark_of({"a": 1}, replace(WHOLE, signer="Hà")),
              mark_of({"a": 1})]  # fmt: skip
    assert len({mark_of({"a": 1}, WHOLE), *others}) == 4


def test_a_units_own_is_what_differs_from_above_and_the_rows_it_adds():
    head = {"id": "dv-1", "name": "Nêu gương", "question": ""}
    typed = {"plan_due": "01-31", "half_due": "06-20", "heads": [head], "plan_fields": []}
    assert own_among(typed, Rules({})) == {"half_due": "06-20", "heads": [head]}


def test_the_days_that_move_are_told_for_members_and_leaders_from_the_day_on():
    before = Rules({}, date(2027, 12, 31), lambda day: {})
    after = with_own(before, before, {"half_due": "06-20"}, since=date(2026, 7, 1))
    (move,) = moves((2026, 2027), before, after)
    assert (move.year, move.title) == (2027, "Soát xét, đánh giá 6 tháng")
    assert move.member == (date(2027, 6, 30), date(2027, 6, 20))
    assert move.leader == (date(2027, 6, 25), date(2027, 6, 15))


def test_a_further_review_and_one_given_up_are_moves_too():
    review = {"slug": "quy-i", "title": "Quý I", "opens": "03-15", "due": "03-31"}
    none, asked = Rules({}), Rules({"extra_reviews": [review]})
    assert moves((2027,), none, asked)[0].member == (None, date(2027, 3, 31))
    assert moves((2027,), asked, none)[0].leader == (date(2027, 3, 26), None)


def test_own_values_looser_than_above_do_not_count_in_what_will_be():
    above = Rules({"plan_due": "01-20"}, date(2027, 12, 31), lambda day: {"plan_due": "01-20"})
    after = with_own(above, above, {"plan_due": "01-25"}, since=date(2026, 7, 1))
    assert changes(above, after) == []


def test_every_value_has_words_and_every_key_its_place_on_the_page():
    placed = [key for _, keys in GROUPS for key in keys]
    assert sorted(placed) == sorted(KEYS)
    assert all(in_words(key, rule.default) for key, rule in KEYS.items())
    assert in_words("plan_fields", [{"label": "A", "required": True}, {"label": "B"}]) == (
        "A (bắt buộc); B"
    )
