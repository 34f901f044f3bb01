"""`sotay worker`: brings messages out and runs the jobs that come back, until it is stopped."""

import logging
import os
import signal
import sys
import time
from argparse import ArgumentParser
from datetime import datetime
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.module_loading import autodiscover_modules

from sotay.kit import clock, jobs
from sotay.notices.actions import outbox
from sotay.notices.jobs import deliver
from sotay.notices.pulse import Pulse

PAUSE = 2.0  # seconds between looks
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chạy tiến trình nền: gửi thông báo ra ngoài, làm các việc định kỳ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="một lượt rồi thôi")
        parser.add_argument("--beside", type=int, default=0,
                            help="dừng khi tiến trình có số này dừng")  # fmt: skip

    def handle(self, *args: Any, once: bool, beside: int, **options: Any) -> None:
        autodiscover_modules("jobs")
        if once:
            one_round(clock.now())
            return
        signal.signal(signal.SIGTERM, stop)
        with Pulse() as pulse:
            while not beside or os.getppid() == beside:
                pulse.goes_on()
                quietly_round()
                time.sleep(PAUSE)


def stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def quietly_round() -> None:
    """A database that is away for a while stops nothing: the next look tries again."""
    close_old_connections()
    try:
        one_round(clock.now())
    except DatabaseError:
        log.exception("the worker will look again")
        close_old_connections()


def one_round(now: datetime) -> None:
    """Every job that is due has had its turn, and one handful of messages after another has
    gone, until none is due or the minute is over: then the jobs are looked at again.
    """
    for one in jobs.REGISTERED.values():
        if outbox.take_job(one.name, one.every, now=now):
            run(one, now)
    until = time.monotonic() + 60
    while deliver(clock.now()) and time.monotonic() < until:
        pass


def run(one: jobs.Periodic, now: datetime) -> None:
    """A job that fails does not stop the others; it comes back soon."""
    try:
        one.job(now)
    except Exception:
        log.exception("job %s failed", one.name)
        outbox.job_failed(one.name, one.every, now=now)
