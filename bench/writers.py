"""Sixteen writers at once: handing in with the counts kept, beside the same rows without them."""

import multiprocessing
import os
import statistics
import time
import uuid
from collections.abc import Iterator

from django.db import connection, transaction

from bench.desk import people_in
from sotay.kit import clock
from sotay.notebook.actions.counting import count_submission
from sotay.notebook.models import Entry, Version
from sotay.org.actions.counting import ensure_places
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.regulations.rules import PLAN

Row = tuple[str, str, str, bool]
WRITERS = 16
SECONDS = 3.0
ROUNDS = 5
YEAR = 2026


def measure_writers() -> Iterator[Row]:
    """As many processes as writers, each for the people of a cell of its own; in turns."""
    cells = [_cell(number) for number in range(WRITERS)]
    ensure_places(cells)
    year = YEAR
    rates: dict[bool, list[float]] = {False: [], True: []}
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        pool.starmap(_write, [(unit, 1, False, 0.1) for unit in cells], chunksize=1)  # all awake
        for counted in (False, True) * ROUNDS:
            year += 1  # nobody hands in twice
            jobs = [(unit, year, counted, SECONDS) for unit in cells]
            done = pool.starmap(_write, jobs, chunksize=1)
            rates[counted].append(sum(done) / SECONDS)
    bare, ours = statistics.median(rates[False]), statistics.median(rates[True])
    yield (f"nộp bài có đếm, {WRITERS} người ghi cùng lúc, so với chỉ chèn",
           f"{ours:.0f} / {bare:.0f} mỗi giây = {ours / bare:.2f}×", "≥ 0.7×",
           ours >= 0.7 * bare)  # fmt: skip


def _cell(number: int) -> int:
    found = Unit.objects.get(code="K.01.01")
    unit = Unit.objects.create(
        code=f"BENCH.{number}", name=f"Chi bộ {number}", folded="chi bo", kind=UnitKind.CELL,
        parent=found.parent, valid_from=found.valid_from,
    )  # fmt: skip
    unit.path = f"{found.parent.path if found.parent else ''}{unit.pk}."
    unit.save()
    people_in(unit, 4000)
    return unit.pk


def _write(unit: int, year: int, counted: bool, seconds: float) -> int:
    """Hand in for one after another until time is up; how many were committed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM org_membership WHERE unit_id = %s ORDER BY person_id", [unit]
        )
        people = [row[0] for row in cursor.fetchall()]
    until, words, done = time.perf_counter() + seconds, os.urandom(2048), 0
    for person in people:
        if time.perf_counter() >= until:
            break
        _hand_in(person, unit, year, words, counted=counted)
        done += 1
    return done


@transaction.atomic
def _hand_in(person: int, unit: int, year: int, words: bytes, *, counted: bool) -> None:
    now = clock.now()
    entry = Entry.objects.create(
        person_id=person, unit_id=unit, year=year, use=PLAN, submitted_at=now, versions_count=1,
        due_on=clock.day_of(now),
    )  # fmt: skip
    Version.objects.create(
        entry=entry, number=1, token=uuid.uuid4(), submitted_at=now, unit_id=unit,
        unit_name="Chi bộ", sealed=words,
    )  # fmt: skip
    if counted:
        count_submission(entry)
