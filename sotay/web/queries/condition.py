"""What the technician sees of this installation: counts, moments and versions, nobody's words."""

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version

import django
from django.conf import settings
from django.db import DatabaseError, connection

from sotay.accounts.queries import LoginCounts, login_counts
from sotay.audit.queries import ChainState, chain_state
from sotay.kit import sealing
from sotay.kit.models import UpkeepKind
from sotay.kit.upkeep import State, state_of
from sotay.notices.queries import QueueCounts, last_beat, queue_counts

SILENT = timedelta(minutes=1)
LITTLE_ROOM = 0.1  # of the disk
CHAINED_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Condition:
    at: datetime
    database: bool
    key: bool
    beat: datetime | None
    disk_free: int
    disk_whole: int
    queue: QueueCounts
    logins: LoginCounts
    chain: ChainState
    backup: State
    drill: State
    verify: State

    @property
    def worker(self) -> bool:
        return is_alive(self.beat, now=self.at)

    @property
    def has_room(self) -> bool:
        return self.disk_free > LITTLE_ROOM * self.disk_whole

    @property
    def free_gigabytes(self) -> int:
        return self.disk_free >> 30

    @property
    def is_chained(self) -> bool:
        since = self.chain.waiting_since
        return since is None or self.at - since < CHAINED_WITHIN

    @property
    def upkeep(self) -> tuple[State, ...]:
        return self.backup, self.drill, self.verify


def condition(now: datetime) -> Condition:
    """How this installation is at this moment; a dozen queries, whatever its size."""
    disk = shutil.disk_usage(settings.DATA)
    return Condition(
        at=now,
        database=database_answers(),
        key=key_is_there(),
        beat=last_beat(),
        disk_free=disk.free,
        disk_whole=disk.total,
        queue=queue_counts(now=now),
        logins=login_counts(now=now),
        chain=chain_state(),
        backup=state_of(UpkeepKind.BACKUP, now=now),
        drill=state_of(UpkeepKind.DRILL, now=now),
        verify=state_of(UpkeepKind.VERIFY, now=now),
    )


def versions() -> list[tuple[str, str]]:
    """Name and version of what runs here."""
    return [
        ("Sổ tay", version("sotay")),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        (connection.display_name, ".".join(map(str, connection.get_database_version()))),
    ]


def measures(found: Condition) -> str:
    """The same counts in the text form that Prometheus reads."""
    lines = {
        "database_up": int(found.database),
        "key_up": int(found.key),
        "worker_up": int(found.worker),
        "disk_free_bytes": found.disk_free,
        "messages_waiting": found.queue.waiting,
        "messages_failed_week": found.queue.failed,
        "jobs_overdue": found.queue.jobs_late,
        "logins_active": found.logins.active,
        "logins_locked": found.logins.locked,
        "trail_lines": found.chain.lines,
        "trail_waiting": found.chain.waiting,
    }
    for state in found.upkeep:
        good = state.good
        lines[f"{state.kind}_last_success_timestamp_seconds"] = (
            int(good.at.timestamp()) if good else 0
        )
        lines[f"{state.kind}_red"] = int(state.is_red)
    return "".join(
        f"# TYPE sotay_{name} gauge\nsotay_{name} {value}\n" for name, value in lines.items()
    )


def is_alive(beat: datetime | None, *, now: datetime) -> bool:
    """Whether a worker that was heard of last at `beat` counts as alive."""
    return beat is not None and now - beat < SILENT


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        return False


def key_is_there() -> bool:
    try:
        return bool(sealing.ring_in_use().keys)
    except sealing.KeyMissing:
        return False
