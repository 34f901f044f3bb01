"""`sotay rotate_key`: a new content key, and everything sealed anew under it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sotay.kit import sealing
from sotay.kit.resealing import reseal_all


class Command(BaseCommand):
    help = "Tạo khóa nội dung mới và niêm phong lại toàn bộ bài, trong khi mọi người vẫn làm việc."

    def handle(self, *args: Any, **options: Any) -> None:
        sealing.write_ring(settings.KEY_FILE, sealing.ring_in_use().with_new_key())
        done = 0
        for done in reseal_all():
            self.stdout.write(f"\rĐã niêm phong lại {done} dòng", ending="")
        self.stdout.write(
            f"\nXong: {done} dòng dưới khóa mới. Hãy chép tệp khóa {settings.KEY_FILE} "
            "ra nơi cất riêng. Khóa cũ vẫn trong tệp để mở bản sao lưu cũ."
        )
