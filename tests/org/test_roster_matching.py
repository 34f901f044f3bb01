"""Who a person of the file is among the people known: the surest sign first, nobody twice."""

import pytest

from sotay.org.rules.roster_matching import Signs, match_people
from sotay.org.rules.roster_target import dates_agree

FEB = "1980-02-03"


def ha(*places, born="", card="", phone="", name="le ha") -> Signs:
    return Signs(name, born, card, phone, "", frozenset(places or ("A.01",)))


@pytest.mark.parametrize(("one", "other", "agree"), [
    ("", "", True), ("", FEB, True), (FEB, "1980", True), ("1980-02", FEB, True),
    (FEB, "1980-02-04", False), ("1981", FEB, False),
])  # fmt: skip
def test_dates_that_do_not_contradict_each_other(one, other, agree):
    assert dates_agree(one, other) is dates_agree(other, one) is agree


@pytest.mark.parametrize(("wanted", "known"), [
    (ha(card="1234"), ha("A.02", card="1234", name="pham tu")),
    (ha(born=FEB), ha("A.02", born=FEB)),
    (ha(born=FEB, card="1234"), ha(born=FEB)),
    (ha(born=FEB), ha()),
    (ha(), ha(born=FEB, card="1234")),
    (ha(), ha()),
    (ha("X.01", phone="0912"), ha("A.02", phone="0912")),
])  # fmt: skip
def test_one_and_the_same(wanted, known):
    assert match_people([wanted], [known]) == [0]


@pytest.mark.parametrize(("wanted", "known"), [
    (ha(card="1234"), ha(card="4321")),
    (ha(born=FEB), ha(born="1990")),
    (ha(), ha(name="le han")),
    (ha("A.02"), ha("A.01")),
    (ha("A.02"), ha("A.02", "X.01", born=FEB, name="le han")),
])  # fmt: skip
def test_somebody_else(wanted, known):
    assert match_people([wanted], [known]) == [None]


def test_namesakes_of_one_unit_are_paired_in_their_order():
    assert match_people([ha(), ha(), ha()], [ha(), ha()]) == [0, 1, None]
    assert match_people([ha()], [ha(), ha()]) == [0]


def test_a_phone_tells_namesakes_apart_whatever_their_order():
    known = [ha(phone="0911"), ha(phone="0922")]
    assert match_people(known[::-1], known) == [1, 0]


def test_one_of_two_moves_and_the_other_stays():
    file = [ha("A.01"), ha("A.02"), ha("A.03", name="bui lan")]
    assert match_people(file, [ha("A.01"), ha("A.03")])[:2] == [0, 1]


def test_nobody_is_taken_from_a_unit_that_the_file_does_not_list():
    assert match_people([ha("A.02"), ha("A.03", name="bui lan")], [ha("A.01")]) == [None, None]


def test_two_of_one_name_and_date_elsewhere_are_not_guessed_between():
    known = [ha("A.01", born=FEB, card="1234"), ha("A.02", born=FEB, card="4321")]
    assert match_people([ha("A.03", born=FEB)], known) == [None]
    assert match_people([ha("A.02", born=FEB)], known) == [1]
