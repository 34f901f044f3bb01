"""Who takes part, how many may be excellent, when and in which order: by table, no database."""

from datetime import date

import pytest

from sotay.evaluation.choices import PaperForm
from sotay.evaluation.rules.course import (
    Candidate,
    appeal_until,
    goes_first,
    months_later,
    starts_on,
    why_left_out,
    why_no_round,
    wrong_ballots,
)
from sotay.evaluation.rules.papers import PARTS, forms_of, missing
from sotay.evaluation.rules.quota import Rated, most_excellent, over_quota

OPENS, DUE = date(2026, 12, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("people", "good", "base", "rounding", "most"),
    [
        (20, 15, "all", "down", 4), (20, 15, "good", "down", 3), (18, 18, "all", "down", 3),
        (18, 18, "all", "nearest", 4), (17, 17, "all", "nearest", 3), (16, 16, "all", "up", 4),
        (4, 4, "all", "down", 0), (4, 4, "all", "up", 1), (0, 0, "all", "up", 0),
        (25, 25, "all", "up", 5),
    ],
)  # fmt: skip
def test_the_quota_is_a_share_of_its_base_rounded_as_the_rules_say(
    people, good, base, rounding, most
):
    assert most_excellent(Rated(people, good), percent=20, base=base, rounding=rounding) == most


def test_more_than_the_quota_needs_a_stated_exception():
    assert over_quota(4, 4, exception="") == ""
    assert "nhiều nhất 4" in over_quota(5, 4, exception="  ")
    assert over_quota(5, 4, exception="Theo văn bản 12-CV/ĐU.") == ""


OLD = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (Candidate(True, OLD), ""),
        (Candidate(True, date(2026, 6, 5)), ""),
        (Candidate(True, date(2026, 6, 6)), "tham gia chưa đủ 6 tháng"),
        (Candidate(True, None), "tham gia chưa đủ 6 tháng"),
        (Candidate(True, OLD, is_exempt=True), "được miễn công tác và sinh hoạt đảng"),
        (Candidate(True, OLD, is_suspended=True), "đang bị đình chỉ sinh hoạt đảng"),
        (Candidate(False, OLD), "không phải đảng viên của chi bộ"),
        (Candidate(True, OLD, rated_in="Chi bộ Hai"), "đã được đánh giá năm nay ở Chi bộ Hai"),
    ],
)
def test_who_is_left_out_and_why(one, reason):
    assert why_left_out(one, on=date(2026, 12, 5), months=6) == reason


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 6, 5), 6, date(2026, 12, 5)), (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)), (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(2026, 11, 30), 0, date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_months_are_counted_to_the_same_day(day, months, then):
    assert months_later(day, months) == then


def test_a_round_opens_with_the_review_and_pulls_its_day_only_forward():
    assert "01/12/2026" in why_no_round(date(2026, 11, 30), opens=OPENS, due=DUE, reviews_by=DUE)
    for wrong in (date(2026, 11, 30), date(2027, 1, 1)):
        assert why_no_round(date(2026, 12, 5), opens=OPENS, due=DUE, reviews_by=wrong)
    assert (
        why_no_round(date(2026, 12, 5), opens=OPENS, due=DUE, reviews_by=date(2026, 12, 10)) == ""
    )
    assert starts_on(date(2026, 12, 31)) == date(2027, 1, 1)


def test_collective_before_individual_head_before_members():
    others = [(0, "Chi bộ", True), (1, "An", False), (2, "Chi", False)]
    assert goes_first(2, others) == ["An"] and goes_first(1, others) == []
    assert goes_first(0, others) == []


def test_ballots_add_up():
    assert wrong_ballots(5, [1, 4, 0, 0]) == "" == wrong_ballots(6, [1, 4, 0, 0])
    assert "nhiều hơn 5" in wrong_ballots(5, [3, 3, 0, 0])
    assert wrong_ballots(0, [0, 0, 0, 0]) and wrong_ballots(501, [0, 0, 0, 0])


def test_each_form_has_its_parts_and_says_what_misses():
    assert forms_of(is_collective=False, is_leader=True) == (PaperForm.LEADER,)
    assert forms_of(is_collective=False, is_leader=False)[0] == PaperForm.MEMBER
    assert forms_of(is_collective=True, is_leader=False) == (PaperForm.COLLECTIVE,)
    for form in PaperForm:
        assert len({part.key for part in PARTS[form]}) == len(PARTS[form]) > 3
        assert len(missing(form, {}, "")) == 3
        assert missing(form, {"faults": "Không.", "ahead": "Học thêm."}, "good") == {}
    assert appeal_until(date(2026, 12, 22), 30) == date(2027, 1, 21)
