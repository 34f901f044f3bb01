"""Good examples, what became of each, and the decision that commends it.

What is told of somebody is in `sealed` columns, before and after it is published; a row of
`folded` words to search by stands beside it only while it is published.
"""

from django.db import models
from django.db.models import Q

from sotay.kit import sealing
from sotay.kit.models import Sealed
from sotay.org.models import Person, Unit
from sotay.recognition.choices import (
    STANDING_STATES,
    Award,
    Source,
    State,
    StepKind,
)


class Example(Sealed):
    """A person or a collective proposed for praise. Sealed: title, text, what they come from."""

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="examples"
    )
    collective = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="examples"
    )
    # Who proposed it, and whose committee decides.
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    award = models.CharField("hình thức đề nghị", max_length=12, choices=Award.choices)
    source = models.CharField("nguồn", max_length=8, choices=Source.choices)
    # Keyed hash of whom and which deed: the same is proposed once, and the column tells nothing.
    mark = models.CharField("dấu trùng", max_length=64)
    state = models.CharField(
        "tình trạng", max_length=12, choices=State.choices, default=State.ASKED
    )
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("đề nghị lúc")
    token = models.UUIDField("mã lần gửi", unique=True)
    # To whom it may be told at most: everybody in and under this unit. The person may narrow it.
    scope = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    consented_at = models.DateTimeField("đồng ý lúc", null=True, blank=True)
    withdrawn_at = models.DateTimeField("rút lại đồng ý lúc", null=True, blank=True)
    picture = models.BinaryField("ảnh, niêm phong", null=True, blank=True)
    picture_agreed = models.BooleanField("đồng ý công bố ảnh", default=False)
    # The part of the tree it is told to now; with it the place in the list, the newest greatest.
    published_in = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="published_examples"
    )
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    place = models.BigIntegerField("thứ tự", null=True, blank=True)
    folded = models.TextField("chữ không dấu", blank=True)
    year = models.PositiveSmallIntegerField("năm quyết định", null=True, blank=True)

    class Meta:
        verbose_name = "gương điển hình"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, collective__isnull=False)
                | Q(person__isnull=False, collective=None),
                name="example_of_a_person_or_a_collective",
            ),
            models.CheckConstraint(
                condition=Q(published_in=None)
                | Q(
                    state=State.COMMENDED,
                    consented_at__isnull=False,
                    withdrawn_at=None,
                    place__isnull=False,
                ),
                name="published_with_consent_only",
            ),
            models.CheckConstraint(
                condition=Q(published_in=None) | Q(picture=None) | Q(picture_agreed=True),
                name="picture_with_consent_only",
            ),
            models.UniqueConstraint(
                fields=["mark"],
                condition=Q(state__in=STANDING_STATES, withdrawn_at=None),
                name="one_example_per_deed",
            ),
        ]
        indexes = [
            models.Index(fields=["published_in", "-place"], name="example_published"),
            models.Index(fields=["from_unit", "-proposed_at"], name="example_from"),
            models.Index(fields=["-proposed_at"], name="example_proposed"),
            models.Index(fields=["person", "year"], name="example_person_year"),
            models.Index(fields=["unit", "state"], name="example_unit_state"),
        ]

    def __str__(self) -> str:
        return f"example {self.pk}: {self.state}"

    @property
    def subject_name(self) -> str:
        """Whom it is about, by name."""
        subject = self.person or self.collective
        return subject.name if subject else ""

    @property
    def is_public(self) -> bool:
        return self.published_in_id is not None

    @property
    def words(self) -> dict[str, str]:
        return self.unseal() if self.sealed else {"title": "", "text": "", "origin": ""}

    @property
    def picture_bytes(self) -> bytes:
        if self.picture is None:
            return b""
        return sealing.unseal_bytes(self.picture, row=f"{self.seal_row}:picture")

    def seal_picture(self, data: bytes | None) -> None:
        row = f"{self.seal_row}:picture"
        self.picture = sealing.seal_bytes(data, row=row) if data else None

    def erase(self) -> None:
        """Nothing is told any more: no words, no picture, nowhere."""
        self.sealed, self.picture, self.picture_agreed = b"", None, False
        self.unpublish()

    def unpublish(self) -> None:
        self.published_in = self.published_at = self.place = None
        self.folded = ""


class ExampleStep(Sealed):
    """What was done with an example, and the words that went with it."""

    example = models.ForeignKey(Example, models.CASCADE, related_name="steps")
    kind = models.CharField("việc", max_length=10, choices=StepKind.choices)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người làm", max_length=200)
    unit_name = models.CharField("tổ chức", max_length=200, blank=True)

    class Meta:
        verbose_name = "bước của gương điển hình"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.example_id}"

    @property
    def text(self) -> str:
        return self.unseal()["text"] if self.sealed else ""


class Commendation(Sealed):
    """The committee's decision. It stays, with the name, when what was told is taken back; sealed:
    the deed.
    """

    example = models.OneToOneField(Example, models.PROTECT, related_name="commendation")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="commendations")
    award = models.CharField("hình thức", max_length=12, choices=Award.choices)
    # Numbered by unit, type of paper ("QĐ/ĐU") and term of the committee; never given twice.
    code = models.CharField("ký hiệu", max_length=12)
    term = models.PositiveSmallIntegerField("nhiệm kỳ từ năm")
    number = models.PositiveSmallIntegerField("số")
    decided_on = models.DateField("ngày quyết định")
    decided_at = models.DateTimeField("ghi lúc")
    decided_by = models.CharField("người ghi", max_length=200)
    # As printed: a name and a post change, a decision does not.
    name = models.CharField("người, tập thể được khen", max_length=200)
    about = models.CharField("chức vụ, đơn vị", max_length=500, blank=True)
    belongs_to = models.CharField("nơi sinh hoạt", max_length=200, blank=True)
    signer = models.CharField("người ký", max_length=200)
    signer_post = models.CharField("chức vụ người ký", max_length=60)

    class Meta:
        verbose_name = "quyết định khen"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code", "term", "number"], name="one_decision_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}-{self.code} {self.decided_on:%d/%m/%Y}"

    @property
    def deed(self) -> str:
        return self.unseal()["deed"] if self.sealed else ""
