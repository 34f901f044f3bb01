"""Since when somebody takes part: moving does not make anybody new."""

import pytest

from sotay.org.standing import unbroken_since
from tests.fixtures.world import day

OLD, MOVED, TODAY = day("01/03/2020"), day("10/11/2026"), day("18/11/2026")


@pytest.mark.parametrize(("periods", "since"), [
    ([(OLD, None)], OLD),
    ([(OLD, MOVED), (MOVED, None)], OLD),
    ([(MOVED, None), (OLD, None)], OLD),
    ([(OLD, day("01/01/2025")), (MOVED, None)], MOVED),
    ([(OLD, MOVED)], None),
    ([(day("01/12/2026"), None)], None),
    ([(TODAY, None)], TODAY),
    ([], None),
])  # fmt: skip
def test_the_unbroken_stretch_that_contains_the_day(periods, since):
    assert unbroken_since(periods, on=TODAY) == since
