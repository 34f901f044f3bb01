"""`sotay certificate NAME`: HTTPS on an office's own network, without a public authority."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.kit import authority, clock

NAME = re.compile(r"(?=.{3,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


class Command(BaseCommand):
    help = "Làm chứng thư HTTPS cho một tên máy chủ trong mạng nội bộ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="tên mọi người gõ, ví dụ sotay.noi-bo")
        parser.add_argument("--folder", type=Path, default=Path("/etc/sotay/tls"))

    def handle(self, *args: Any, name: str, folder: Path, **options: Any) -> None:
        if not NAME.fullmatch(name):
            sys.exit(f"“{name}” không phải tên máy chủ. Hãy dùng chữ thường, số, gạch ngang và ít "
                     "nhất một dấu chấm, ví dụ sotay.noi-bo.")  # fmt: skip
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o755)
            until = authority.make(name, folder, now=clock.of_the_world())
        except FileExistsError:
            sys.exit(f"Thư mục {folder} đã có chứng thư. Hãy chuyển bộ cũ đi trước.")
        except PermissionError:
            sys.exit(f"Không ghi được vào {folder}. Hãy chạy bằng quyền root hoặc đổi --folder.")
        self.stdout.write(f"Đã làm chứng thư cho {name}, dùng đến {clock.day_of(until):%d/%m/%Y}.")
        self.stdout.write(f"Máy chủ: {authority.SERVER}, {authority.KEY} (giữ kín).")
        self.stdout.write(
            f"Cài {authority.AUTHORITY} vào điện thoại và máy tính của mọi người; nó chỉ bảo đảm "
            f"cho {name}, không cho tên nào khác."
        )
