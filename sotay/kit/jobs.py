"""Jobs that come back: an app registers its own, the worker runs them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

Job = Callable[[datetime], object]


@dataclass
class Periodic:
    name: str
    every: timedelta
    job: Job
    last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        return self.last is None or now - self.last >= self.every


REGISTERED: dict[str, Periodic] = {}


def periodic(*, minutes: float) -> Callable[[Job], Job]:
    """Register a job to be run every so many minutes; running it twice must do no harm."""

    def register(job: Job) -> Job:
        name = f"{job.__module__}.{job.__qualname__}"
        REGISTERED[name] = Periodic(name, timedelta(minutes=minutes), job)
        return job

    return register


def due(now: datetime) -> list[Periodic]:
    return [one for one in REGISTERED.values() if one.is_due(now)]
