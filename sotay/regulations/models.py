"""Dated data: campaigns with their heads, forms, and the values each unit sets for itself."""

from django.db import models
from django.db.models import Q

from sotay.kit.models import Dated
from sotay.org.models import Unit
from sotay.regulations.choices import FormKind


class Campaign(Dated):
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="campaigns")
    code = models.CharField("mã", max_length=40)
    number = models.CharField("số hiệu", max_length=40)
    issuer = models.CharField("cơ quan ban hành", max_length=120)
    issued_on = models.DateField("ngày ban hành")
    title = models.CharField("trích yếu", max_length=300)
    verb = models.CharField("động từ", max_length=60)

    class Meta:
        verbose_name = "chỉ thị, chủ trương"

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class Head(models.Model):
    """A head of content that a directive asks for: tư tưởng, đạo đức, phong cách, phương pháp."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="heads")
    code = models.CharField("mã", max_length=40)
    name = models.CharField("tên", max_length=80)
    question = models.CharField("câu hỏi gợi ý", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "nội dung"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="head_once_per_campaign")
        ]

    def __str__(self) -> str:
        return self.name


class Form(Dated):
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="forms")
    kind = models.CharField("mẫu của", max_length=8, choices=FormKind.choices)
    # Titles, fields with labels and hints, guidance, examples: see seed/forms.json.
    content = models.JSONField("nội dung mẫu")

    class Meta:
        verbose_name = "mẫu"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ {self.valid_from:%d/%m/%Y}"


class RuleValue(Dated):
    """One value a unit sets for itself and everybody below it."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="rule_values")
    key = models.CharField("quy định", max_length=40)
    value = models.JSONField("giá trị")
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.CharField("người đặt", max_length=200)

    class Meta:
        verbose_name = "giá trị quy định"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "key", "valid_from"], name="one_value_per_key_and_day"
            ),
            models.UniqueConstraint(
                fields=["unit", "key"], condition=Q(valid_until=None), name="one_open_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.code} {self.key}={self.value}"
