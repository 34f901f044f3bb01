"""kill -9 while many hand in: nothing acknowledged is lost, nothing stands half-written."""

import concurrent.futures
import random
import threading
import time
import urllib.error
from pathlib import Path

from sotay.demo.cast import PEOPLE
from tests.journeys.member import Client

SUBMITS, KILLS = 200, 5
HANGS_AFTER = 400  # seconds: only to end a test that would never


def accounts() -> list[str]:
    """People of the demo world with a plan and at most one weakness carried."""
    return [p.account for p in PEOPLE if p.account and p.category == "official"]


def member(address: str, name: str, acked: list[str], stop: threading.Event) -> None:
    client, number = None, 0
    while not stop.is_set():
        words = f"Việc của {name} lần {number} {random.random()}"
        try:
            client = client or Client(address, name)
            if client.hand_in(words):
                acked.append(words)
                number += 1
        except (urllib.error.URLError, OSError, IndexError, KeyError, ValueError):
            time.sleep(0.05)  # the session outlives the server


def test_no_acknowledged_submission_is_lost(demo):
    demo.serve(whole=True)
    names, acked, stop = accounts(), [], threading.Event()
    deadline = time.monotonic() + HANGS_AFTER
    with concurrent.futures.ThreadPoolExecutor(len(names)) as pool:
        for name in names:
            pool.submit(member, demo.address, name, acked, stop)
        for goal in range(SUBMITS // KILLS, SUBMITS + 1, SUBMITS // KILLS):
            while len(acked) < goal and time.monotonic() < deadline:
                time.sleep(random.uniform(0.01, 0.2))
            demo.kill()
            demo.serve(whole=True)
        stop.set()
    demo.kill()
    assert len(acked) >= SUBMITS, len(acked)
    check_kept(demo, set(acked))


def check_kept(demo, acked: set[str]) -> None:
    if demo.url is None:
        assert demo.rows("PRAGMA integrity_check") == [("ok",)]
    uneven = demo.rows(
        "SELECT count(*) FROM notebook_entry e WHERE versions_count != "
        "(SELECT count(*) FROM notebook_version v WHERE v.entry_id = e.id)"
    )
    assert uneven == [(0,)]
    kept = opened_deeds(demo.rows("SELECT uid, sealed FROM notebook_version"), demo.folder)
    assert acked <= kept, f"lost: {len(acked - kept)}"
    assert ": 0 chỗ khác" in demo.run("verify")


def opened_deeds(rows: list[tuple], folder: Path) -> set[str]:
    """Every deed in every kept version, opened with the installation's own key."""
    from uuid import UUID

    from django.conf import settings

    from sotay.kit import sealing

    before, settings.KEY_FILE = settings.KEY_FILE, folder / "content.key"
    sealing.ring_in_use.cache_clear()
    try:
        found = set()
        for uid, blob in rows:
            kept = sealing.unseal_json(blob, row=f"notebook.version:{UUID(str(uid))}")
            found |= {item["deed"] for item in kept.get("items", ())}
        return found
    finally:
        settings.KEY_FILE = before
        sealing.ring_in_use.cache_clear()
