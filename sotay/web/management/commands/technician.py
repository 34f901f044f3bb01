"""`sotay technician NAME`: the first technical administrator, with a one-time code."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.accounts.actions import issue_codes, make_technician
from sotay.accounts.choices import CodePurpose
from sotay.accounts.rules import grouped
from sotay.kit import clock

DAYS = 2


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị kỹ thuật và in mã kích hoạt dùng một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="tên đăng nhập")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        login = make_technician(name)
        if not login.is_technician:
            self.stderr.write(f"{name} là tài khoản của một người, không phải quản trị kỹ thuật.")
            return
        codes = issue_codes([login.pk], CodePurpose.FIRST, issued_by="Máy chủ", now=clock.now(),
                            days=DAYS)  # fmt: skip
        self.stdout.write(f"Mã kích hoạt của {login.user_name}: {grouped(codes[login.pk])}")
        self.stdout.write(f"Dùng ở trang /kich-hoat/ trong {DAYS} ngày.")
