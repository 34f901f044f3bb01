"""Opinions of members, who handles them, and what came of them. The words are sealed."""

from django.db import models

from sotay.feedback.choices import OPEN, About, Kind, State, StepKind
from sotay.kit.models import Sealed
from sotay.org.models import Person, Unit


class Feedback(Sealed):
    """A question or a proposal, with the unit that has it now."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="feedback")
    # Where it was asked, and who has it now: the committee of a cell, or of a unit above.
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="feedback")
    kind = models.CharField("loại", max_length=8, choices=Kind.choices, default=Kind.QUESTION)
    about = models.CharField("về việc", max_length=12, choices=About.choices)
    state = models.CharField(
        "tình trạng", max_length=10, choices=State.choices, default=State.RECEIVED
    )
    asked_at = models.DateTimeField("gửi lúc")
    due_on = models.DateField("hạn trả lời")
    # Whether the writer agrees to be named when it is passed up or published.
    may_name = models.BooleanField("được nêu tên", default=False)
    is_published = models.BooleanField("công bố cho đơn vị", default=False)
    # The meeting where it was asked, if it was: what it is called, and the page that tells more.
    origin = models.CharField("hỏi tại", max_length=250, blank=True)
    origin_link = models.CharField("đường dẫn tới nơi hỏi", max_length=200, blank=True)
    # Sent with the form, so that a double click makes one.
    token = models.UUIDField("mã lần gửi", unique=True)

    class Meta:
        verbose_name = "ý kiến"
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="feedback_unit_state")]

    def __str__(self) -> str:
        return f"feedback of {self.person_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


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

    def __str__(self) -> str:
        return f"{self.kind} of {self.feedback_id}"
