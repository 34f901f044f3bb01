"""Bring a backup back into an empty place of its own, look whether it lives, and leave nothing."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

PLACE = "thu-phuc-hoi"
ROOM = 5  # the restored database is at most so many times as large as the file
ELSEWHERE = ("SOTAY_DATABASE_URL", "SOTAY_NOW")


class DrillFailed(Exception):
    """The backup would not have helped; the sentence says why."""


@dataclass(frozen=True)
class Restored:
    """What stood in the empty place."""

    digest: str
    trail_position: int
    trail_link: bytes


def newest(folder: Path) -> Path:
    """The newest backup of a folder; raises `DrillFailed` where there is none."""
    found = sorted(folder.glob("*.sotay"), key=lambda one: one.stat().st_mtime)
    if not found:
        raise DrillFailed(f"Không có bản sao lưu *.sotay nào trong {folder}.")
    return found[-1]


def try_out(file: Path, within: Path, trail: str) -> Restored:
    """The backup was restored by the very commands of an emergency and counts true there.

    `trail` is the table with the end of the trail's chain. Raises `DrillFailed`.
    """
    with _empty_place(within, file.stat().st_size * ROOM) as there:
        told = _run(there, "restore", str(file.resolve()))
        position, link = _end_of_trail(there, trail)
        _run(there, "verify")
    return Restored(told.split("\n")[0].rsplit(" ", 1)[-1], position, link)


@contextmanager
def _empty_place(within: Path, room: int) -> Iterator[Path]:
    """A folder for this drill alone; what a drill left that was cut short goes first."""
    within.mkdir(parents=True, exist_ok=True, mode=0o700)
    there = within / PLACE
    with open(within / f"{PLACE}.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DrillFailed(f"Một lần thử khác đang chạy trong {within}.") from None
        shutil.rmtree(there, ignore_errors=True)
        if shutil.disk_usage(within).free < room:
            raise DrillFailed(f"{within} không đủ chỗ để phục hồi thử: cần {room >> 20} MB.")
        there.mkdir(mode=0o700)
        try:
            yield there
        finally:
            shutil.rmtree(there, ignore_errors=True)


def _run(there: Path, *words: str) -> str:
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    env |= {"SOTAY_DATA": str(there), "SOTAY_KEY_FILE": str(settings.KEY_FILE)}
    done = subprocess.run(
        [Path(sys.executable).with_name("sotay"), *words], env=env, capture_output=True, text=True
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).split("\n")
        shown = said[-1] if "Traceback" in said[0] else said[0]
        raise DrillFailed(f"sotay {words[0]}: {shown}")
    return done.stdout


def _end_of_trail(there: Path, table: str) -> tuple[int, bytes]:
    with closing(sqlite3.connect(there / "sotay.sqlite3")) as database:
        found = database.execute(f"SELECT position, link FROM {table}").fetchone()  # noqa: S608
    return found or (0, b"")
