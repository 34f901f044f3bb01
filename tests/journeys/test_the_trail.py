"""Many processes write the trail while two chain it: one chain, every committed line in it once."""

import subprocess
import sys

import pytest

WRITE = """
import random, sys, time
import django
django.setup()
from django.db import transaction
from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit import clock
who, count, seed = sys.argv[1], int(sys.argv[2]), random.Random(sys.argv[1])
kept = 0
for number in range(count):
    try:
        with transaction.atomic():
            record("bench", f"{who}:{number}", by=SystemActor(who), now=clock.now())
            if seed.random() < 0.3:
                time.sleep(seed.random() / 50)  # others overtake it
            if seed.random() < 0.1:
                raise InterruptedError
        kept += 1
    except InterruptedError:
        pass
print(kept)
"""
CHAIN = """
import sys, time
import django
django.setup()
from sotay.audit.actions import chain_trail
added = 0
while True:
    added += sum(chain_trail())
    print(added, flush=True)
    time.sleep(0.02)
"""


def start(installation, text: str, *words: str) -> subprocess.Popen:
    env = {**installation.env, "DJANGO_SETTINGS_MODULE": "sotay.config.settings"}
    return subprocess.Popen([sys.executable, "-c", text, *words], env=env, text=True,
                            stdout=subprocess.PIPE)  # fmt: skip


def chained_while_written(installation, writers: int, each: int) -> int:
    """How many lines the writers committed, all of them chained and nothing else."""
    before = installation.rows("SELECT count(*) FROM audit_trailentry")[0][0]
    chaining = [start(installation, CHAIN) for _ in range(2)]
    assert all(one.stdout.readline() for one in chaining)  # they run
    writing = [start(installation, WRITE, f"w{n}", str(each)) for n in range(writers)]
    kept = sum(int(one.communicate(timeout=300)[0]) for one in writing)
    for one in chaining:
        one.terminate()
    added = [int(line) for one in chaining for line in one.communicate(timeout=30)[0].split()]
    assert max(added) > before  # beside the old lines some of those written meanwhile
    assert ": 0 chỗ sai" in installation.run("verify")
    rows = installation.rows(
        "SELECT count(*), max(position), count(position) FROM audit_trailentry"
    )
    assert rows == [(before + kept,) * 3]
    return kept


@pytest.mark.proves("I9")
def test_nothing_is_left_out_and_nothing_is_there_twice(demo, record_property):
    kept = chained_while_written(demo, writers=3, each=60)
    record_property("figure", f"{kept} lines of 3 writers, 2 chaining")


@pytest.mark.nightly
@pytest.mark.proves("I9")
def test_the_same_with_many(demo, record_property):
    kept = chained_while_written(demo, writers=12, each=800)
    record_property("figure", f"{kept} lines of 12 writers, 2 chaining")
