"""`sotay worker`: brings messages out and runs the jobs that come back, until it is stopped."""

import logging
import os
import time
from argparse import ArgumentParser
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from sotay.kit import clock, jobs
from sotay.notices.jobs import deliver

PAUSE = 2.0  # seconds between looks
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chạy tiến trình nền: gửi thông báo ra ngoài, làm các việc định kỳ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="một lượt rồi thôi")
        parser.add_argument("--beside", type=int, default=0,
                            help="dừng khi tiến trình có số này dừng")  # fmt: skip

    def handle(self, *args: Any, once: bool, beside: int, **options: Any) -> None:
        register_jobs()
        while not beside or os.getppid() == beside:
            one_round(clock.now())
            if once:
                return
            time.sleep(PAUSE)


def register_jobs() -> None:
    """Each app's `jobs` room is read, so that what it registers is known."""
    for app in apps.get_app_configs():
        if app.name.startswith("sotay.") and find_spec(f"{app.name}.jobs"):
            import_module(f"{app.name}.jobs")


def one_round(now: datetime) -> None:
    """Everything that is due is tried; a job that fails does not stop the others."""
    close_old_connections()
    for one in jobs.due(now):
        one.last = now
        try:
            one.job(now)
        except Exception:
            log.exception("job %s failed", one.name)
    while deliver(clock.now()):
        pass
