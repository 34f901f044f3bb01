"""`sotay backup FILE`: everything of one moment in one encrypted file, while people work."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.kit.backup.copies import write


class Command(BaseCommand):
    help = "Sao lưu mọi dữ liệu vào một tệp mã hóa, trong khi mọi người vẫn làm việc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp sẽ ghi, ví dụ /sao-luu/2026-06-18.sotay")
        parser.add_argument("--keep", type=int, default=0,
                            help="chỉ giữ từng ấy bản *.sotay mới nhất ở thư mục ấy")  # fmt: skip

    def handle(self, *args: Any, file: Path, keep: int, **options: Any) -> None:
        try:
            digest = write(file)
        except FileExistsError:
            sys.exit(f"Đã có tệp {file}. Hãy đặt tên khác: bản sao cũ không bị ghi đè.")
        except FileNotFoundError:
            sys.exit(f"Không có thư mục {file.parent}. Hãy tạo thư mục ấy trước.")
        self.stdout.write(f"Đã sao lưu vào {file}. Mã kiểm tra: {digest}")
        self.stdout.write("Mở lại cần tệp khóa nội dung: hãy cất bản sao tệp khóa ở nơi khác.")
        for old in _too_many(file, keep):
            old.unlink()
            self.stdout.write(f"Đã bỏ bản cũ {old.name}.")


def _too_many(file: Path, keep: int) -> list[Path]:
    """Older backups beside this one than those to be kept; the one just made always stays."""
    if keep < 1:
        return []
    found = sorted(file.parent.glob("*.sotay"), key=lambda one: one.stat().st_mtime, reverse=True)
    return [one for one in found[keep:] if one != file]
