"""`sotay demo`: a world to try everything in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import Progress

from sotay.accounts.models import Login
from sotay.demo.build import build_empty, build_small, deeds
from sotay.demo.people import PASSWORD
from sotay.org.models import Person


class Command(BaseCommand):
    help = "Dựng bản dùng thử: nhỏ (khoảng 60 người), hay trống để nhập danh sách."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=("small", "empty"), default="small")
        parser.add_argument("--if-empty", action="store_true", help="đã có dữ liệu thì thôi")

    def handle(self, *args: Any, size: str, if_empty: bool, **options: Any) -> None:
        if Person.objects.exists() or Login.objects.exists():
            if if_empty:
                return
            raise CommandError(
                "Cơ sở dữ liệu này đã có người. Bản dùng thử chỉ dựng vào chỗ trống: hãy đặt "
                "SOTAY_DATA sang thư mục khác."
            )
        if size == "empty":
            build_empty()
            told = "Bản trống"
        else:
            self._build()
            told = "Bản dùng thử"
        self.stdout.write(f"{told} đã dựng xong. Mật khẩu của mọi tài khoản: {PASSWORD}")

    def _build(self) -> None:
        with Progress(transient=True) as progress:
            task = progress.add_task("Đang dựng bản dùng thử", total=len(deeds()))
            for number in build_small():
                progress.update(task, completed=number)
