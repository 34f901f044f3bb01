"""Tell a database that is away or busy for a while from a fault of the program."""

import sqlite3
from collections.abc import Iterator

import psycopg

MOVING, BUSY, FULL = "moving", "busy", "full"

# Classes of SQLSTATE: connection lost, no resources, operator intervened (shut down, starting up).
AWAY = {"08", "57"}
# Lock not to be had, deadlock, serialisation; the longest time for a statement is over (57014).
WAITED = {"55P03", "40P01", "40001", "57014"}
READ_ONLY = "25006"  # still connected to what is no longer the primary
NO_ROOM = "53100"


def why_away(error: BaseException | None) -> str:
    """MOVING, BUSY or FULL when trying again later can succeed by itself; empty otherwise."""
    return next((why for one in _chain(error) if (why := _why(one))), "")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _why(error: BaseException) -> str:
    if isinstance(error, psycopg.Error):
        return _of_postgres(error)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(getattr(error, "sqlite_errorname", ""))
    return ""


def _of_postgres(error: psycopg.Error) -> str:
    state = error.sqlstate
    if state is None:  # said by the driver: no line, line lost, waited too long
        return MOVING if isinstance(error, psycopg.OperationalError) else ""
    if state == NO_ROOM:
        return FULL
    if state in WAITED or state.startswith("53"):
        return BUSY
    return MOVING if state[:2] in AWAY or state == READ_ONLY else ""


def _of_sqlite(name: str) -> str:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BUSY
    return FULL if name == "SQLITE_FULL" else ""
