"""What keeps an installation safe is written down, so that silence is seen too."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sotay.kit.models import Upkeep, UpkeepKind

# How old the last success may be before it is shown as a fault.
OLDEST = {UpkeepKind.BACKUP: timedelta(hours=26), UpkeepKind.DRILL: timedelta(days=8)}


@dataclass
class Outcome:
    """Filled in by whoever does the work; not right until it is said to be."""

    ok: bool = False
    told: str = ""
    file: str = ""
    size: int = 0
    digest: str = ""


@contextmanager
def written_down(kind: str, *, now: datetime) -> Iterator[Outcome]:
    """A row says how it went, whether the work came to its end or broke off."""
    outcome, began = Outcome(), time.monotonic()
    try:
        yield outcome
    except BaseException as broken:
        if not isinstance(broken, SystemExit):
            outcome.told = f"Bị ngắt giữa chừng ({type(broken).__name__})."
        outcome.ok = False
        raise
    finally:
        Upkeep.objects.create(
            kind=kind, at=now, seconds=round(time.monotonic() - began), ok=outcome.ok,
            told=outcome.told[:300], file=outcome.file[:200], size=outcome.size,
            digest=outcome.digest,
        )  # fmt: skip


@dataclass(frozen=True)
class State:
    """The last time something was done, and the last time it was done well."""

    kind: str
    last: Upkeep | None
    good: Upkeep | None
    is_late: bool

    @property
    def label(self) -> str:
        return str(UpkeepKind(self.kind).label)

    @property
    def is_red(self) -> bool:
        return self.is_late or (self.last is not None and not self.last.ok)


def state_of(kind: str, *, now: datetime) -> State:
    """Late: the last success is older than it may be, or there never was one. Two queries."""
    rows = Upkeep.objects.filter(kind=kind).order_by("-at", "-pk")
    last, good = rows.first(), rows.filter(ok=True).first()
    oldest = OLDEST.get(UpkeepKind(kind))
    is_late = oldest is not None and (good is None or now - good.at > oldest)
    return State(kind, last, good, is_late)


def digest_written(file: str) -> str:
    """The digest of the backup of this name as it was when it was made; empty if not known."""
    rows = Upkeep.objects.filter(kind=UpkeepKind.BACKUP, file=file, ok=True).order_by("-at", "-pk")
    return rows.values_list("digest", flat=True).first() or ""
