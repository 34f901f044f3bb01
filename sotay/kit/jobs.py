"""Jobs that come back: an app registers its own, the worker runs them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

Job = Callable[[datetime], object]


@dataclass(frozen=True)
class Periodic:
    name: str
    every: timedelta
    job: Job


REGISTERED: dict[str, Periodic] = {}


def periodic(*, minutes: float) -> Callable[[Job], Job]:
    """Register a job to be run every so many minutes; running it twice must do no harm."""

    def register(job: Job) -> Job:
        name = f"{job.__module__}.{job.__qualname__}"
        REGISTERED[name] = Periodic(name, timedelta(minutes=minutes), job)
        return job

    return register
