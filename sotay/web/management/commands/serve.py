"""`sotay serve`: the web server, until Ctrl-C."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from sotay.kit import clock, sealing

DEMO_ACCOUNTS = (
    ("dangvien", "đảng viên"),
    ("bithu", "bí thư chi bộ"),
    ("congchuc", "công chức ngoài Đảng"),
    ("danguy", "bí thư đảng ủy"),
    ("quantri", "quản trị kỹ thuật"),
)


class Command(BaseCommand):
    help = "Phục vụ Sổ tay trên web cho tới khi bấm Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--no-worker", action="store_true",
                            help="không chạy tiến trình nền ở đây")  # fmt: skip

    def handle(self, *args: Any, host: str, port: int, workers: int, no_worker: bool,
               **options: Any) -> None:  # fmt: skip
        call_command("collectstatic", interactive=False, verbosity=0)
        self.tell(host, port)
        granian = os.path.join(os.path.dirname(sys.executable), "granian")
        os.environ["DJANGO_SETTINGS_MODULE"] = "sotay.config.settings"
        if not no_worker:
            subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "sotay.config.keeper", str(os.getpid()), sys.argv[0]]
            )
        os.execv(  # noqa: S606
            granian,
            [granian, "--interface", "wsgi", "--host", host, "--port", str(port),
             "--workers", str(workers), "--blocking-threads", "1", "--no-ws",
             "--log-level", "warning", "sotay.config.wsgi:application"],
        )  # fmt: skip

    def tell(self, host: str, port: int) -> None:
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
        self.stdout.write(f"Sổ tay: http://{shown}:{port} (hoặc http://localhost:{port})")
        if clock.is_demo():
            self.stdout.write("Bản dùng thử, mật khẩu của mọi tài khoản: sotay-demo")
            for name, who in DEMO_ACCOUNTS:
                self.stdout.write(f"  {name:<10} {who}")
        elif settings.KEY_FILE.parent == settings.DATA:
            self.stdout.write(
                f"Lưu ý: hãy chép tệp khóa {settings.KEY_FILE} ra nơi cất riêng, "
                "ngoài mọi bản sao lưu; mất khóa là mất bài."
            )
        sealing.ring_in_use()
        self.stdout.write("Dừng bằng Ctrl-C.")
        self.stdout.flush()
