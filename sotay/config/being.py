"""Bring an empty data folder or database into being, and refuse to start where it is not safe."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from sotay.kit import clock, sealing
from sotay.kit.models import Installation
from sotay.kit.resealing import sealed_models
from sotay.regulations.actions import seed_declared_rules

WANTED_SQLITE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
WANTED_POSTGRES = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_apply", "remote_write", "local"},
}


START_LOCK = 20110514  # any number, the same in every process


class StartRefused(Exception):
    """Something is wrong that would lose or reveal what people wrote."""


def bring() -> None:
    """After this the database is current, its key opens what it holds, and the clock runs."""
    with one_at_a_time():
        check_database()
        migrate()
        check_key()
        Installation.objects.get_or_create(pk=1, defaults={"made_at": timezone.now()})
        seed_declared_rules()
        clock.start()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Processes that start at the same moment on one machine or one database wait in line."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with open(settings.DATA / "start.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [START_LOCK])


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except sealing.KeyMissing as missing:
            raise StartRefused(str(missing)) from None


def check_database() -> None:
    found = _postgres_settings() if connection.vendor == "postgresql" else _sqlite_settings()
    for name, (value, wanted) in found.items():
        if value not in wanted:
            raise StartRefused(
                f"Cơ sở dữ liệu chưa an toàn: {name} đang là “{value}”. "
                f"Cần {' hoặc '.join(str(w) for w in sorted(wanted))} để chữ đã lưu không mất."
            )


def _sqlite_settings() -> dict:
    with connection.cursor() as cursor:
        read = {}
        for name, wanted in WANTED_SQLITE.items():
            cursor.execute(f"PRAGMA {name}")
            read[name] = (cursor.fetchone()[0], {wanted})
    return read


def _postgres_settings() -> dict:
    with connection.cursor() as cursor:
        read = {}
        for name, wanted in WANTED_POSTGRES.items():
            cursor.execute(f"SHOW {name}")
            read[name] = (cursor.fetchone()[0], wanted)
    return read


def check_key() -> None:
    path = settings.KEY_FILE
    if not path.exists():
        if holds_sealed_rows():
            raise StartRefused(
                f"Không thấy tệp khóa {path} mà cơ sở dữ liệu đã có bài niêm phong. "
                "Hãy đặt lại đúng tệp khóa (hoặc chỉ đường bằng SOTAY_KEY_FILE); "
                "tạo khóa mới sẽ không mở được bài cũ."
            )
        sealing.make_ring(path)
    problem = sealing.key_file_problem(path)
    if problem:
        raise StartRefused(problem)
    check_key_opens()


def holds_sealed_rows() -> bool:
    return any(model.objects.exists() for model in sealed_models())


def check_key_opens() -> None:
    """The newest sealed row of each table that holds any words opens with the keys at hand."""
    for model in sealed_models():
        row = model.objects.exclude(sealed=b"").order_by("-pk").first()
        if row is None:
            continue
        try:
            sealing.unseal_bytes(row.sealed, row=row.seal_row)
        except sealing.KeyMissing as missing:
            raise StartRefused(str(missing)) from None
        except sealing.SealBroken:
            raise StartRefused(
                "Tệp khóa không mở được bài đã niêm phong: đây không phải tệp khóa của dữ liệu này."
            ) from None
