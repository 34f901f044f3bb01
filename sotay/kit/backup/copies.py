"""Write a backup while people work; bring one back into an empty place, whole or not at all."""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph

from sotay.kit import clock
from sotay.kit.backup import rows
from sotay.kit.backup.container import NotABackup, Writer, lines_of
from sotay.kit.models import Installation

# Secrets beside the database that slips, links and pushes depend on. Content keys are never here.
SECRETS = ("secret.key", "push.key")


class NotEmpty(Exception):
    """There is already an installation where the backup was to be brought back."""


def write(path: Path) -> str:
    """The file holds everything of one moment, readable by this user alone; its digest.

    It appears whole under its name or not at all. Raises `FileExistsError`.
    """
    if path.exists():
        raise FileExistsError(path)
    beside = path.with_name(path.name + ".dang-ghi")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with Writer(out) as writer, rows.one_moment():
                digest = _write(writer)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return digest


def _write(writer: Writer) -> str:
    loader = MigrationExecutor(connection).loader
    secrets = {name: (settings.DATA / name).read_text() for name in SECRETS
               if (settings.DATA / name).exists()}  # fmt: skip
    head = {"made_at": clock.now().isoformat(), "migrations": sorted(loader.applied_migrations),
            "secrets": secrets}  # fmt: skip
    writer.line(json.dumps(head).encode())
    found = Digest()
    for line in found.of(rows.lines(apps)):
        writer.line(line)
    writer.line(json.dumps({"sha256": found.hex(), "lines": found.lines}).encode())
    return found.hex()


class Digest:
    """SHA-256 over lines as they pass: the name of what an installation holds."""

    def __init__(self) -> None:
        self._sum, self.lines = sha256(), 0

    def of(self, given: Iterator[bytes]) -> Iterator[bytes]:
        for line in given:
            self.add(line)
            yield line

    def add(self, line: bytes) -> None:
        self._sum.update(line + b"\n")
        self.lines += 1

    def hex(self) -> str:
        return self._sum.hexdigest()


def digest_of(known: Any = apps) -> str:
    """What the installation holds now; equal data has an equal digest on every engine."""
    found = Digest()
    for line in rows.lines(known):
        found.add(line)
    return found.hex()


def check(path: Path) -> dict[str, Any]:
    """The head of a backup that was read to its end and is whole; raises `NotABackup`."""
    given = lines_of(path)
    head = json.loads(next(given))
    found, told = Digest(), b""
    for line in given:
        if told:
            found.add(told)
        told = line
    end = json.loads(told)
    if end != {"sha256": found.hex(), "lines": found.lines}:
        raise NotABackup(f"{path.name} không khớp mã kiểm tra của chính nó: không dùng được.")
    return {**head, **end}


def restore(path: Path) -> str:
    """This installation is the one that was copied, brought up to this version; its digest.

    The file is read to its end before anything is touched. Raises `NotABackup`, `NotEmpty`,
    `sealing.KeyMissing`.
    """
    head = check(path)
    executor = MigrationExecutor(connection)
    then = [tuple(name) for name in head["migrations"]]
    if unknown := [name for name in then if name not in executor.loader.graph.nodes]:
        raise NotABackup(
            f"{path.name} do phiên bản mới hơn ghi (có {'.'.join(unknown[0])}). "
            "Hãy cài phiên bản ấy hoặc mới hơn rồi phục hồi."
        )
    if _is_somebodys():
        raise NotEmpty("Ở đây đã có dữ liệu. Hãy phục hồi vào một nơi trống.")
    executor.migrate(_last_of_each_app(then, executor.loader.graph))
    known = MigrationExecutor(connection).loader.project_state(then).apps
    with transaction.atomic():
        rows.load(known, _rows_of(path))
        if digest_of(known) != head["sha256"]:
            raise NotABackup("Dữ liệu phục hồi không giống hệt bản sao: chưa ghi gì.")
    for name, content in head["secrets"].items():
        _write_secret(settings.DATA / name, content)
    return str(head["sha256"])


def _last_of_each_app(then: list[tuple[str, str]], graph: MigrationGraph) -> list[tuple[str, str]]:
    followed = {
        parent.key
        for name in then
        for parent in graph.node_map[name].parents
        if parent.key[0] == name[0]
    }
    return [name for name in then if name not in followed]


def _rows_of(path: Path) -> Iterator[bytes]:
    """The lines between the head and the end."""
    given = lines_of(path)
    next(given)
    before = next(given)
    for line in given:
        yield before
        before = line


def _is_somebodys() -> bool:
    if Installation._meta.db_table not in connection.introspection.table_names():
        return False
    return Installation.objects.exists()


def _write_secret(path: Path, content: str) -> None:
    beside = path.with_name(path.name + ".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
        new.write(content)
    os.replace(beside, path)
