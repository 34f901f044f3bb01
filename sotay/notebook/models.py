"""A person's year: entries with their drafts and kept versions, reflections, copy signatures.

Whatever a person wrote is in a `sealed` column; only states, dates and counts are in clear.
"""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from sotay.kit.models import Dated, Sealed
from sotay.notebook.choices import ConfirmedBy
from sotay.org.models import Person, ReportingPlace, Unit
from sotay.regulations.models import Campaign


class Entry(models.Model):
    """One use of the year by one person."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="entries")
    # Where it is handed in: the cell of a party member, the agency of others.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField("năm")
    use = models.SlugField("lần sử dụng", max_length=60)
    submitted_at = models.DateTimeField("nộp lần đầu lúc", null=True, blank=True)
    due_on = models.DateField("hạn khi nộp", null=True, blank=True)
    is_late = models.BooleanField("nộp muộn", default=False)
    versions_count = models.PositiveSmallIntegerField("số bản", default=0)
    reported_on = models.DateField("báo cáo ngày", null=True, blank=True)
    by_leader = models.BooleanField("của người nêu gương", default=False)
    # From that day on nothing of what was written is left, only these states and dates; with it
    # what only the text could tell: whether it was nearly one handed in before.
    gone_on = models.DateField("hủy ngày", null=True, blank=True)
    was_alike = models.BooleanField("từng gần như trùng", default=False)

    class Meta:
        verbose_name = "lần sử dụng Sổ tay"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year", "use"], name="one_entry_per_person_year_use"
            )
        ]
        indexes = [models.Index(fields=["unit", "year", "use"], name="entry_unit_year_use")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.year} {self.use}"


class Draft(Sealed):
    """What is being written: the writer's alone. `rev` counts the saves, for two tabs."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="draft")
    rev = models.PositiveIntegerField("lần lưu", default=0)
    saved_at = models.DateTimeField("lưu lúc")
    saved_from = models.CharField("lưu từ thiết bị", max_length=120, blank=True)
    # The hints of the last check, sealed with the rest: only the writer ever sees them.
    hints = models.BinaryField("lời nhắc niêm phong", null=True, blank=True)

    class Meta:
        verbose_name = "bản đang viết"

    def __str__(self) -> str:
        return f"draft of {self.entry_id}"


class SetAside(Sealed):
    """The other text, when two tabs or devices wrote at once: kept until its writer chooses."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="set_aside")
    at = models.DateTimeField("lúc")
    device = models.CharField("thiết bị", max_length=120, blank=True)

    class Meta:
        verbose_name = "bản để riêng"

    def __str__(self) -> str:
        return f"set aside of {self.entry_id}"


class Version(Sealed):
    """What was handed in; never changed afterwards."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản số")
    # Sent by the client with each submission, so that a double click makes one version.
    token = models.UUIDField("mã lần gửi", unique=True)
    submitted_at = models.DateTimeField("nộp lúc")
    is_late = models.BooleanField("muộn", default=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_name = models.CharField("tên tổ chức khi nộp", max_length=200)
    parent_name = models.CharField("tên cấp trên khi nộp", max_length=200, blank=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="+")
    entered_by = models.CharField("người nhập hộ", max_length=200, blank=True)

    class Meta:
        verbose_name = "bản đã nộp"
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.entry_id}"


class HelperEntry(Sealed):
    """A paper entry typed in by somebody else; it counts once the member has confirmed it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="helper_entries")
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("nhập lúc")
    photo = models.BinaryField("ảnh bản giấy, niêm phong", null=True, blank=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirmed_by = models.CharField(
        "cách xác nhận", max_length=8, choices=ConfirmedBy.choices, blank=True
    )
    refused_at = models.DateTimeField("không nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bản nhập hộ"
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(confirmed_at=None, refused_at=None),
                name="one_open_helper_entry",
            )
        ]

    def __str__(self) -> str:
        return f"helper entry of {self.entry_id}"


class Reflection(Sealed):
    """A free note; sealed with it: the text, how it is marked, the plan item it belongs to."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reflections")
    written_on = models.DateField("ngày ghi")
    written_at = models.DateTimeField("ghi lúc")
    token = models.UUIDField("mã lần gửi", unique=True)

    class Meta:
        verbose_name = "ghi chép"
        indexes = [models.Index(fields=["person", "-written_on"], name="reflection_person_day")]

    def __str__(self) -> str:
        return f"reflection of {self.person_id} on {self.written_on}"


