"""`sotay restore FILE`: what was copied, in an empty place, whole or not at all."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from sotay.kit import sealing
from sotay.kit.backup.container import NotABackup
from sotay.kit.backup.copies import NotEmpty, check, restore


class Command(BaseCommand):
    help = "Phục hồi một bản sao lưu vào nơi trống (SOTAY_DATA, SOTAY_DATABASE_URL)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true",
                            help="chỉ đọc tới hết và xem có nguyên vẹn không")  # fmt: skip

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            told = self.look(file) if options["check"] else self.bring_back(file)
        except FileNotFoundError as missing:
            sys.exit(f"Không thấy tệp {missing.filename}.")
        except (NotABackup, NotEmpty, sealing.KeyMissing) as refusal:
            sys.exit(str(refusal))
        self.stdout.write(told)

    def look(self, file: Path) -> str:
        head = check(file)
        return (f"Bản sao nguyên vẹn, ghi lúc {head['made_at']}, {head['lines']} dòng. "
                f"Mã kiểm tra: {head['sha256']}")  # fmt: skip

    def bring_back(self, file: Path) -> str:
        digest = restore(file)
        call_command("migrate", verbosity=0, interactive=False)
        return (f"Đã phục hồi. Mã kiểm tra giống bản sao: {digest}\n"
                "Mọi người cần đăng nhập lại. Hãy chạy `sotay verify` để đếm lại.")  # fmt: skip
