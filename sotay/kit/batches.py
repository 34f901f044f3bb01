"""Files of a long piece of printing, made a few at a time: each whole on the disk or not there."""

import io
import os
import shutil
import zipfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from sotay.kit.text import fold

KEPT = timedelta(days=7)
NOT_DONE = "Đợt in chưa xong. Hãy quay lại trang tiến độ và bấm “In tiếp”."


def folder_of(uid: UUID) -> Path:
    """Where the files of a batch lie."""
    return Path(settings.DATA) / "batches" / str(uid)


def throw_away(uid: UUID) -> None:
    """Nothing of the batch is left on the disk."""
    shutil.rmtree(folder_of(uid), ignore_errors=True)


def throw_away_old(batches: Any, now: datetime) -> int:
    """No batch of this kind of more than seven days is left, nor a file of it; how many went."""
    old = list(batches._default_manager.filter(asked_at__lt=now - KEPT))
    for batch in old:
        throw_away(batch.uid)
        batch.delete()
    return len(old)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """All these files by their names in one archive; PDF is compressed already."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return held.getvalue()


def file_name(number: int, name: str) -> str:
    """ "0001-le-thi-kim-chi.pdf", so that files stand in the order of the list."""
    return f"{number + 1:04d}-{fold(name).replace(' ', '-')}.pdf"


def write_file(path: Path, content: bytes) -> None:
    """The file is on the disk, whole; written again it is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    with open(beside, "wb") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    os.replace(beside, path)
