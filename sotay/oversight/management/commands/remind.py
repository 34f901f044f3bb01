"""`sotay remind`: the automatic reminders of today, now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import track

from sotay.kit import clock
from sotay.oversight.actions.reminding import due_by_rule, remind_by_rule
from sotay.oversight.queries.desk import units_with_a_desk


class Command(BaseCommand):
    help = "Gửi các lời nhắc tự động của hôm nay theo quy định đang có hiệu lực."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ nhắc ai")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self._tell()
            return
        console = Console(stderr=True)
        steps = track(remind_by_rule(clock.now()), "Đang nhắc", console=console,
                      disable=not console.is_terminal)  # fmt: skip
        told = sum(count for _, count in steps)
        self.stdout.write(f"Đã nhắc {told} lượt.")

    def _tell(self) -> None:
        today = clock.today()
        for unit in units_with_a_desk(on=today):
            for row, use, step in due_by_rule(unit, today):
                when = f"trước hạn {step} ngày" if step > 0 else f"sau hạn {-step} ngày"
                self.stdout.write(f"{unit.code}  {row.line.name}  {use}  ({when})")
