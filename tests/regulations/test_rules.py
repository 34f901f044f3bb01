"""When each use opens and is due, for whom; and what a lower unit may change."""

from datetime import date

import pytest

from sotay.regulations.rules import (
    HALF,
    KEYS,
    PLAN,
    YEAR,
    Person,
    Rules,
    UnknownKey,
    day_in,
    declared,
    due_on,
    inherited,
    is_overtaken,
    joined,
    loosening,
    opens_on,
    opens_too_late,
    uses_of_year,
)

MEMBER, LEADER = Person(is_leader=False), Person(is_leader=True)
Q1 = {"slug": "quy-i", "title": "Soát xét quý I", "opens": "03-15", "due": "03-31"}
Q3 = {"slug": "quy-iii", "title": "Soát xét quý III", "opens": "09-15", "due": "09-30"}
EARLIER = {"plan_due": "01-20", "half_due": "06-20", "year_due": "12-20"}


def uses(year: int = 2026, **values) -> dict:
    return {use.slug: use for use in uses_of_year(year, Rules(values))}


def due(slug: str, person: Person, year: int = 2026, **values) -> date | None:
    return due_on(uses(year, **values)[slug], person, Rules(values))


@pytest.mark.parametrize(("slug", "opens", "opens_for_leaders", "last"), [
    (PLAN, date(2026, 1, 1), date(2025, 12, 15), date(2026, 1, 31)),
    (HALF, date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 30)),
    (YEAR, date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 31)),
])  # fmt: skip
def test_the_days_that_hold_where_nobody_set_any(slug, opens, opens_for_leaders, last):
    use = uses()[slug]
    assert (use.opens, use.opens_for_leaders, use.due) == (opens, opens_for_leaders, last)
    assert (opens_on(use, MEMBER), opens_on(use, LEADER)) == (opens, opens_for_leaders)


@pytest.mark.parametrize(("slug", "member", "leader"), [
    (PLAN, date(2026, 1, 31), date(2026, 1, 26)),
    (HALF, date(2026, 6, 30), date(2026, 6, 25)),
    (YEAR, date(2026, 12, 31), date(2026, 12, 26)),
])  # fmt: skip
def test_leaders_are_due_five_days_before_members(slug, member, leader):
    assert (due(slug, MEMBER), due(slug, LEADER)) == (member, leader)


def test_without_lead_days_leaders_are_due_with_everybody():
    assert due(PLAN, LEADER, leader_lead_days=0) == date(2026, 1, 31)


def test_with_thirty_lead_days_nobody_is_due_before_writing_opens():
    assert due(PLAN, LEADER, leader_lead_days=30) == date(2026, 1, 1)
    assert due(HALF, LEADER, leader_lead_days=30) == date(2026, 6, 1)
    assert due(YEAR, LEADER, leader_lead_days=30) == date(2026, 12, 1)
    assert due(PLAN, LEADER, leader_lead_days=30, plan_due="01-20") == date(2026, 1, 1)


def test_lead_days_do_not_concern_members():
    assert due(PLAN, MEMBER, leader_lead_days=30) == date(2026, 1, 31)


@pytest.mark.parametrize(("joined", "last"), [
    (date(2026, 1, 10), date(2026, 1, 31)),
    (date(2026, 1, 31), date(2026, 1, 31)),
    (date(2026, 2, 1), date(2026, 3, 3)),
    (date(2026, 5, 20), date(2026, 6, 19)),
])  # fmt: skip
def test_whoever_joins_after_the_last_day_has_thirty_days(joined, last):
    assert due(PLAN, Person(is_leader=False, joined_on=joined)) == last


def test_a_leader_who_joins_between_the_two_last_days_is_a_joiner():
    joined = Person(is_leader=True, joined_on=date(2026, 1, 28))
    assert due(PLAN, joined, joiner_days=10) == date(2026, 2, 7)
    assert due(PLAN, Person(False, date(2026, 1, 28)), joiner_days=10) == date(2026, 1, 31)


@pytest.mark.parametrize("is_leader", [True, False])
@pytest.mark.parametrize("slug", [PLAN, HALF, YEAR])
def test_nothing_is_due_from_somebody_exempt(slug, is_leader):
    assert due(slug, Person(is_leader, date(2026, 8, 1), exempt=True)) is None


