"""However many requests come at once, a person compares with colleagues three times a day."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection, connections, transaction

from sotay.notebook.actions import hints
from sotay.notebook.models import CompareCount
from sotay.org.models import Person
from sotay.org.standing import Standing
from tests.fixtures.world import day

TODAY = day("18/06/2026")
Run = Callable[[Callable[[], object]], object]


@pytest.fixture
def run(tmp_path, monkeypatch, django_db_setup, django_db_blocker) -> Iterator[Run]:
    """Runs a function on a connection of its own, really committed: on PostgreSQL itself, or on a
    file with everything that the tests' SQLite holds.
    """

    def alone(do: Callable[[], object]) -> object:
        try:
            return do()
        finally:
            connections.close_all()

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(tmp_path / "many.sqlite3")) as file:
                connection.connection.backup(file)
            name = str(tmp_path / "many.sqlite3")
            monkeypatch.setitem(connections.databases["default"], "NAME", name)
        yield alone
        monkeypatch.undo()


def test_of_eight_requests_at_once_three_compare(run):
    def person() -> Person:
        return Person.objects.create(given="Dũng", sort_key="d", folded=" dung")

    def once() -> bool:
        with transaction.atomic():
            counted = hints._count_comparison(by, TODAY)
            time.sleep(0.02)
            return counted

    with ThreadPoolExecutor(4) as pool:
        dung = pool.submit(run, person).result()
        by = Standing(person_id=dung.pk, name="Dũng", day=TODAY)
        try:
            got = list(pool.map(run, [once] * 8))
            kept = CompareCount.objects.filter(person=dung)
            count = pool.submit(run, lambda: kept.get().count).result()
        finally:
            pool.submit(run, dung.delete).result()
    assert sorted(got) == [False] * 5 + [True] * 3
    assert count == 3
