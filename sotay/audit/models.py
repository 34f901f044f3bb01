"""The trail: ids and printed names, no foreign keys, so it outlives whatever it tells of."""

from django.db import models


class TrailEntry(models.Model):
    at = models.DateTimeField("lúc")
    by_id = models.BigIntegerField("mã người làm", null=True)
    by_name = models.CharField("người làm", max_length=200)
    by_post = models.CharField("với tư cách", max_length=200, blank=True)
    verb = models.CharField("việc", max_length=60)
    thing = models.CharField("đối tượng", max_length=80)
    thing_name = models.CharField("tên đối tượng", max_length=300, blank=True)
    about_id = models.BigIntegerField("mã người liên quan", null=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        verbose_name = "dòng nhật ký"
        indexes = [
            models.Index(fields=["about_id", "verb", "-at"], name="trail_about"),
            models.Index(fields=["thing", "-at"], name="trail_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.by_name}: {self.verb} {self.thing_name}"