@pytest.mark.parametrize("joined", [date(2027, 1, 1), date(2027, 12, 31)])
def test_nobody_owes_a_year_before_they_joined(joined):
    assert [due(slug, Person(False, joined)) for slug in (PLAN, HALF, YEAR)] == [None] * 3


def test_the_uses_stand_in_the_order_in_which_they_are_due():
    assert list(uses()) == [PLAN, HALF, YEAR]
    assert list(uses(extra_reviews=[Q3, Q1])) == [
        PLAN, "soat-xet-quy-i", HALF, "soat-xet-quy-iii", YEAR,
    ]  # fmt: skip


def test_the_plan_stands_first_even_if_a_further_review_is_due_before():
    early = {"slug": "dau-nam", "title": "Đầu năm", "opens": "01-02", "due": "01-10"}
    assert list(uses(extra_reviews=[early])) == [PLAN, "soat-xet-dau-nam", HALF, YEAR]


def test_a_further_review_is_due_as_the_others_are():
    review = uses(extra_reviews=[Q1])["soat-xet-quy-i"]
    assert (review.title, review.opens, review.opens_for_leaders, review.is_plan) == (
        "Soát xét quý I", date(2026, 3, 15), date(2026, 3, 15), False,
    )  # fmt: skip
    assert due("soat-xet-quy-i", LEADER, extra_reviews=[Q1]) == date(2026, 3, 26)


@pytest.mark.parametrize(("year", "day"), [
    (2026, 28), (2027, 28), (2028, 29), (2000, 29), (2100, 28),
])  # fmt: skip
def test_29_february_is_the_28th_where_there_is_none(year, day):
    assert day_in(year, "02-29") == date(year, 2, day)
    assert due(PLAN, MEMBER, year, plan_due="02-29") == date(year, 2, day)


LOOSER = [
    ("plan_due", "02-01", "01-31", "01-30"),
    ("half_due", "07-01", "06-30", "06-15"),
    ("year_due", "12-31", "12-25", "12-20"),
    ("leader_lead_days", 4, 5, 6),
    ("group_head_leads", False, True, True),
    ("leaders_first", "encourage", "require", "require"),
    ("joiner_days", 31, 30, 29),
    ("hint_threshold", 81, 80, 79),
    ("extra_reviews", [], [Q1], [Q1, Q3]),
    ("extra_reviews", [{**Q1, "due": "04-01"}], [Q1], [{**Q1, "due": "03-30"}]),
    ("extra_reviews", [Q3], [Q1], [Q1]),
    ("slip_days", 15, 14, 1),
    ("feedback_days", 16, 15, 5),
    ("inspection_days", 31, 30, 10),
    ("meeting_minutes", 89, 90, 120),
    ("quorum_percent", 50, 60, 75),
    ("remark_years", 4, 3, 2),
    ("keep_years", 3, 5, 7),
    ("excellent_percent", 21, 20, 15),
    ("appeal_days", 29, 30, 45),
]


@pytest.mark.parametrize(("key", "looser", "above", "tighter"), LOOSER)
def test_a_looser_value_is_refused_with_its_sentence(key, looser, above, tighter):
    assert loosening(key, looser, above) == KEYS[key].loosened
    assert KEYS[key].loosened.endswith(".") and len(KEYS[key].loosened) > 20
    assert loosening(key, above, above) == loosening(key, tighter, above) == ""


def test_every_key_that_may_only_be_tightened_is_tried_above():
    assert {key for key, *_ in LOOSER} == {key for key, rule in KEYS.items() if rule.tighter}


@pytest.mark.parametrize("key", ["plan_opens", "plan_opens_leaders", "half_opens", "year_opens",
                                 "place"])  # fmt: skip
def test_when_writing_opens_and_the_place_are_free(key):
    assert loosening(key, "12-31", "01-01") == loosening(key, "01-01", "12-31") == ""


def test_a_declared_default_keeps_within_its_own_bounds():
    for rule in KEYS.values():
        if rule.most:
            assert rule.least <= rule.default <= rule.most


Q1_BEFORE = {**Q1, "due": "03-20"}


