"""Documents, who passed them on with which instruction, where they were studied and by whom."""

import uuid

from django.db import models
from django.db.models import Q

from sotay.kit.search.rows import SearchRow
from sotay.library.choices import DocumentKind, FileText
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
    # Lists leave it out.
    text = models.TextField("toàn văn", blank=True)
    replaces = models.ManyToManyField("self", symmetrical=False, related_name="replaced_by")
    added_at = models.DateTimeField("đưa lên lúc")
    added_by = models.CharField("người đưa lên", max_length=200)

    class Meta:
        verbose_name = "văn bản"
        indexes = [
            models.Index(fields=["unit", "-issued_on"], name="document_unit_day"),
            models.Index(fields=["unit", "-added_at"], name="document_unit_added"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """ "Chỉ thị số 05-CT/TW"."""
        number = f" số {self.number}" if self.number else ""
        return f"{self.get_kind_display()}{number}"

    @property
    def title(self) -> str:
        """ "Chỉ thị số 05-CT/TW ngày 15/05/2016 của Bộ Chính trị"."""
        return f"{self.name} ngày {self.issued_on:%d/%m/%Y} của {self.issuer}"


class DocumentFile(models.Model):
    """The file of a document, in a table of its own: no list ever reads its bytes."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="file")
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveIntegerField("số byte")
    data = models.BinaryField("tệp")
    text = models.TextField("chữ trong tệp", blank=True)
    # How much of it search knows; a scan has no text.
    known = models.CharField("chữ đọc được", max_length=8, choices=FileText.choices)

    class Meta:
        verbose_name = "tệp của văn bản"
        indexes = [
            models.Index(
                fields=["id"], condition=Q(known=FileText.WAITING), name="file_still_to_read"
            )
        ]

    def __str__(self) -> str:
        return self.name


class DocumentWords(SearchRow):
    """What a document is found by."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="words")

    class Meta:
        verbose_name = "mục tìm văn bản"

    def __str__(self) -> str:
        return f"words of {self.document_id}"


class Dissemination(models.Model):
    """A unit passes a document on, with its own instruction: a cell or an agency to its people, a
    committee to all units right under it or to some of them.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="disseminations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="disseminations")
    to_all = models.BooleanField("tới tất cả", default=True)
    to_units = models.ManyToManyField(Unit, related_name="+")
    instruction = models.TextField("chỉ đạo cụ thể", blank=True)
    due_on = models.DateField("nghiên cứu xong trước", null=True, blank=True)
    at = models.DateTimeField("phổ biến lúc")
    by_name = models.CharField("người phổ biến", max_length=200)
    # Up to which day the automatic reminders of it went out.
    reminded_on = models.DateField("đã tự nhắc ngày", null=True, blank=True)

    class Meta:
        verbose_name = "lượt phổ biến"
        constraints = [
            models.UniqueConstraint(fields=["document", "unit"], name="one_dissemination_per_unit")
        ]
        indexes = [
            models.Index(fields=["unit", "-at"], name="dissemination_unit_at"),
            models.Index(
                fields=["due_on"], condition=Q(due_on__isnull=False), name="dissemination_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.unit_id}"


class StudySession(models.Model):
    """A cell studied a document together. `link` and `source` are what the meeting's own app says
    of itself; this one knows no meetings.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="sessions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField("ngày")
    title = models.CharField("buổi", max_length=200)
    people = models.PositiveIntegerField("số người dự", null=True, blank=True)
    link = models.CharField("đường dẫn", max_length=200, blank=True)
    source = models.CharField("nguồn", max_length=60, blank=True)
    at = models.DateTimeField("ghi lúc")
    by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = "buổi nghiên cứu văn bản"
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "unit", "source"],
                condition=~Q(source=""),
                name="one_session_per_source",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.unit_id} on {self.day:%d/%m/%Y}"


class Acknowledgement(models.Model):
    """Somebody says that they have studied a document, while reporting in this unit."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.CASCADE, related_name="acknowledgements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "xác nhận đã nghiên cứu"
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_acknowledgement")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.person_id}"


class StudyCount(models.Model):
    """How many confirmed a document while reporting in a unit; kept in the same transaction.

    Where the unit stands in the tree, its `ReportingPlace` says: any level is one indexed sum.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="study_counts")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    done = models.IntegerField("đã nghiên cứu", default=0)

    class Meta:
        verbose_name = "số đếm nghiên cứu văn bản"
        constraints = [models.UniqueConstraint(fields=["document", "unit"], name="one_study_count")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.unit_id}: {self.done}"
