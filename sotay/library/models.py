"""Documents, who passed them on with which instruction, and who has studied them."""

import uuid

from django.db import models

from sotay.library.choices import DocumentKind
from sotay.org.models import Person, Unit


class Document(models.Model):
    """A document of the Party or of a unit, for everybody in and under the unit that keeps it."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    kind = models.CharField("loại", max_length=12, choices=DocumentKind.choices)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    number = models.CharField("số hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành")
    subject = models.CharField("trích yếu", max_length=500)
    text = models.TextField("toàn văn", blank=True)
    # Without accents: what search compares, the heading first.
    folded = models.CharField("tiêu đề không dấu", max_length=800)
    folded_text = models.TextField("toàn văn không dấu", blank=True)
    file = models.BinaryField("tệp", null=True, blank=True)
    file_name = models.CharField("tên tệp", max_length=200, blank=True)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    added_at = models.DateTimeField("đưa lên lúc")
    added_by = models.CharField("người đưa lên", max_length=200)

    class Meta:
        verbose_name = "văn bản"
        indexes = [models.Index(fields=["unit", "-issued_on"], name="document_unit_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """ "Chỉ thị số 05-CT/TW ngày 15/05/2016 của Bộ Chính trị"."""
        number = f" số {self.number}" if self.number else ""
        kind = self.get_kind_display()
        return f"{kind}{number} ngày {self.issued_on:%d/%m/%Y} của {self.issuer}"


class Dissemination(models.Model):
    """A unit passes a document on to everybody in and under it, with its own instruction."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="disseminations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="disseminations")
    instruction = models.TextField("chỉ đạo cụ thể", blank=True)
    due_on = models.DateField("nghiên cứu xong trước", null=True, blank=True)
    at = models.DateTimeField("phổ biến lúc")
    by_name = models.CharField("người phổ biến", max_length=200)

    class Meta:
        verbose_name = "lượt phổ biến"
        constraints = [
            models.UniqueConstraint(fields=["document", "unit"], name="one_dissemination_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.unit_id}"


class Acknowledgement(models.Model):
    """Somebody says that they have studied a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.CASCADE, related_name="acknowledgements")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "xác nhận đã nghiên cứu"
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_acknowledgement")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.person_id}"
