"""kill -9 while many hand in: nothing acknowledged is lost, nothing stands half-written."""

import concurrent.futures
import json
import random
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from sotay.demo.cast import PEOPLE

SUBMITS, KILLS = 200, 8
HANGS_AFTER = 400  # seconds: only to end a test that would never
PASSWORD = "sotay-demo"


class Client:
    """A member who writes and hands in corrections of the plan, and retries like a page does."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.post("/dang-nhap/", username=name, password=PASSWORD)

    def token(self) -> str:
        return next((c.value or "" for c in self.jar if c.name == "csrftoken"), "")

    def get(self, path: str) -> str:
        return self.opener.open(self.address + path, timeout=5).read().decode()

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        if not self.token():
            self.get("/dang-nhap/")
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": self.token()}).encode()
        headers = {"X-Sotay-Autosave": "1"} if "item" in fields else {}
        answer = self.opener.open(
            urllib.request.Request(self.address + path, data, headers), timeout=5
        )
        return answer.geturl(), answer.read().decode()

    def hand_in(self, words: str) -> bool:
        """True only when the server said so: the receipt came."""
        base = field(self.get("/so-tay/2026/ke-hoach/sua/"), "base")
        item = {"item": "abcd1234", "item-abcd1234-deed": words, "item-abcd1234-measure": "Sổ",
                "item-abcd1234-head": "dao-duc", "item-abcd1234-due": "31/12/2026"}  # fmt: skip
        carried = carried_fields(self.get("/so-tay/2026/ke-hoach/sua/"))
        _, told = self.post("/so-tay/2026/ke-hoach/sua/", base=base, **item, **carried)
        rev = str(json.loads(told)["rev"])
        page = self.get("/so-tay/2026/ke-hoach/xem-lai/")
        where, _ = self.post("/so-tay/2026/ke-hoach/xem-lai/", base=rev, token=field(page, "token"))
        return where.endswith("/da-nop/")


def field(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def carried_fields(page: str) -> dict[str, str]:
    ids = [part.split('"')[0] for part in page.split('name="carried" value="')[1:]]
    found = {f"carried-{row}": "taken" for row in ids}
    return {**found, "carried": ids[0]} if ids else found


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
    demo.serve()
    names, acked, stop = accounts(), [], threading.Event()
    deadline = time.monotonic() + HANGS_AFTER
    with concurrent.futures.ThreadPoolExecutor(len(names)) as pool:
        for name in names:
            pool.submit(member, demo.address, name, acked, stop)
        for goal in range(SUBMITS // KILLS, SUBMITS + 1, SUBMITS // KILLS):
            while len(acked) < goal and time.monotonic() < deadline:
                time.sleep(random.uniform(0.01, 0.2))
            demo.kill()
            demo.serve()
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
