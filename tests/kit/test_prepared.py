"""A prepared query answers as the queryset it was written from, whatever it is asked for."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from sotay.kit.prepared import prepared
from sotay.org.models import Membership, Person, Unit
from tests.fixtures.world import day

written = []


def members(unit: int, on: date) -> QuerySet[Membership, tuple]:
    written.append(unit)
    rows = Membership.objects.on(on).filter(unit_id=unit)
    return rows.order_by("pk").values_list("person__given", "valid_from", "person__uid")


def people(ids: list[int]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=ids).select_related("login").order_by("-pk")


def units_with_people(code: str) -> QuerySet[Unit]:
    return Unit.objects.filter(code=code).prefetch_related("memberships")


def test_it_answers_as_the_queryset_and_is_written_once(world):
    ask, on = prepared(members), day("18/06/2026")
    written.clear()
    for code in ("T.01.01", "T.01.02", "T.01.01"):
        unit = world.units[code].pk
        assert ask(unit, on) == list(members(unit, on)) != []
        written.pop()  # the one that the comparison asked for
    assert len(written) == 1


def test_a_day_is_asked_for_anew(world):
    ask, unit = prepared(members), world.units["T.01.01"].pk
    assert ask(unit, day("18/06/2026"))
    assert ask(unit, date(1950, 1, 1)) == []


def test_a_list_may_have_any_length(world):
    ask, ids = prepared(people), [one.pk for one in world.people.values()]
    for many in (0, 1, 3, 2, len(ids)):
        found = ask(ids[:many])
        assert found == list(people(ids[:many]))
    assert ask(set(ids[:2])) == ask(tuple(ids[:2])) == ask(ids[:2])


def test_rows_come_with_what_the_queryset_reads_beside_them(world, django_assert_num_queries):
    ask = prepared(people)
    ask([world.people["an"].pk])
    with django_assert_num_queries(1):
        (an,) = ask([world.people["an"].pk])
        assert an.login == world.people["an"].login
    with django_assert_num_queries(2):
        (unit,) = prepared(units_with_people)("T.01.01")
        assert len(unit.memberships.all()) > 2


def test_nothing_is_remembered_but_the_words_of_the_query(world):
    ask, an = prepared(people), world.people["an"]
    assert ask([an.pk])[0].given == an.given
    Person.objects.filter(pk=an.pk).update(given="Ân")
    assert ask([an.pk])[0].given == "Ân"
    with CaptureQueriesContext(connection) as asked:
        ask([an.pk])
    assert len(asked) == 1


def by_uid(uid: UUID) -> QuerySet[Person]:
    return Person.objects.filter(uid=uid)


def test_numbers_that_name_a_row_find_it(world):
    an = world.people["an"]
    assert prepared(by_uid)(an.uid) == [an]


def test_none_is_refused_rather_than_never_found(world):
    with pytest.raises(ValueError, match="units_with_people"):
        prepared(units_with_people)(None)
