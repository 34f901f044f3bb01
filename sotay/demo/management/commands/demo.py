"""`sotay demo`: a world to try everything in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from sotay.demo import build
from sotay.demo.cast import PEOPLE, TECHNICAL_ACCOUNT
from sotay.demo.people import PASSWORD
from sotay.kit import clock
from sotay.notebook.models import Entry
from sotay.org.choices import Category
from sotay.org.models import Person, Unit
from sotay.org.standing import standing_of

INHABITED = (
    "Cơ sở dữ liệu này đã có người hoặc tài khoản. Bản dùng thử chỉ dựng vào chỗ trống: "
    "hãy đặt SOTAY_DATA sang thư mục khác."
)
TO_TRY = """Có thể thử:
  dangvien   viết tiếp bản soát xét 6 tháng, xem lại và nộp; ghi nhanh; in sổ năm 2025
  bithu      phiếu kích hoạt, in sổ trắng, nhập hộ bài viết trên giấy
  congchuc   chọn phần nào người đứng đầu cơ quan được đọc
  danguy     quy định của đơn vị; mở một cuộc kiểm tra
  kiemtra    một cuộc kiểm tra đang mở, một cuộc đã xong
  quantri    nhập danh sách từ Excel; không đọc được bài nào"""
TO_TRY_EMPTY = f"""Chưa có ai. Vào bằng {TECHNICAL_ACCOUNT} để nhập danh sách, hoặc chạy:
  sotay import-roster danh-sach.xlsx"""


class Command(BaseCommand):
    help = "Dựng bản dùng thử: nhỏ (khoảng 60 người), khối (khoảng 3.800 người), hay trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=("small", "block", "empty"), default="small",
                            help="small: một đảng bộ sở và láng giềng; block: cả khối; "
                                 "empty: không có ai")  # fmt: skip
        parser.add_argument("--if-empty", action="store_true", help="đã có người thì thôi")

    def handle(self, *args: Any, size: str, if_empty: bool, **options: Any) -> None:
        if if_empty and build.is_inhabited():
            return
        try:
            self._build(size)
        except build.NotVacant:
            if if_empty:  # another command was building at the same time
                return
            raise CommandError(INHABITED) from None
        self.stdout.write("\n".join(told_empty() if size == "empty" else told()))

    def _build(self, size: str) -> None:
        if size == "empty":
            build.build_empty()
            return
        console = Console(stderr=True)
        columns = (TextColumn("Đang dựng bản dùng thử"), BarColumn(), MofNCompleteColumn())
        steps = build.build_block() if size == "block" else build.build_small()
        with Progress(*columns, console=console, transient=True,
                      disable=not console.is_terminal) as progress:  # fmt: skip
            task = progress.add_task("")
            for done, total in steps:
                progress.update(task, completed=done, total=total)


def told() -> list[str]:
    """What stands now, who can sign in, what can be tried."""
    handed_in = Entry.objects.filter(submitted_at__isnull=False).count()
    return [
        f"Đã dựng bản dùng thử: {Unit.objects.count()} tổ chức, {Person.objects.count()} người, "
        f"{handed_in} bài đã nộp. Ở đó hôm nay là {clock.today():%d/%m/%Y}.",
        "",
        f"Mật khẩu của mọi tài khoản: {PASSWORD}",
        *accounts(),
        "",
        TO_TRY,
    ]


def told_empty() -> list[str]:
    return [
        f"Đã dựng bản dùng thử trống. Ở đó hôm nay là {clock.today():%d/%m/%Y}.",
        f"Mật khẩu của {TECHNICAL_ACCOUNT}: {PASSWORD}",
        TO_TRY_EMPTY,
    ]


def accounts() -> list[str]:
    """One line for each account of the glossary: name, person, where they stand."""
    by_name = {cast.account: cast.full_name for cast in PEOPLE if cast.account}
    lines = []
    for person in Person.objects.filter(login__user_name__in=by_name).order_by("login_id"):
        by = standing_of(person, day=clock.today())
        where = by.post or f"{Category(by.category).label}, {by.home.unit_name if by.home else ''}"
        lines.append(f"  {person.login.user_name:<10} {person.name:<20} {where}")  # type: ignore[union-attr]
    return [*lines, f"  {TECHNICAL_ACCOUNT:<10} {'(không gắn với ai)':<20} Quản trị kỹ thuật"]
