"""/healthz: fine only when database, key and worker are; no sign-in, no detail."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from sotay.kit import clock, sealing
from sotay.notices.models import WorkerBeat

ADDRESS = "/healthz"


@pytest.fixture
def beat(db) -> WorkerBeat:
    return WorkerBeat.objects.create(pk=1, at=clock.now())


def test_all_is_fine(beat, client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "database": True, "key": True, "worker": True}
    assert not answer.cookies


def test_a_worker_that_fell_silent_is_told(beat, client, monkeypatch):
    soon, late = beat.at + timedelta(seconds=50), beat.at + timedelta(seconds=70)
    monkeypatch.setattr(clock, "now", lambda: soon)
    assert client.get(ADDRESS).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: late)
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.json()["worker"], answer.json()["key"]) == (503, False, True)


def test_a_worker_that_never_lived_is_told(db, client):
    assert client.get(ADDRESS).json()["worker"] is False


def test_a_missing_key_is_told(beat, client, settings, tmp_path):
    settings.KEY_FILE = tmp_path / "nowhere.key"
    sealing.ring_in_use.cache_clear()
    try:
        answer = client.get(ADDRESS)
    finally:
        sealing.ring_in_use.cache_clear()
    assert (answer.status_code, answer.json()["key"]) == (503, False)
    assert "nowhere" not in answer.content.decode()


def test_a_database_that_is_away_is_told_not_a_failure(beat, client, monkeypatch):
    def away():
        raise OperationalError("mật khẩu cơ sở dữ liệu")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", away)
        answer = client.get(ADDRESS)
    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "database": False, "key": True, "worker": False}
