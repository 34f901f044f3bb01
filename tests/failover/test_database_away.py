"""The database stops and comes back while people work: 503 meanwhile, no restart afterwards."""

import threading
import time
import urllib.error

import pytest

from tests.journeys.member import Client, field
from tests.postgres import Cluster

PLAN = "/so-tay/2026/ke-hoach/"
WORDS = "Việc viết đúng lúc máy chủ đổi."


class Member(Client):
    seconds = 30

    def status(self, path: str, **fields: str) -> int:
        """The code of the answer to a page, or to words that are saved."""
        try:
            if fields:
                self.post(path, **fields)
            else:
                self.get(path)
        except urllib.error.HTTPError as refusal:
            assert refusal.code != 503 or refusal.headers["Retry-After"] == "5"
            self.told = refusal.read().decode()
            return refusal.code
        return 200

    def until_answered(self, path: str, **fields: str) -> list[int]:
        """Every code on the way to the first that is no 503."""
        codes = [self.status(path, **fields)]
        while codes[-1] == 503 and len(codes) < 60:
            time.sleep(0.25)
            codes.append(self.status(path, **fields))
        return codes


def test_pages_come_back_when_the_database_does(demo, own_cluster: Cluster, record_property):
    demo.env["SOTAY_PAGE_SECONDS"] = "1"
    demo.serve()
    member = Member(demo.address, "dangvien")
    base = field(member.get(PLAN + "sua/"), "base")
    draft = {"base": base, "item": "abcd1234", "item-abcd1234-deed": WORDS}
    assert member.status(PLAN + "sua/", **draft) == 200
    no_standby_confirms(member, own_cluster, {**draft, "item-abcd1234-deed": f"{WORDS} Lần hai."})

    own_cluster.stop()
    assert member.status("/so-tay/2026/") == 503
    assert "đang chuyển máy chủ" in member.told and "vẫn còn trên máy này" in member.told
    assert member.status(PLAN + "sua/", **draft) == 503
    assert member.told.startswith('{"sentence"')
    assert member.status("/healthz") == 503

    own_cluster.start()
    away = member.until_answered("/so-tay/2026/")
    assert set(away) <= {200, 503} and away[-1] == 200
    record_property("figure", f"{len(away)} lần hỏi tới khi trả lời lại, không có mã 500")


def no_standby_confirms(member: Member, cluster: Cluster, draft: dict[str, str]) -> None:
    """Its commit is not acknowledged: the line is cut, not cancelled, for cancelling would let
    the commit pass without a standby. The same words again are no second text.
    """
    cluster.say("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
    base = field(member.get(PLAN + "sua/"), "base")
    assert member.status(PLAN + "sua/", **{**draft, "base": base}) == 503
    cluster.say("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    assert member.until_answered(PLAN + "sua/", **{**draft, "base": base})[-1] == 200
    assert "Lần hai." in member.get(PLAN + "sua/")


@pytest.mark.nightly
def test_a_restart_under_load_is_seen_by_nobody_as_a_failure(demo, own_cluster: Cluster):
    demo.serve()
    members = [Member(demo.address, name) for name in ("dangvien", "dangvien2", "bithu")]
    codes: list[int] = []
    over = threading.Event()

    def reads(member: Member) -> None:
        while not over.is_set():
            codes.append(member.status("/so-tay/2026/"))

    threads = [threading.Thread(target=reads, args=[member]) for member in members]
    for thread in threads:
        thread.start()
    own_cluster.stop()
    own_cluster.start()
    for member in members:
        assert member.until_answered("/so-tay/2026/")[-1] == 200
    over.set()
    for thread in threads:
        thread.join()
    assert set(codes) <= {200, 503} and 200 in codes
