"""The order that leaders keep, the steps of automatic reminders, the words of a reminder."""

from datetime import date

import pytest

from sotay.oversight.rules import order_of, reminder_words, step_reached

D1, D2 = date(2026, 7, 2), date(2026, 8, 3)


@pytest.mark.parametrize(("lines", "in_time", "kept"), [
    ([(True, True, D1), (True, True, D1), (False, True, D1)], 2, True),
    ([(True, True, D1), (True, False, D2), (False, True, D1)], 1, False),
    ([(True, True, D1), (True, True, None), (False, True, D2)], 2, False),
    ([(True, True, None), (False, True, None)], 1, None),
    ([(False, True, D1)], 0, None),
    ([], 0, None),
])  # fmt: skip
def test_leaders_report_no_later_than_the_first_member(lines, in_time, kept):
    order = order_of(lines)
    assert (order.in_own_time, order.is_kept) == (in_time, kept)


@pytest.mark.parametrize(("days_left", "step"), [
    (15, None), (14, 14), (8, 14), (7, 14), (6, None), (3, 3), (0, 3), (-1, -1), (-6, -1),
    (-7, -7), (-14, -7), (-15, None),
])  # fmt: skip
def test_a_step_is_reached_on_its_day_and_said_for_a_week(days_left, step):
    assert step_reached(days_left, [14, 3], [1, 7]) == step


def test_without_steps_nobody_is_reminded():
    assert step_reached(-3, [], []) is None


def test_a_reminder_says_what_and_when_and_nothing_else():
    subject, body = reminder_words(
        [("Soát xét, đánh giá 6 tháng", date(2026, 6, 30))],
        on=date(2026, 6, 18), is_leader=True, address="đồng chí",
    )  # fmt: skip
    assert subject == "Nhắc việc Sổ tay: soát xét, đánh giá 6 tháng"
    assert "hạn 30/06/2026 (còn 12 ngày)" in body and "nêu gương" in body
