"""A whole installation of its own for a journey: folder, database, server, a movable clock."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

SOTAY = str(Path(sys.executable).with_name("sotay"))


class Installation:
    def __init__(
        self, folder: Path, *, like: "Installation | None" = None, template: str = ""
    ) -> None:
        """An empty one, or a copy of another that is not running.

        `template` names its database, so that every process of a run finds the same.
        """
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.server: subprocess.Popen | None = None
        self.env = {
            **os.environ,
            "SOTAY_DATA": str(folder),
            "SOTAY_ADDRESS": f"http://localhost:{self.port}",
        }
        self.env.pop("SOTAY_NOW", None)
        if os.environ.get("SOTAY_TEST_ENGINE") == "postgres":
            source = like.env["SOTAY_DATABASE_URL"] if like else ""
            self.env["SOTAY_DATABASE_URL"] = new_database(
                os.environ["SOTAY_DATABASE_URL"], source=source, name=template
            )
        if like:
            shutil.copytree(like.folder, folder)

    @property
    def url(self) -> str | None:
        """Where its PostgreSQL database is; None for SQLite."""
        return self.env.get("SOTAY_DATABASE_URL")

    def rows(self, sql: str) -> list[tuple]:
        """What its database answers, asked from outside."""
        if self.url is None:
            with closing(sqlite3.connect(self.folder / "sotay.sqlite3")) as database:
                return database.execute(sql).fetchall()
        with psycopg.connect(self.url) as connected:
            return connected.execute(sql).fetchall()

    def dump(self) -> list[str]:
        """Every statement that would make its SQLite database again."""
        with closing(sqlite3.connect(self.folder / "sotay.sqlite3")) as database:
            return list(database.iterdump())

    def run(self, *words: str, now: str = "", code: int = 0) -> str:
        env = {**self.env, **({"SOTAY_NOW": now} if now else {})}
        done = subprocess.run([SOTAY, *words], env=env, capture_output=True, text=True)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def refused(self, *words: str) -> str:
        """What a command says that ends with code 1."""
        done = subprocess.run([SOTAY, *words], env=self.env, capture_output=True, text=True)
        assert done.returncode == 1, done.stdout + done.stderr
        return done.stderr

    def serve(self, now: str = "", *, whole: bool = False) -> None:
        """The server answers, its clock started at `now`.

        One process for the pages is quick to start; `whole` is what an office runs: two, and the
        worker in the background.
        """
        self.stop()
        env = {**self.env, **({"SOTAY_NOW": now} if now else {})}
        few = [] if whole else ["--workers", "1", "--no-worker"]
        asked = "/healthz" if whole else "/dang-nhap/"
        self.server = subprocess.Popen(
            [SOTAY, "serve", "--port", str(self.port), *few],
            env=env, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        for _ in range(900):
            try:
                urllib.request.urlopen(self.address + asked, timeout=2).read()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=20)
            self.server = None

    def kill(self) -> None:
        """kill -9 for the whole group of processes, as a power cut would."""
        if self.server:
            os.killpg(self.server.pid, 9)
            self.server.wait(timeout=20)
            self.server = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def new_database(url: str, *, source: str = "", name: str = "") -> str:
    """The address of a database made now, empty or a copy of `source`; a named one is made once."""
    name = f"journey_{name or uuid.uuid4().hex[:10]}"
    copied = f" TEMPLATE {urlsplit(source).path.strip('/')}" if source else ""
    with psycopg.connect(url, autocommit=True) as connection:
        with suppress(psycopg.errors.DuplicateDatabase):
            connection.execute(f"CREATE DATABASE {name}{copied}")
    return url.replace("/postgres?", f"/{name}?")
