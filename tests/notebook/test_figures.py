"""What is told of a unit, and that nothing hidden can be worked out from what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.notebook.rules.figures import (
    AFTER,
    BEFORE,
    FEW,
    MISSING,
    NONE,
    PART,
    WAITING,
    Figures,
    Spread,
    example_set,
    hidden_among,
    percent,
    spread_of,
)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 0, 0), (0, 9, 0), (9, 9, 100), (10, 9, 100), (2981, 3742, 80), (999, 1000, 99),
     (1, 1000, 1)],
)  # fmt: skip
def test_all_is_said_of_all_and_none_of_nobody(part, whole, share):
    assert percent(part, whole) == share


def test_figures_add_up():
    one, other = Figures(people=3, submitted=2, late=1), Figures(people=4, submitted=4)
    both = one + other
    assert (both.people, both.submitted, both.in_time, both.missing) == (7, 6, 5, 1)
    assert Figures(people=2, submitted=3).missing == 0  # somebody moved away after handing in


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({1: 9, 2: 30}, set()),
        ({1: 9, 2: 30, 3: 0}, set()),  # of nobody there is nothing to tell
        ({1: 4, 2: 30, 3: 9}, {1, 3}),  # the smallest other goes with it
        ({1: 2, 2: 2, 3: 30}, {1, 2, 3}),  # two, but still under five
        ({1: 2, 2: 3, 3: 30}, {1, 2}),
        ({1: 4}, {1}),
    ],
)
def test_units_of_few_people_are_not_told_apart(sizes, hidden):
    assert hidden_among(sizes) == hidden


@given(st.dictionaries(st.integers(1, 40), st.integers(0, 60), max_size=30))
def test_the_total_less_what_is_shown_tells_of_no_few(sizes):
    hidden = hidden_among(sizes)
    assert {unit for unit, people in sizes.items() if 0 < people < FEW} <= hidden
    others = [unit for unit, people in sizes.items() if people >= FEW and unit not in hidden]
    if hidden and others:
        assert len(hidden) > 1
        assert sum(sizes[unit] for unit in hidden) >= FEW


@pytest.mark.parametrize(
    ("figures", "passed", "found"),
    [
        (Figures(), True, NONE),
        (Figures(leaders=2, led_places=1, first_places=1, leaders_submitted=2), False, BEFORE),
        (Figures(leaders=2, led_places=1, leaders_submitted=1), False, WAITING),
        (Figures(leaders=2, led_places=1, leaders_submitted=1), True, MISSING),
        (Figures(leaders=2, led_places=1, leaders_submitted=2, leaders_late=1), True, AFTER),
        (Figures(leaders=9, led_places=3, first_places=2, leaders_submitted=9), True, PART),
        (Figures(leaders=9, led_places=3, first_places=3, leaders_submitted=9), True, BEFORE),
    ],
)
def test_whether_the_example_was_set(figures, passed, found):
    assert example_set(figures, leaders_due_passed=passed) == found


def test_the_spread_of_one_unit_is_none():
    assert spread_of([80]) is None
    assert spread_of([100, 36, 80, 75]) == Spread(36, 78, 100)
