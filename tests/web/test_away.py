"""A database that is away: 503 and a calm page made without it; a fault of ours stays a fault."""

import sqlite3

import psycopg
import pytest
from django.db import InternalError, OperationalError
from django.test import Client

from sotay.kit.away import BUSY, FULL, MOVING, why_away
from sotay.web.views import errors

PAGE = "/so-tay/2026/"
NOTE = "/so-tay/2026/ghi-chep/"


def by_django(error: Exception, kind: type[Exception] = OperationalError) -> Exception:
    """As Django hands on what a driver raised."""
    wrapped = kind(str(error))
    wrapped.__cause__ = error
    return wrapped


def of_sqlite(name: str) -> Exception:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return by_django(error)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (by_django(psycopg.OperationalError("connection refused")), MOVING),
        (by_django(psycopg.errors.AdminShutdown()), MOVING),
        (by_django(psycopg.errors.CannotConnectNow()), MOVING),
        (by_django(psycopg.errors.ReadOnlySqlTransaction(), InternalError), MOVING),
        (by_django(psycopg.errors.QueryCanceled()), BUSY),
        (by_django(psycopg.errors.DeadlockDetected()), BUSY),
        (by_django(psycopg.errors.TooManyConnections()), BUSY),
        (by_django(psycopg.errors.DiskFull()), FULL),
        (of_sqlite("SQLITE_BUSY_SNAPSHOT"), BUSY),
        (of_sqlite("SQLITE_FULL"), FULL),
        (of_sqlite("SQLITE_ERROR"), ""),
        (by_django(psycopg.errors.UndefinedTable()), ""),
        (by_django(psycopg.errors.UniqueViolation()), ""),
        (RuntimeError(), ""),
        (None, ""),
    ],
)
def test_what_passes_by_itself_is_told_from_a_fault(error, why):
    assert why_away(error) == why


def test_the_reason_is_found_behind_what_it_led_to():
    error = KeyError("after it")
    error.__context__ = by_django(psycopg.OperationalError())
    assert why_away(error) == MOVING


@pytest.fixture
def chi(world, client) -> Client:
    client.force_login(world.people["chi"].login)
    return client


@pytest.fixture
def fails(monkeypatch):
    def fail(*given, **more):
        raise by_django(psycopg.OperationalError("connection refused at 10.1.2.3"))

    def prepare(client: Client) -> Client:
        client.raise_request_exception = False
        monkeypatch.setattr("sotay.web.middleware.standing_of_login", fail)
        return client

    return prepare


def told(answer) -> str:
    assert answer.status_code == 503
    assert answer["Retry-After"] == str(errors.SOON)
    assert answer["Cache-Control"] == "no-store, private"
    page = answer.content.decode()
    assert "10.1.2.3" not in page
    return page


def test_a_page_comes_back_by_itself(chi, fails):
    answer = fails(chi).get(PAGE)
    page = told(answer)
    assert answer["Refresh"] == "5" and f'href="{PAGE}">Mở lại ngay' in page
    assert "đang chuyển máy chủ" in page and "vẫn còn trên máy này" in page


def test_a_form_goes_along_to_be_sent_again_with_its_token(chi, fails):
    sent = {"text": "Giúp bà Tư làm <hồ sơ>.", "token": "7b0c", "password": "bí mật"}
    origin = {"Origin": "http://testserver"}
    answer = fails(chi).post(NOTE, sent, headers=origin)
    page = told(answer)
    assert not answer.has_header("Refresh")
    assert "Giúp bà Tư làm &lt;hồ sơ&gt;." in page and "bí mật" not in page
    assert f'action="{NOTE}"' in page and "7b0c" in page and "Gửi nhiều lần" in page
    foreign = told(chi.post(NOTE, sent, headers={"Origin": "https://xau.example"}))
    assert "Giúp bà Tư" not in foreign and "7b0c" not in foreign


def test_a_script_is_told_in_a_word(chi, fails):
    answer = fails(chi).post(NOTE, {"text": "x"}, headers={"X-Sotay-Autosave": "1"})
    told(answer)
    assert answer.json() == {"sentence": errors.AWAY[MOVING]}
