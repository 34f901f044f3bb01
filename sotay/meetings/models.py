"""Meetings: plan, agenda, who came, what was said, remarks, tasks, minutes.

What was said and written about people is in `sealed` columns; dates, states and names of
things to do on an agenda are in clear.
"""

import uuid

from django.db import models

from sotay.feedback.models import Feedback
from sotay.kit import sealing
from sotay.kit.models import Sealed
from sotay.library.models import Document
from sotay.meetings.choices import (
    AttendanceState,
    ItemKind,
    ItemState,
    MeetingForm,
    MeetingKind,
    MeetingState,
    RemarkKind,
)
from sotay.meetings.rules.notes import Notes, notes_from
from sotay.notebook.models import Entry, Version
from sotay.org.models import Person, Unit


class Meeting(models.Model):
    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings")
    # In the address: the day, and "-2" for a second meeting of the unit on that day.
    slug = models.CharField("địa chỉ", max_length=14)
    kind = models.CharField("loại", max_length=10, choices=MeetingKind.choices)
    form = models.CharField("hình thức", max_length=10, choices=MeetingForm.choices)
    day = models.DateField("ngày họp")
    starts_at = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    title = models.CharField("tên cuộc họp", max_length=200)
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+")
    guests = models.TextField("khách mời", blank=True)
    state = models.CharField(
        "trạng thái", max_length=8, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    # The cell's meeting that a meeting of one of its groups reports back to.
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="group_meetings"
    )
    started_at = models.DateTimeField("khai mạc lúc", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    # Counts the changes of plan; every change is told once.
    rev = models.PositiveIntegerField("lần sửa", default=0)

    class Meta:
        verbose_name = "cuộc sinh hoạt"
        constraints = [
            models.UniqueConstraint(fields=["unit", "slug"], name="one_meeting_per_address")
        ]
        indexes = [models.Index(fields=["unit", "-day"], name="meeting_unit_day")]

    def __str__(self) -> str:
        return f"{self.title} {self.day:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        """Still to be held, or being held."""
        return self.state in (MeetingState.PLANNED, MeetingState.RUNNING)


class AgendaItem(Sealed):
    """One point of the agenda. Sealed: opinions, conclusion, and what another keeper wrote."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=10, choices=ItemKind.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    # What is studied together under this point.
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField("nội dung", max_length=300)
    minutes = models.PositiveSmallIntegerField("số phút", default=5)
    state = models.CharField(
        "trạng thái", max_length=8, choices=ItemState.choices, default=ItemState.WAITING
    )
    # When it was last called up: the projector's clock runs from here.
    began_at = models.DateTimeField("gọi tới lúc", null=True, blank=True)
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    saved_by = models.CharField("người lưu", max_length=200, blank=True)

    class Meta:
        verbose_name = "mục chương trình"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "entry"], name="one_report_of_an_entry_per_meeting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"

    @property
    def notes(self) -> Notes:
        return notes_from(self.unseal()) if self.sealed else Notes()


class Attendance(Sealed):
    """Who was there; sealed: the reason of whoever was not."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField("điểm danh", max_length=8, choices=AttendanceState.choices)

    class Meta:
        verbose_name = "điểm danh"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"

    @property
    def reason(self) -> str:
        return self.unseal()["reason"] if self.sealed else ""


class Shown(models.Model):
    """Which passages of a report its writer lets the meeting see; nothing until they choose."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="shown")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    parts = models.JSONField("phần được xem", default=list)
    at = models.DateTimeField("chọn lúc")

    class Meta:
        verbose_name = "phần được trình chiếu"

    def __str__(self) -> str:
        return f"{len(self.parts)} of {self.item_id}"


