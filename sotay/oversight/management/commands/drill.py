"""`sotay drill FOLDER`: would the newest backup help? Restored, counted, compared, removed."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sotay.audit.queries import continues, end_of_chain_table
from sotay.kit import clock
from sotay.kit.backup.drill import DrillFailed, newest, try_out
from sotay.kit.models import UpkeepKind
from sotay.kit.upkeep import Outcome, digest_written, written_down


class Command(BaseCommand):
    help = (
        "Phục hồi thử bản sao lưu mới nhất vào một nơi trống riêng, kiểm tra, ghi kết quả, rồi xóa."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="thư mục có các bản sao lưu *.sotay")
        parser.add_argument("--within", type=Path, default=settings.DATA,
                            help="nơi đặt thư mục tạm (mặc định: SOTAY_DATA)")  # fmt: skip

    def handle(self, *args: Any, folder: Path, within: Path, **options: Any) -> None:
        with written_down(UpkeepKind.DRILL, now=clock.now()) as outcome:
            try:
                self.drill(newest(folder), within, outcome)
            except (DrillFailed, OSError) as failed:
                outcome.told = str(failed)
                sys.exit(f"Thử phục hồi không được. {failed}")
        self.stdout.write(f"{outcome.file}: {outcome.told} Mã kiểm tra: {outcome.digest}")

    def drill(self, file: Path, within: Path, outcome: Outcome) -> None:
        outcome.file, outcome.size = file.name, file.stat().st_size
        restored = try_out(file, within, end_of_chain_table())
        outcome.digest = restored.digest
        written = digest_written(file.name)
        if written and written != restored.digest:
            raise DrillFailed("Tệp không phải bản đã ghi dưới tên ấy: mã kiểm tra khác.")
        if not continues(restored.trail_position, restored.trail_link):
            raise DrillFailed("Nhật ký đang dùng không nối tiếp nhật ký trong bản sao lưu.")
        outcome.ok = True
        outcome.told = (
            f"Phục hồi được, đếm đúng, nhật ký nối tiếp từ dòng {restored.trail_position}."
        )