class Signature(models.Model):
    """Keyed shingle hashes of one field of a submitted entry: compares, reveals no word."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="signatures")
    field = models.CharField("phần", max_length=40)
    minhash = models.BinaryField("chữ ký MinHash (128 × u16)")
    shingles = models.BinaryField("băm của các cụm 4 âm tiết (u64)")

    class Meta:
        verbose_name = "dấu so trùng"
        constraints = [
            models.UniqueConstraint(fields=["entry", "field"], name="one_signature_per_field")
        ]

    def __str__(self) -> str:
        return f"signature of {self.entry_id} {self.field}"


class UseCount(models.Model):
    """How many of a place have handed in and reported one use of a year, and in which order.

    Kept in the transaction of the change. Where the place stands in the tree is `ReportingPlace`'s.
    """

    # The unique key below begins with it: no index of its own.
    place = models.ForeignKey(
        ReportingPlace, models.CASCADE, related_name="use_counts", db_index=False
    )
    year = models.PositiveSmallIntegerField("năm")
    use = models.SlugField("lần sử dụng", max_length=60, db_index=False)
    # Whom it was for, written down when the year is over; until then people are counted live.
    people = models.IntegerField("số người khi hết năm", default=0)
    leads = models.IntegerField("số người nêu gương khi hết năm", default=0)
    submitted = models.IntegerField("đã nộp", default=0)
    late = models.IntegerField("nộp muộn", default=0)
    leaders = models.IntegerField("người nêu gương đã nộp", default=0)
    leaders_late = models.IntegerField("người nêu gương nộp muộn", default=0)
    on_last_day = models.IntegerField("nộp đúng ngày cuối", default=0)
    alike = models.IntegerField("gần như trùng bài nộp trước", default=0)
    reported = models.IntegerField("đã báo cáo", default=0)
    leaders_reported = models.IntegerField("người nêu gương đã báo cáo", default=0)
    last_leader_on = models.DateField("người nêu gương cuối cùng báo cáo", null=True, blank=True)
    first_member_on = models.DateField("người khác đầu tiên báo cáo", null=True, blank=True)

    class Meta:
        verbose_name = "số đếm lần sử dụng"
        constraints = [
            models.UniqueConstraint(fields=["place", "year", "use"], name="one_count_per_place_use")
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.year} {self.use}: {self.submitted}"


class DayCount(models.Model):
    """How many under a large unit handed in a use on one day; of days that are over."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="day_counts", db_index=False)
    year = models.PositiveSmallIntegerField("năm")
    use = models.SlugField("lần sử dụng", max_length=60, db_index=False)
    day = models.DateField("ngày")
    submitted = models.IntegerField("đã nộp", default=0)
    leaders = models.IntegerField("người nêu gương đã nộp", default=0)

    class Meta:
        verbose_name = "số đếm theo ngày"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "use", "day"], name="one_count_per_unit_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day} {self.use}: {self.submitted}"


class ReadingLeave(Dated):
    """For a time, named readers may read what named people handed in; it ends by its own day.

    `within` is the unit that gives it: it holds for readers with a post there, and for what was
    handed in under it. `words` and `link` say why, to those it is about and to those who read.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    within = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    readers = models.ManyToManyField(Person, related_name="leaves_to_read", verbose_name="ai đọc")
    people = models.ManyToManyField(Person, related_name="leaves_about", verbose_name="bài của ai")
    year = models.PositiveSmallIntegerField("năm")
    uses = models.JSONField("lần sử dụng", default=list)
    words = models.CharField("lý do", max_length=500)
    link = models.CharField("đường dẫn", max_length=200, blank=True)

    class Meta:
        verbose_name = "quyền đọc có thời hạn"

    def __str__(self) -> str:
        return f"{self.words} ({self.valid_from} – {self.valid_until})"

    @property
    def last_day(self) -> date | None:
        return self.valid_until - timedelta(days=1) if self.valid_until else None


class CompareCount(models.Model):
    """How often a person compared with colleagues on a day, so that it can't be used to guess."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField("ngày")
    count = models.PositiveSmallIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "số lần so trùng"
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="one_compare_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}: {self.count}"


class BookletBatch(models.Model):
    """Empty booklets of a whole unit, printed a few at a time: can be stopped and gone on with."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    asked_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField("yêu cầu lúc")
    people = models.JSONField("những người được in")
    done = models.PositiveIntegerField("đã in", default=0)

    class Meta:
        verbose_name = "đợt in sổ"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.done}"

    @property
    def total(self) -> int:
        return len(self.people)

    @property
    def is_done(self) -> bool:
        return self.done >= self.total
