"""`sotay drop_factor USER`: the way back for whoever lost both phone and recovery sheet."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.accounts.actions import forget_factor
from sotay.accounts.backend import find_login
from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit import clock


class Command(BaseCommand):
    help = "Tắt xác thực hai bước của người mất cả điện thoại và tờ khôi phục."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="tên đăng nhập, số thẻ, điện thoại hoặc thư điện tử")

    def handle(self, *args: Any, user: str, **options: Any) -> None:
        login = find_login(user)
        if login is None or not forget_factor(login.pk):
            sys.exit(f"Không có tài khoản “{user}” nào đang bật xác thực hai bước.")
        person = getattr(login, "person", None)
        record("factor.dropped", f"login:{login.pk}", by=SystemActor("Quản trị kỹ thuật"),
               now=clock.now(), thing_name=login.user_name,
               about_id=person.pk if person else None)  # fmt: skip
        self.stdout.write(f"Đã tắt xác thực hai bước của {login.user_name}.")
