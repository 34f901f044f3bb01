"""`sotay remind`: the automatic reminders of today, now."""

import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import track

from sotay.kit import clock
from sotay.oversight.actions.reminding import due_by_rule, remind_by_rule
from sotay.oversight.queries.desk import units_to_remind

EVERY = 2.0  # seconds between two lines
Step = tuple[str, int]


class Command(BaseCommand):
    help = "Gửi các lời nhắc tự động của hôm nay theo quy định đang có hiệu lực."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ nhắc ai")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self._tell()
            return
        whole = units_to_remind(on=clock.today()).count()
        told = sum(count for _, count in self._shown(remind_by_rule(clock.now()), whole))
        self.stdout.write(f"Đã nhắc {told} lượt.")

    def _shown(self, steps: Iterable[Step], whole: int) -> Iterator[Step]:
        """The steps, with a bar on a terminal and a line now and then anywhere else."""
        console = Console(stderr=True)
        if console.is_terminal:
            yield from track(steps, "Đang nhắc", total=whole, console=console)
            return
        told, spoke = 0, time.monotonic()
        for number, (code, count) in enumerate(steps, 1):
            told += count
            if time.monotonic() - spoke > EVERY:
                spoke = time.monotonic()
                self.stderr.write(f"Đang nhắc: {number}/{whole} đơn vị, {told} lượt.")
            yield code, count

    def _tell(self) -> None:
        today = clock.today()
        for unit in units_to_remind(on=today):
            for due in due_by_rule(unit, today):
                step = due.step
                when = f"trước hạn {step} ngày" if step > 0 else f"sau hạn {-step} ngày"
                what = f"{due.use.use.title} {due.year}"
                self.stdout.write(f"{unit.code}  {due.row.name}  {what}  ({when})")
