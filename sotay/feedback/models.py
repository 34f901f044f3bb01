"""Opinions of members, who handles them, and what came of them. The words are sealed."""

from django.db import models
from django.db.models import Q

from sotay.feedback.choices import OPEN, About, Kind, State, StepKind
from sotay.kit import sealing
from sotay.kit.models import Sealed
from sotay.org.models import Person, Unit


class Feedback(Sealed):
    """A question or a proposal, with the unit that has it now. Sealed: title, words, and the
    question as it is published.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="feedback")
    # Where it was asked, and who has it now: the committee of a cell, or of a unit above.
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="feedback")
    # Who of that committee took it.
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField("loại", max_length=8, choices=Kind.choices, default=Kind.QUESTION)
    about = models.CharField("về việc", max_length=12, choices=About.choices)
    state = models.CharField(
        "tình trạng", max_length=10, choices=State.choices, default=State.RECEIVED
    )
    asked_at = models.DateTimeField("gửi lúc")
    due_on = models.DateField("hạn trả lời")
    # Whether the writer agrees to be named when it is passed up or published.
    may_name = models.BooleanField("được nêu tên", default=False)
    published_at = models.DateTimeField("công bố cho đơn vị lúc", null=True, blank=True)
    # The meeting where it was asked, if it was: what it is called, and the page that tells more.
    origin = models.CharField("hỏi tại", max_length=250, blank=True)
    origin_link = models.CharField("đường dẫn tới nơi hỏi", max_length=200, blank=True)
    # Sent with the form, so that a double click makes one.
    token = models.UUIDField("mã lần gửi", unique=True)

    class Meta:
        verbose_name = "ý kiến"
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="feedback_unit_state"),
            models.Index(fields=["due_on"], condition=Q(state__in=OPEN), name="feedback_open_due"),
            models.Index(
                fields=["unit", "-published_at"],
                condition=Q(published_at__isnull=False),
                name="feedback_published",
            ),
        ]

    def __str__(self) -> str:
        return f"feedback of {self.person_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class FeedbackFile(Sealed):
    """The file beside an opinion: sealed whole, and its name too."""

    feedback = models.OneToOneField(Feedback, models.CASCADE, related_name="file")
    label = models.BinaryField("tên tệp, niêm phong")
    size = models.PositiveIntegerField("số byte")

    class Meta:
        verbose_name = "tệp kèm ý kiến"

    def __str__(self) -> str:
        return f"file of {self.feedback_id}"

    @property
    def name(self) -> str:
        return sealing.unseal(self.label, row=f"{self.seal_row}:label")

    @property
    def data(self) -> bytes:
        return sealing.unseal_bytes(self.sealed, row=self.seal_row)

    def seal_file(self, name: str, data: bytes) -> None:
        self.label = sealing.seal(name, row=f"{self.seal_row}:label")
        self.sealed = sealing.seal_bytes(data, row=self.seal_row)
        self.size = len(data)


class FeedbackStep(Sealed):
    """What was done with an opinion, and the words that went with it."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="steps")
    kind = models.CharField("việc", max_length=10, choices=StepKind.choices)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người làm", max_length=200)
    unit_name = models.CharField("tổ chức", max_length=200)

    class Meta:
        verbose_name = "bước xử lý ý kiến"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["feedback", "-at"], name="feedback_step_at")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.feedback_id}"
