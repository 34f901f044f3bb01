"""Demo worlds, each built once for a module and rolled back after it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from sotay.demo import build
from sotay.demo.block import add_block
from sotay.demo.people import add_people, add_technician, add_units
from sotay.kit import clock


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is gone afterwards, and the clock is the real one again."""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        clock.start()


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database is open to a whole module; every change belongs inside `undone`."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def small(database) -> Iterator[list[tuple[int, int]]]:
    """The small world; gives the steps its building told of."""
    with undone():
        yield list(build.build_small())


@pytest.fixture(scope="module")
def block(database) -> Iterator[None]:
    """The cast, who wrote nothing, and two offices of the block."""
    with undone():
        build.begin()
        add_people(add_units())
        add_technician()
        for _ in add_block(until=build.start_of_clock(), heard_on=build.HEARD_ON, offices=2):
            pass
        yield
