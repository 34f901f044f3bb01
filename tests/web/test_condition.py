"""The technician's page and /metrics: counts and moments, for whom they are, nobody's words."""

from datetime import timedelta

import pytest

from sotay.accounts.models import Login, TryCount
from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.kit.models import Upkeep
from sotay.notices.models import WorkerBeat

PAGE, METRICS = "/quan-tri/tinh-trang/", "/metrics"


@pytest.fixture
def technician(client, db):
    login = Login.objects.create(user_name="kythuat", session_seed="x", is_technician=True)
    client.force_login(login, backend="sotay.accounts.backend.IdentifierBackend")
    return client


def shown(technician) -> str:
    page = technician.get(PAGE)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.proves("H8")
def test_an_old_backup_and_an_old_drill_show_red(technician):
    now = clock.now()
    WorkerBeat.objects.create(pk=1, at=now)
    assert shown(technician).count("Phải xem") == 2
    for kind, age in (("backup", timedelta(hours=25)), ("drill", timedelta(days=7))):
        Upkeep.objects.create(kind=kind, at=now - age, ok=True, told=f"{kind} được")
    page = shown(technician)
    assert "Phải xem" not in page and "drill được" in page
    Upkeep.objects.update(at=now - timedelta(days=9))
    assert shown(technician).count("Phải xem") == 2


def test_a_trail_that_is_not_chained_and_a_dead_worker_show_red(technician):
    record("x", "y", by=SystemActor("Trần Thị Kín"), now=clock.now() - timedelta(minutes=6),
           thing_name="CNR-bi-mat")  # fmt: skip
    page = shown(technician)
    assert page.count("Phải xem") == 3 and "Không chạy" in page
    assert "CNR" not in page and "Kín" not in page


def test_locked_accounts_are_counted_and_not_named(technician):
    TryCount.objects.create(key="k", since=clock.now(), count=5)
    TryCount.objects.create(key="m", since=clock.now() - timedelta(minutes=6), count=5)
    Login.objects.create(user_name="nguoi.vang.mat", session_seed="y", is_active=False)
    answer = technician.get(METRICS).content.decode()
    assert "sotay_logins_locked 1\n" in answer and "nguoi.vang.mat" not in answer
    assert "nguoi.vang.mat" not in shown(technician)


def test_only_the_technician_sees_the_page(world, client):
    assert client.get(PAGE).status_code == 302
    client.force_login(world.people["an"].login,
                       backend="sotay.accounts.backend.IdentifierBackend")  # fmt: skip
    assert client.get(PAGE).status_code == 403


def test_metrics_answer_this_machine_alone_or_whoever_has_the_token(client, db, monkeypatch):
    answer = client.get(METRICS)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
    assert "sotay_backup_red 1\n" in answer.content.decode()
    assert client.get(METRICS, REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.get(METRICS, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    monkeypatch.setenv("SOTAY_METRICS_TOKEN", "mã-dài")
    assert client.get(METRICS).status_code == 404
    assert client.get(METRICS, headers={"Authorization": "Bearer sai"}).status_code == 404
    monkeypatch.setenv("SOTAY_METRICS_TOKEN", "dai-va-kin")
    answer = client.get(METRICS, REMOTE_ADDR="10.0.0.9",
                        headers={"Authorization": "Bearer dai-va-kin"})  # fmt: skip
    assert answer.status_code == 200
