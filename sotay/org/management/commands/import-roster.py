"""`sotay import-roster FILE`: a roster of units and people, all of it or nothing."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.org.actions.roster import ImportResult, import_roster
from sotay.org.rules.roster_file import CellError, RosterFile, RosterUnreadable, read_roster

SHOWN = 20  # of what was done; what would be done is shown whole


class Command(BaseCommand):
    help = "Nhập danh sách tổ chức và người từ bảng tính: tất cả hoặc không gì cả."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ đổi gì")
        parser.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
        parser.add_argument("--convert", choices=("tcvn3", "vni"), default="",
                            help="chuyển từ phông chữ cũ")  # fmt: skip

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            roster = read_roster(file.read_bytes(), convert_from=options["convert"])
        except FileNotFoundError:
            return self._refuse(f"Không thấy tệp {file}.", for_machine=options["json"])
        except OSError:
            return self._refuse(f"Không mở được tệp {file}.", for_machine=options["json"])
        except RosterUnreadable as refusal:
            return self._refuse(str(refusal), for_machine=options["json"])
        if roster.encoding:
            return self._ask_to_convert(roster, for_machine=options["json"])
        result = import_roster(roster, by=SystemActor("Lệnh nhập danh sách"), now=clock.now(),
                               today=clock.today(), dry_run=options["dry_run"])  # fmt: skip
        for warning in result.warnings:
            self.stderr.write(f"Nên xem lại: {warning}")
        if options["json"]:
            self.stdout.write(json.dumps(result.as_data(), ensure_ascii=False))
        else:
            self._tell(result, dry_run=options["dry_run"])
        if result.errors:
            sys.exit(1)

    def _refuse(self, sentence: str, *, for_machine: bool) -> None:
        """Ends with 1; a machine finds the sentence where it looks for errors."""
        if not for_machine:
            raise CommandError(sentence)
        result = ImportResult(errors=[CellError("", 0, "", "", sentence)])
        self.stdout.write(json.dumps(result.as_data(), ensure_ascii=False))
        sys.exit(1)

    def _ask_to_convert(self, roster: RosterFile, *, for_machine: bool) -> None:
        for before, after in roster.samples:
            self.stderr.write(f"  {before}  →  {after}")
        self._refuse(
            f"Tệp dùng phông chữ cũ ({roster.encoding.upper()}). Nếu các dòng bên phải đúng, hãy "
            f"chạy lại với --convert {roster.encoding}.",
            for_machine=for_machine,
        )

    def _tell(self, result: ImportResult, *, dry_run: bool) -> None:
        if result.errors:
            for error in result.errors:
                self.stderr.write(str(error))
            self.stderr.write(
                f"Có {len(result.errors)} chỗ sai; chưa ghi gì. Hãy sửa rồi nhập lại."
            )
            return
        shown = result.differences if dry_run else result.differences[:SHOWN]
        for words in shown:
            self.stdout.write(f"  {words}")
        if more := len(result.differences) - len(shown):
            self.stdout.write(f"  … và {more} thay đổi khác")
        head = "Sẽ nhập" if dry_run else "Đã nhập"
        self.stdout.write(
            f"{head}: {result.units} tổ chức, {result.people} người "
            f"(thêm {result.created}, sửa {result.updated}, giữ nguyên {result.unchanged})."
        )
