"""A round of evaluation in a unit, and each person or organisation evaluated in it.

What people wrote is in sealed columns, each writer's in its own; levels, days and counts of votes
are in clear.
"""

import uuid

from django.db import models
from django.db.models import Q

from sotay.evaluation.choices import Level, PaperForm
from sotay.kit import sealing
from sotay.kit.models import Sealed
from sotay.org.models import Person, Unit


class Round(Sealed):
    """One round of a unit and year. Sealed: who was left out and why, why the quota was passed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evaluation_rounds")
    # Whose committee decides: the grassroots committee above a cell, else the unit's own.
    decider = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    # The yearly review is to be handed in by this day: its due date, or earlier.
    reviews_by = models.DateField("soát xét cả năm nộp xong trước hết ngày")
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.CharField("người mở", max_length=200)
    sent_at = models.DateTimeField("gửi cấp quyết định lúc", null=True, blank=True)
    decided_at = models.DateTimeField("ghi quyết định lúc", null=True, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)

    class Meta:
        verbose_name = "đợt đánh giá"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_evaluation_round_per_year")
        ]
        indexes = [models.Index(fields=["decider", "year"], name="round_decider_year")]

    def __str__(self) -> str:
        return f"round {self.year} of {self.unit_id}"

    @property
    def words(self) -> dict:
        return self.unseal()


class Evaluation(Sealed):
    """What became of one person or organisation in a round. Sealed: what they wrote of themselves;
    beside it, each sealed alone: what the unit says, the appeal, the answer to it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="evaluations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    decider = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    collective = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    # As printed: a name and a post change, a decision does not.
    name = models.CharField("tên", max_length=200)
    post = models.CharField("chức vụ", max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField("bậc thứ tự")
    place = models.PositiveSmallIntegerField("thứ tự")
    form = models.CharField("mẫu", max_length=2, choices=PaperForm.choices)
    self_level = models.CharField("tự nhận", max_length=10, choices=Level.choices, blank=True)
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    handed_in_at = models.DateTimeField("nộp bản tự đánh giá lúc", null=True, blank=True)
    comment = models.BinaryField("nhận xét, niêm phong", null=True, blank=True)
    proposed = models.CharField("mức đề xuất", max_length=10, choices=Level.choices, blank=True)
    ballots = models.PositiveSmallIntegerField("số phiếu thu về", null=True, blank=True)
    votes = models.JSONField("số phiếu của từng mức", default=list)  # in the order of the levels
    proposed_at = models.DateTimeField("đề xuất lúc", null=True, blank=True)
    proposed_by = models.CharField("người ghi đề xuất", max_length=200, blank=True)
    level = models.CharField("mức quyết định", max_length=10, choices=Level.choices, blank=True)
    appeal = models.BinaryField("khiếu nại, niêm phong", null=True, blank=True)
    appealed_at = models.DateTimeField("khiếu nại lúc", null=True, blank=True)
    answer = models.BinaryField("trả lời khiếu nại, niêm phong", null=True, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    # What it was before the appeal was answered.
    level_before = models.CharField("mức trước khi khiếu nại", max_length=10,
                                    choices=Level.choices, blank=True)  # fmt: skip

    class Meta:
        verbose_name = "đánh giá, xếp loại"
        ordering = ["rank", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, collective__isnull=False)
                | Q(person__isnull=False, collective=None),
                name="evaluation_of_a_person_or_a_collective",
            ),
            models.UniqueConstraint(
                fields=["person", "year"], name="a_person_is_evaluated_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["collective", "year"], name="a_collective_is_evaluated_once_a_year"
            ),
        ]
        indexes = [models.Index(fields=["decider", "year"], name="evaluation_decider_year")]

    def __str__(self) -> str:
        return f"evaluation {self.year} of {self.person_id or self.collective_id}"

    @property
    def is_person(self) -> bool:
        return self.person_id is not None

    @property
    def words(self) -> dict[str, str]:
        return self.unseal() if self.sealed else {}

    def opened(self, part: str) -> str:
        """One of `comment`, `appeal`, `answer`, in plain words."""
        held = getattr(self, part)
        return sealing.unseal(held, row=f"{self.seal_row}:{part}") if held else ""

    def close(self, part: str, text: str) -> None:
        setattr(self, part, sealing.seal(text, row=f"{self.seal_row}:{part}") if text else None)

    @property
    def counted(self) -> list[tuple[str, int]]:
        """The votes of each level by its name."""
        return [(str(one.label), n) for one, n in zip(Level, self.votes, strict=False)]


class EvidenceBatch(models.Model):
    """The evidence sheets of everybody of a unit and year, printed a few at a time: can be stopped
    and gone on with. The files lie sealed beside the database for some days.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    asked_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField("yêu cầu lúc")
    homes = models.JSONField("nơi sinh hoạt của từng người")  # memberships, in the order printed
    done = models.PositiveIntegerField("đã in", default=0)

    class Meta:
        verbose_name = "đợt in căn cứ đánh giá"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.done}"

    @property
    def total(self) -> int:
        return len(self.homes)

    @property
    def is_done(self) -> bool:
        return self.done >= self.total

    def row_of(self, name: str) -> str:
        """The row to which a file of this batch is sealed."""
        return f"{self._meta.label_lower}:{self.uid}:{name}"
