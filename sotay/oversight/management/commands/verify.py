"""`sotay verify`: counts every row again and fails on any difference."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.notebook.actions.counting import recount
from sotay.notebook.queries.counting import counted_anew, kept_counts


class Command(BaseCommand):
    help = "Đếm lại từ các dòng và so với số đang giữ; khác nhau thì báo lỗi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="ghi lại số đúng")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        true, kept = counted_anew(), kept_counts()
        wrong = [key for key in true.keys() | kept.keys() if true.get(key) != kept.get(key)]
        for unit, year, use in sorted(wrong):
            self.stderr.write(
                f"Đơn vị {unit}, {use} {year}: đang giữ {kept.get((unit, year, use))}, "
                f"đếm lại {true.get((unit, year, use))}"
            )
        self.stdout.write(f"Đã đếm lại {len(true)} dòng: {len(wrong)} chỗ khác.")
        if wrong and repair:
            self.stdout.write(f"Đã ghi lại {recount()} dòng.")
        elif wrong:
            sys.exit(1)
