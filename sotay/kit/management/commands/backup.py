"""`sotay backup FILE`: everything of one moment in one encrypted file, while people work."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.kit import clock
from sotay.kit.backup.copies import write
from sotay.kit.models import UpkeepKind
from sotay.kit.upkeep import written_down


class Command(BaseCommand):
    help = "Sao lưu mọi dữ liệu vào một tệp mã hóa, trong khi mọi người vẫn làm việc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp sẽ ghi, ví dụ /sao-luu/2026-06-18.sotay")
        parser.add_argument("--keep", type=int, default=0,
                            help="chỉ giữ từng ấy bản *.sotay mới nhất ở thư mục ấy")  # fmt: skip

    def handle(self, *args: Any, file: Path, keep: int, **options: Any) -> None:
        with written_down(UpkeepKind.BACKUP, now=clock.now()) as outcome:
            outcome.file = file.name
            try:
                outcome.digest = write(file)
            except OSError as problem:
                outcome.told = _told(problem, file)
                sys.exit(outcome.told)
            outcome.ok, outcome.size = True, file.stat().st_size
        self.stdout.write(f"Đã sao lưu vào {file}. Mã kiểm tra: {outcome.digest}")
        self.stdout.write("Mở lại cần tệp khóa nội dung: hãy cất bản sao tệp khóa ở nơi khác.")
        for old in _too_many(file, keep):
            old.unlink()
            self.stdout.write(f"Đã bỏ bản cũ {old.name}.")


def _told(problem: OSError, file: Path) -> str:
    if isinstance(problem, FileExistsError):
        return f"Đã có tệp {file}. Hãy đặt tên khác: bản sao cũ không bị ghi đè."
    if isinstance(problem, FileNotFoundError):
        return f"Không có thư mục {file.parent}. Hãy tạo thư mục ấy trước."
    return f"Không ghi được {file}: {problem.strerror}. Chưa có bản sao lưu nào được ghi."


def _too_many(file: Path, keep: int) -> list[Path]:
    """Older backups beside this one than those to be kept; the one just made always stays."""
    if keep < 1:
        return []
    found = sorted(file.parent.glob("*.sotay"), key=lambda one: one.stat().st_mtime, reverse=True)
    return [one for one in found[keep:] if one != file]
