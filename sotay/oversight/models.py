"""The supervision log of a unit, its inspections, reminders, the evaluation of its regulation, its
summing-up, its disposals.
"""

import uuid
from datetime import date
from functools import cached_property

from django.db import models

from sotay.kit import clock
from sotay.kit.models import Sealed
from sotay.notebook.models import ReadingLeave
from sotay.org.models import Person, Unit
from sotay.oversight.choices import Decision, Period, Step


class SupervisionNote(Sealed):
    """A dated note of a committee about guiding and following; outside every notebook."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="supervision_notes")
    day = models.DateField("ngày")
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ghi lúc")
    # What is added later to an older note stands under it; the note itself stays.
    adds_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="additions"
    )

    class Meta:
        verbose_name = "ghi chép theo dõi"
        indexes = [models.Index(fields=["unit", "-day"], name="supervision_unit_day")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day}"


class ReminderRun(models.Model):
    """The automatic reminders of one day: up to which unit they are sent."""

    day = models.DateField("ngày", unique=True)
    reached = models.CharField("đã tới đơn vị", max_length=40, blank=True)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lượt tự nhắc"

    def __str__(self) -> str:
        return f"{self.day}: {self.reached}"


class Inspection(Sealed):
    """A committee inspects units or people below it: why, in which form, then what it concludes.

    Who inspects whom, and until when, stands in the leave to read. Sealed: the conclusion.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections")
    leave = models.OneToOneField(ReadingLeave, models.PROTECT, related_name="inspection")
    # Sent by the client, so that a double click opens one inspection.
    token = models.UUIDField("mã lần gửi", unique=True)
    form = models.CharField("hình thức", max_length=80)
    # Told to everybody in the scope; nothing anybody wrote.
    reason = models.CharField("lý do", max_length=300)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("mở lúc")
    # People drawn by lot, from so many, by this number: anybody can draw again and compare.
    drawn = models.PositiveSmallIntegerField("số người chọn mẫu", default=0)
    pool = models.PositiveIntegerField("số người trong phạm vi", default=0)
    seed = models.CharField("mã chọn mẫu", max_length=32, blank=True)
    closed_at = models.DateTimeField("kết thúc sớm lúc", null=True, blank=True)
    rev = models.PositiveIntegerField("lần lưu kết luận", default=0)
    concluded_at = models.DateTimeField("kết luận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "cuộc kiểm tra, giám sát"
        indexes = [models.Index(fields=["unit", "-opened_at"], name="inspection_unit_opened")]

    def __str__(self) -> str:
        return f"{self.form}: {self.reason}"

    def is_open(self, on: date) -> bool:
        """Whether its days include this one and nobody closed it before."""
        return self.closed_at is None and self.leave.holds(on)

    def has_ended(self, on: date) -> bool:
        end = self.leave.valid_until
        return self.closed_at is not None or (end is not None and end <= on)

    @property
    def last_day(self) -> date | None:
        """The day it ends or ended, the day of its closing included."""
        if self.closed_at is None:
            return self.leave.last_day
        return max(clock.day_of(self.closed_at), self.leave.valid_from)

    @cached_property
    def conclusion(self) -> dict[str, str]:
        """Strengths, weaknesses and requirements as far as they are written."""
        return self.unseal()


class InspectedUnit(models.Model):
    """A unit under inspection, and how far it is with what the conclusion asks of it."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_whole = models.BooleanField("cả đơn vị", default=True)
    # What is asked is to be done and answered by then; empty while nothing is asked.
    due_on = models.DateField("trả lời trước ngày", null=True, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đơn vị được kiểm tra"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "unit"], name="one_inspected_unit")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.inspection_id}"

    def state(self, on: date) -> str:
        """What is asked: "none", "owed", "overdue", "answered" or "done"."""
        if self.due_on is None:
            return "none"
        if self.confirmed_at:
            return "done"
        if self.answered_at:
            return "answered"
        return "overdue" if on > self.due_on else "owed"


class InspectionStep(Sealed):
    """Something that happened in an inspection: who, when, until when, in which words."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="steps")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("việc", max_length=12, choices=Step.choices)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("ai", max_length=200)
    day = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "bước của cuộc kiểm tra"

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.kind}"


class RuleEvaluation(Sealed):
    """The yearly word of a unit on its own regulation: strengths, weaknesses, proposals, decision.

    Written by those who set the rules; read by everybody below once it is decided.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rule_evaluations")
    year = models.PositiveSmallIntegerField("năm")
    decision = models.CharField("quyết định", max_length=8, choices=Decision.choices, blank=True)
    decided_on = models.DateField("quyết định ngày", null=True, blank=True)
    # The counts of the year as they stood at the decision.
    figures = models.JSONField("số liệu", default=list)
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.CharField("người lưu", max_length=200)

    class Meta:
        verbose_name = "đánh giá quy định"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_evaluation_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.decision}"


class KeptFigures(models.Model):
    """The sums of one of the largest units, added up at a moment for the pages that show them."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="+", primary_key=True)
    at = models.DateTimeField("cộng lúc")
    pairs = models.JSONField("năm và lần sử dụng", default=list)
    rows = models.JSONField("các dòng", default=list)

    class Meta:
        verbose_name = "số liệu cộng sẵn"

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.at}"


class SummingUp(Sealed):
    """A unit's report on a half-year, a year or five: figures of one moment, words around them.

    Sealed: what the committee and its office write. The figures are counts and stay as they were
    taken until somebody takes them anew; those of leaders are the only ones by name.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="summing_up")
    period = models.CharField("kỳ", max_length=8, choices=Period.choices)
    year = models.PositiveSmallIntegerField("năm, hoặc năm cuối của kỳ 5 năm")
    figures = models.JSONField("số liệu", default=dict)
    figures_at = models.DateTimeField("lấy số liệu lúc")
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.CharField("người lưu", max_length=200)
    finished_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    finished_by = models.CharField("người chốt", max_length=200, blank=True)

    class Meta:
        verbose_name = "báo cáo sơ kết, tổng kết"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period", "year"], name="one_summing_up_per_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period} {self.year}"

    @cached_property
    def words(self) -> dict[str, str]:
        """What was written, by the name of its part."""
        return self.unseal()


class Disposal(models.Model):
    """A committee's decision to destroy what was handed in long ago, and the record that it was.

    It holds nothing anybody wrote: counts, and the numbers of the entries.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="disposals")
    number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("quyết định ngày")
    carry_from = models.DateField("hủy từ ngày")
    decided_at = models.DateTimeField("ghi lúc")
    decided_by = models.CharField("người ghi", max_length=200)
    entries = models.JSONField("những lần sử dụng", default=list)
    # By place and year: how many entries of how many people; and what was held back, and why.
    lines = models.JSONField("danh mục", default=list)
    held = models.JSONField("giữ lại", default=list)
    withdrawn_at = models.DateTimeField("rút quyết định lúc", null=True, blank=True)
    carried_at = models.DateTimeField("hủy xong lúc", null=True, blank=True)
    carried_by = models.CharField("người thực hiện", max_length=200, blank=True)
    gone = models.JSONField("đã hủy", default=dict)

    class Meta:
        verbose_name = "quyết định hủy bài hết hạn lưu giữ"
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=models.Q(carried_at=None, withdrawn_at=None),
                name="one_disposal_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.number}"