class Question(Sealed):
    """A member's question, before or at the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="questions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("hỏi lúc")
    # The same in the list of opinions, where it has an owner, a clock and an answer.
    feedback = models.OneToOneField(
        Feedback, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "câu hỏi gửi cuộc họp"
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"question to {self.meeting_id}"

    @property
    def text(self) -> str:
        return self.unseal()["text"]


class Remark(Sealed):
    """Praise, reminder or criticism before the cell; lives in the minutes, never in a notebook."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="remarks")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="remarks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="remarks")
    kind = models.CharField("loại", max_length=10, choices=RemarkKind.choices)
    made_at = models.DateTimeField("nêu lúc")
    # Keyed hash of the words: the same remark twice is one, and the column tells nothing.
    mark = models.CharField("dấu trùng", max_length=64)
    opinion = models.BinaryField("ý kiến của người được nêu, niêm phong", null=True, blank=True)
    opinion_at = models.DateTimeField("cho ý kiến lúc", null=True, blank=True)

    class Meta:
        verbose_name = "nhận xét trước cuộc họp"
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "kind", "mark"], name="the_same_remark_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"

    @property
    def text(self) -> str:
        return self.unseal()["text"]

    @property
    def opinion_text(self) -> str:
        return sealing.unseal(self.opinion, row=f"{self.seal_row}:opinion") if self.opinion else ""

    def seal_opinion(self, text: str) -> None:
        self.opinion = sealing.seal(text, row=f"{self.seal_row}:opinion") if text else None


class Task(Sealed):
    """What somebody was asked to do, by when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due = models.DateField("hạn")
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "việc được giao"
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"task of {self.person_id} until {self.due:%d/%m/%Y}"

    @property
    def what(self) -> str:
        return self.unseal()["what"]


class Paper(Sealed):
    """A file to be read for the meeting: sealed whole, never one that is secret."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveIntegerField("số byte")
    added_at = models.DateTimeField("thêm lúc")

    class Meta:
        verbose_name = "tài liệu họp"
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class WordTemplate(Sealed):
    """A Word file of a unit's own in the place of the usual form; holds for the units below too."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="word_templates")
    name = models.CharField("tên tệp", max_length=200)
    added_at = models.DateTimeField("tải lên lúc")
    added_by = models.CharField("người tải lên", max_length=200)
    # Looked at before it is used; kept when it is replaced, for what was printed with it.
    used_from = models.DateTimeField("dùng từ", null=True, blank=True)
    used_until = models.DateTimeField("dùng đến", null=True, blank=True)

    class Meta:
        verbose_name = "mẫu Word của biên bản"
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def data(self) -> bytes:
        return sealing.unseal_bytes(self.sealed, row=self.seal_row)


class TwiceSigned(Sealed):
    """A paper that the keeper and the chair sign, each with their own account."""

    sha256 = models.CharField("mã kiểm SHA-256", max_length=64, blank=True)
    keeper_name = models.CharField("người ghi biên bản", max_length=200, blank=True)
    keeper_signed_at = models.DateTimeField("người ghi ký lúc", null=True, blank=True)
    chair_name = models.CharField("người chủ trì", max_length=200, blank=True)
    chair_signed_at = models.DateTimeField("người chủ trì ký lúc", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_signed(self) -> bool:
        return bool(self.keeper_signed_at and self.chair_signed_at)

    @property
    def has_signature(self) -> bool:
        return bool(self.keeper_signed_at or self.chair_signed_at)


class Minutes(TwiceSigned):
    """The minutes of a meeting; sealed: the keeper's wording, and what was signed as it was."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    # Numbered by unit, type of paper ("BB/CB") and term of the committee; never given twice.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField("ký hiệu", max_length=12)
    term = models.PositiveSmallIntegerField("nhiệm kỳ từ năm")
    number = models.PositiveSmallIntegerField("số", null=True, blank=True)
    template = models.ForeignKey(
        WordTemplate, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    saved_by = models.CharField("người lưu", max_length=200, blank=True)

    class Meta:
        verbose_name = "biên bản"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code", "term", "number"], name="one_paper_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class Annex(TwiceSigned):
    """What corrects signed minutes; the minutes themselves never change."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="annexes")
    number = models.PositiveSmallIntegerField("phụ lục số")

    class Meta:
        verbose_name = "phụ lục biên bản"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="one_annex_per_number")
        ]

    def __str__(self) -> str:
        return f"annex {self.number} of {self.minutes_id}"

    @property
    def text(self) -> str:
        return self.unseal()["text"]
