"""kill -9 of real workers: nobody lost, nobody told twice, doubles outside at most the kills."""

import subprocess
import sys

import pytest

from sotay.config import keeper
from tests.journeys.installation import Installation
from tests.notices.killing import kill_while_delivering, wait_for

PEOPLE, KILLS = 200, 12


@pytest.fixture
def made(tmp_path):
    installation = Installation(tmp_path / "data")
    yield installation
    installation.stop()


def test_workers_killed_in_the_midst_of_letters_lose_nobody(made):
    found = kill_while_delivering(made, people=PEOPLE, kills=KILLS, seed=7)
    assert found.kills >= 8, found
    assert (found.messages, found.twice, found.left) == (PEOPLE, 0, 0), found
    assert found.reached == PEOPLE, found
    assert found.doubles <= found.kills, found


def children(of: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True)
    return [int(pid) for pid in told.stdout.split()]


def test_a_worker_that_dies_is_started_anew_and_goes_with_its_server(tmp_path):
    """The server is played by a shell; the worker by a sleep."""
    (tmp_path / "sotay").write_text("#!/bin/sh\nexec sleep 100\n")
    (tmp_path / "sotay").chmod(0o755)
    command = f"{sys.executable} {keeper.__file__} $$ {tmp_path}/sotay & wait"
    server = subprocess.Popen(["sh", "-c", command])
    wait_for(lambda: children(server.pid) and children(children(server.pid)[0]), 60)
    (kept,) = children(server.pid)
    (first,) = children(kept)
    subprocess.run(["kill", "-9", str(first)], check=True)
    wait_for(lambda: children(kept) not in ([], [first]), 60)
    (second,) = children(kept)
    assert second != first
    server.kill()
    server.wait()
    wait_for(lambda: not alive(second) and not alive(kept), 60)
    assert not alive(second) and not alive(kept)


def alive(pid: int) -> bool:
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")


def test_the_server_brings_a_worker_that_health_sees(made):
    made.run("demo", "--size", "empty")
    made.serve(whole=True)
    worker = [pid for kept in children(made.server.pid) for pid in children(kept)]
    assert worker and made.server.poll() is None
    made.stop()
    wait_for(lambda: not any(alive(pid) for pid in worker), 60)
    assert not any(alive(pid) for pid in worker)
