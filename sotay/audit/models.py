"""The trail: ids and printed names, no foreign keys, so it outlives whatever it tells of.

Lines are written by many at once and carry a mark of their own; a few seconds later the worker
gives each its place in one chain (docs/decisions/019-the-chain-of-the-trail.md).
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from sotay.audit.rules import Words, mark_of


class TrailLines(models.QuerySet):
    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        lines = list(objs)
        for line in lines:
            line.sign()
        return super().bulk_create(lines, *args, **options)


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
    mark = models.BinaryField("dấu của dòng", default=b"", db_default=b"")
    # Both are empty until the line is chained.
    position = models.BigIntegerField("chỗ trong chuỗi", null=True, unique=True, editable=False)
    link = models.BinaryField("mắt xích", default=b"", db_default=b"")

    objects = TrailLines.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        indexes = [
            models.Index(fields=["about_id", "verb", "-at"], name="trail_about"),
            models.Index(fields=["thing", "-at"], name="trail_thing"),
            models.Index(fields=["id"], condition=Q(position=None), name="trail_unchained"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.by_name}: {self.verb} {self.thing_name}"

    def save(self, *args: Any, **options: Any) -> None:
        if self._state.adding:
            self.sign()
        super().save(*args, **options)

    def sign(self) -> None:
        """Under its mark this line says what it says now, and nothing else ever."""
        self.mark = mark_of(Words._make(getattr(self, name) for name in Words._fields))


class TrailHead(models.Model):
    """Where the chain ends: one row, taken by whoever lengthens it."""

    position = models.BigIntegerField("số dòng đã nối", default=0)
    link = models.BinaryField("mắt xích cuối", default=b"")
    mark = models.BinaryField("dấu của đầu chuỗi", default=b"")

    class Meta:
        verbose_name = "đầu chuỗi nhật ký"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_trail_head")]

    def __str__(self) -> str:
        return f"{self.position}: {bytes(self.link).hex()[:16]}"