@pytest.mark.parametrize(("own", "above", "joined_up", "overtaken"), [
    ([Q3], [Q1], [Q1, Q3], False),
    ([Q1, Q3], [Q1], [Q1, Q3], False),
    ([Q1_BEFORE], [Q1, Q3], [Q1_BEFORE, Q3], False),
    ([Q1, Q3], [Q1_BEFORE], [Q1_BEFORE, Q3], True),
    ([], [Q1], [Q1], False),
    ([Q3], [], [Q3], False),
])  # fmt: skip
def test_a_later_review_from_above_comes_beside_the_own_ones(own, above, joined_up, overtaken):
    assert joined("extra_reviews", own, above) == joined_up
    assert inherited([{"extra_reviews": above}, {"extra_reviews": own}]) == {
        "extra_reviews": joined_up
    }
    assert is_overtaken("extra_reviews", own, above) is overtaken


def test_the_nearest_unit_wins_where_it_tightens():
    assert inherited([{"plan_due": "01-25"}, {}, {"plan_due": "01-20"}]) == {"plan_due": "01-20"}


def test_the_first_unit_may_not_loosen_what_is_declared():
    assert inherited([{"plan_due": "02-15"}]) == {}


def test_a_value_that_a_unit_above_has_overtaken_gives_way():
    assert inherited([{"plan_due": "01-15"}, {"plan_due": "01-20"}]) == {"plan_due": "01-15"}


def test_keys_are_inherited_each_by_itself():
    levels = [EARLIER, {"half_due": "06-25", "place": "Lào Cai"}, {"year_due": "12-10"}]
    assert inherited(levels) == {**EARLIER, "place": "Lào Cai", "year_due": "12-10"}


@pytest.mark.parametrize(("values", "words"), [
    ({}, ""),
    ({"plan_opens": "01-31"}, ""),
    ({"plan_opens": "02-01"}, "Kế hoạch cá nhân"),
    ({"half_opens": "06-25", "half_due": "06-20"}, "Soát xét, đánh giá 6 tháng"),
    ({"year_opens": "12-31", "year_due": "12-30"}, "Soát xét, đánh giá cả năm"),
    ({"extra_reviews": [{**Q1, "opens": "04-01"}]}, "Soát xét quý I"),
])  # fmt: skip
def test_a_use_that_opens_after_its_last_day_is_told_of(values, words):
    told = opens_too_late(values)
    assert told == (f"{words}: ngày mở phải trước hoặc đúng ngày hạn." if words else "")


def test_a_key_nobody_declared():
    for ask in (declared, Rules({})["plan_due"] and Rules({}).__getitem__):
        with pytest.raises(UnknownKey, match="plan_duw"):
            ask("plan_duw")


def changed_on(day: date, before: dict, after: dict, today: date) -> Rules:
    return Rules(after if today >= day else before, today,
                 lambda on: after if on >= day else before)  # fmt: skip


def test_a_use_keeps_the_days_with_which_it_opened():
    rules = changed_on(date(2026, 6, 18), {}, {"plan_due": "01-25", "half_due": "06-25",
                       "year_due": "12-20", "leader_lead_days": 9}, date(2026, 12, 5))  # fmt: skip
    found = {use.slug: use for use in uses_of_year(2026, rules)}
    assert [found[slug].due for slug in (PLAN, HALF, YEAR)] == [
        date(2026, 1, 31), date(2026, 6, 30), date(2026, 12, 20)]  # fmt: skip
    leaders = [due_on(found[slug], LEADER, rules) for slug in (PLAN, YEAR)]
    assert leaders == [date(2026, 1, 26), date(2026, 12, 11)]
    assert [use.due for use in uses_of_year(2024, rules)][0] == date(2024, 1, 31)
    assert [use.due for use in uses_of_year(2027, rules)][0] == date(2027, 1, 25)


def test_a_review_asked_for_in_mid_year_is_there_from_then_on():
    rules = changed_on(date(2026, 6, 18), {}, {"extra_reviews": [Q1, Q3]}, date(2026, 6, 20))
    slugs = [use.slug for use in uses_of_year(2026, rules)]
    assert slugs == [PLAN, HALF, "soat-xet-quy-iii", YEAR]
    assert len(uses_of_year(2025, rules)) == 3
