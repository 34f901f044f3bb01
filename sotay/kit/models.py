"""The one row that says what this installation is; rows that hold for a time; sealed rows."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from sotay.kit import sealing


class Installation(models.Model):
    is_demo = models.BooleanField("cơ sở dữ liệu thử", default=False)
    made_at = models.DateTimeField("tạo lúc")
    clock_asked = models.CharField("giờ bắt đầu được yêu cầu", max_length=40, blank=True)
    clock_offset = models.BigIntegerField("độ lệch giờ (giây)", default=0)

    class Meta:
        verbose_name = "bản cài đặt"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_installation")]

    def __str__(self) -> str:
        return "Bản dùng thử" if self.is_demo else "Bản chính thức"


class UpkeepKind(models.TextChoices):
    BACKUP = "backup", "Sao lưu"
    DRILL = "drill", "Thử phục hồi"
    VERIFY = "verify", "Kiểm đếm, đọc nhật ký"


class Upkeep(models.Model):
    """What was done to keep this installation safe, when, and with what result."""

    kind = models.CharField("việc", max_length=8, choices=UpkeepKind.choices)
    at = models.DateTimeField("bắt đầu lúc")
    seconds = models.PositiveIntegerField("trong (giây)", default=0)
    ok = models.BooleanField("được")
    told = models.CharField("kết quả", max_length=300, blank=True)
    file = models.CharField("tệp", max_length=200, blank=True)
    size = models.BigIntegerField("cỡ tệp (byte)", default=0)
    digest = models.CharField("mã kiểm tra", max_length=64, blank=True)

    class Meta:
        verbose_name = "việc bảo trì"
        indexes = [models.Index(fields=["kind", "-at"], name="upkeep_last")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y %H:%M}: {self.told}"


class DatedQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(holds_on(day))


def holds_on(day: date, prefix: str = "") -> Q:
    """Rows whose period contains the day; the end is exclusive, an empty end is open."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_until": None}) | Q(**{f"{prefix}valid_until__gt": day})
    )


class Dated(models.Model):
    valid_from = models.DateField("từ ngày")
    valid_until = models.DateField("đến trước ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


class Sealed(models.Model):
    """A row whose words are sealed under its own identity."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField("nội dung niêm phong")

    class Meta:
        abstract = True

    @property
    def seal_row(self) -> str:
        return f"{self._meta.label_lower}:{self.uid}"

    def seal(self, content) -> None:
        self.sealed = sealing.seal_json(content, row=self.seal_row)

    def unseal(self):
        return sealing.unseal_json(self.sealed, row=self.seal_row)
