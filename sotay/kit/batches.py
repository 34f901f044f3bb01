"""Files of a long piece of printing, made a few at a time: each whole on the disk or not there."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sotay.kit.text import fold

KEPT = timedelta(days=7)


def folder_of(uid: UUID) -> Path:
    """Where the files of a batch lie."""
    return Path(settings.DATA) / "batches" / str(uid)


def throw_away(uid: UUID) -> None:
    """Nothing of the batch is left on the disk."""
    shutil.rmtree(folder_of(uid), ignore_errors=True)


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
