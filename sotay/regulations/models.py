"""Dated data: campaigns with their heads, forms, and the values each unit sets for itself."""

import uuid

from django.db import models
from django.db.models import Q

from sotay.kit.models import Dated
from sotay.org.models import Unit
from sotay.regulations.choices import FormKind, RegulationKind, RegulationState
from sotay.regulations.rules.issuing import Heading, issuer_of


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


class Regulation(Dated):
    """The document in which a unit sets its rules, all of them: from its day the former one ends.

    A draft is seen by those who may set rules; it holds nothing until it is issued.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="regulations")
    state = models.CharField(
        "tình trạng", max_length=10, choices=RegulationState.choices, default=RegulationState.DRAFT
    )
    kind = models.CharField("loại", max_length=12, choices=RegulationKind.choices)
    number = models.CharField("số", max_length=40, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    signer = models.CharField("người ký", max_length=120, blank=True)
    subject = models.CharField("trích yếu", max_length=300, blank=True)
    # What the unit itself sets, by key; what it leaves out follows the units above.
    values = models.JSONField("giá trị", default=dict)
    file = models.BinaryField("tệp", null=True, blank=True)
    file_name = models.CharField("tên tệp", max_length=200, blank=True)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.CharField("người lưu", max_length=200)
    # How far the units below whose values give way have been told of it: up to which unit.
    news_reached = models.BigIntegerField("đã báo tới đơn vị", default=0)
    news_done = models.BooleanField("đã báo xong", default=False)

    class Meta:
        verbose_name = "quy định, hướng dẫn, quy chế"
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(state="issued", news_done=False),
                name="regulation_to_tell",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state="draft"), name="one_draft_per_unit"
            ),
            models.UniqueConstraint(
                fields=["unit", "valid_from"],
                condition=Q(state="issued"),
                name="one_regulation_per_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """ "Quy định số 05-QĐ/ĐU ngày 10/01/2026"."""
        number = f" số {self.number}" if self.number else ""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.get_kind_display()}{number}{day}"

    @property
    def issuer(self) -> str:
        return issuer_of(self.kind, self.unit.name)

    @property
    def heading(self) -> Heading:
        return Heading(self.kind, self.valid_from, self.number, self.issued_on, self.signer,
                       self.subject)  # fmt: skip


class RuleValue(Dated):
    """One value a unit sets for itself and everybody below it."""

    # None for what was set without a document.
    regulation = models.ForeignKey(
        Regulation, models.CASCADE, null=True, blank=True, related_name="rule_values"
    )
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
