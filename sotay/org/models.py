"""Units, persons, and where each person stands, from when to when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sotay.kit.models import Dated
from sotay.org.choices import Category, Change, Counted, Role, Sex, UnitKind


class Unit(Dated):
    code = models.CharField("mã tổ chức", max_length=40, unique=True)
    name = models.CharField("tên tổ chức", max_length=200)
    folded = models.CharField("tên không dấu", max_length=200, db_index=True)
    kind = models.CharField("loại", max_length=24, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    # Ids from the root down to this unit, each with a dot behind: "1.4.9."
    path = models.CharField("đường trong cây", max_length=120, db_index=True, blank=True)

    class Meta:
        verbose_name = "tổ chức"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def ancestor_ids(self) -> list[int]:
        """From the root down, the unit itself included."""
        return [int(part) for part in self.path.split(".") if part]


class Person(models.Model):
    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    login = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    family_middle = models.CharField("họ và tên đệm", max_length=120)
    given = models.CharField("tên", max_length=60)
    sort_key = models.CharField("khóa xếp", max_length=600, db_index=True)
    folded = models.CharField("tên không dấu", max_length=200, db_index=True)
    # As precise as it is known: "1975-10-10", "1975-10" or "1975".
    born = models.CharField("ngày sinh", max_length=10, blank=True)
    sex = models.CharField("giới tính", max_length=1, choices=Sex.choices, blank=True)
    work_post = models.CharField("chức vụ, công việc", max_length=200, blank=True)
    joined_party = models.CharField("ngày vào Đảng", max_length=10, blank=True)
    card_number = models.CharField("số thẻ Đảng viên", max_length=20, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.CharField("thư điện tử", max_length=120, blank=True)
    # Named by the member: may enter a paper entry for them, and nothing else.
    helper = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="helps")

    class Meta:
        verbose_name = "người"
        constraints = [
            models.UniqueConstraint(
                fields=["card_number"],
                condition=~Q(card_number=""),
                name="card_number_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.family_middle} {self.given}".strip()


class Membership(Dated):
    """Where a person belongs. At most one of party kind at a time: there one reports."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    group = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="group_memberships"
    )
    category = models.CharField("đối tượng", max_length=20, choices=Category.choices)

    class Meta:
        verbose_name = "sinh hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(valid_until=None),
                name="one_open_membership_per_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.unit}"


class Position(Dated):
    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    role = models.CharField("chức vụ", max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = "chức vụ"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"],
                condition=Q(valid_until=None),
                name="one_open_position_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.unit}"


class Exemption(Dated):
    """Released from work and meetings: no use of the Notebook is due."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="exemptions")
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "miễn sinh hoạt"

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"


class Transfer(models.Model):
    """Somebody went from one cell or agency to another; the new one says that they came.

    Until then it can be taken back; what it ended is kept for that.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="transfers_out")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="transfers_in")
    on = models.DateField("chuyển ngày")
    reason = models.CharField("lý do, căn cứ", max_length=300, blank=True)
    made_at = models.DateTimeField("ghi lúc")
    made_by = models.CharField("người ghi", max_length=200)
    ended_posts = models.JSONField("chức vụ thôi cùng lúc", default=list)
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    received_by = models.CharField("người tiếp nhận", max_length=200, blank=True)
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "chuyển sinh hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(received_at=None, undone_at=None),
                name="one_open_transfer_per_person",
            )
        ]
        indexes = [models.Index(fields=["to_unit", "-on"], name="transfer_to_unit_on")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.from_unit_id} → {self.to_unit_id}"

    @property
    def is_open(self) -> bool:
        """Neither received nor taken back."""
        return self.received_at is None and self.undone_at is None


class ReportingPlace(models.Model):
    """A unit where people report: which units it stands under, how many report there.

    The one row with the ancestors at each level beside it, so that a sum over any part of the tree
    is one indexed read. Kept in the transaction of the change, as of the day of `CountMark`.
    """

    unit = models.OneToOneField(
        Unit, models.CASCADE, primary_key=True, related_name="reporting_place"
    )
    l1 = models.BigIntegerField("cấp 1", default=0, db_index=True)
    l2 = models.BigIntegerField("cấp 2", default=0, db_index=True)
    l3 = models.BigIntegerField("cấp 3", default=0, db_index=True)
    l4 = models.BigIntegerField("cấp 4", default=0, db_index=True)
    l5 = models.BigIntegerField("cấp 5", default=0, db_index=True)
    l6 = models.BigIntegerField("cấp 6", default=0, db_index=True)
    people = models.IntegerField("số người", default=0)
    leaders = models.IntegerField("số người nêu gương", default=0)

    class Meta:
        verbose_name = "nơi báo cáo Sổ tay"

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.people}"


class FormerPlace(models.Model):
    """Under which units a place stood in years that were over when it moved."""

    # The unique key below begins with it: no index of its own.
    place = models.ForeignKey(ReportingPlace, models.CASCADE, related_name="former", db_index=False)
    since = models.PositiveSmallIntegerField("từ năm")
    until = models.PositiveSmallIntegerField("hết năm")
    l1 = models.BigIntegerField("cấp 1", default=0, db_index=True)
    l2 = models.BigIntegerField("cấp 2", default=0, db_index=True)
    l3 = models.BigIntegerField("cấp 3", default=0, db_index=True)
    l4 = models.BigIntegerField("cấp 4", default=0, db_index=True)
    l5 = models.BigIntegerField("cấp 5", default=0, db_index=True)
    l6 = models.BigIntegerField("cấp 6", default=0, db_index=True)

    class Meta:
        verbose_name = "nơi báo cáo các năm trước"
        constraints = [
            models.UniqueConstraint(fields=["place", "until"], name="one_former_place_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.since}–{self.until}"


class CountMark(models.Model):
    """Up to which day something is counted that changes by the calendar alone."""

    what = models.CharField("số đếm", max_length=20, choices=Counted.choices, unique=True)
    day = models.DateField("đến ngày")

    class Meta:
        verbose_name = "mốc đếm"

    def __str__(self) -> str:
        return f"{self.what}: {self.day}"


class RosterUpload(models.Model):
    """A file between preview and confirmation; sealed, and gone a day later.

    A roster; or changes of the organisation, if it says `within` which unit.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField("tệp niêm phong")
    name = models.CharField("tên tệp", max_length=200)
    convert_from = models.CharField("chuyển từ phông chữ", max_length=8, blank=True)
    uploaded_at = models.DateTimeField("tải lên lúc")
    login = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    within = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    on = models.DateField("sắp xếp từ ngày", null=True, blank=True)
    reason = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "tệp danh sách chờ nhập"

    def __str__(self) -> str:
        return self.name

    @property
    def seal_row(self) -> str:
        return f"{self._meta.label_lower}:{self.uid}"


class Reorganisation(models.Model):
    """A change of the organisation decided for a day to come; can be taken back until then."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    # Sent with the form, so that a double click makes one.
    token = models.UUIDField("mã lần gửi", unique=True)
    within = models.ForeignKey(Unit, models.PROTECT, related_name="reorganisations")
    change = models.CharField("việc", max_length=8, choices=Change.choices)
    on = models.DateField("từ ngày")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    target = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    # Of a unit that is new, or renamed.
    code = models.CharField("mã mới", max_length=40, blank=True)
    name = models.CharField("tên mới", max_length=200, blank=True)
    kind = models.CharField("loại", max_length=24, choices=UnitKind.choices, blank=True)
    people = models.ManyToManyField(Person, related_name="+", verbose_name="ai sang đơn vị mới")
    reason = models.CharField("căn cứ", max_length=300, blank=True)
    planned_by = models.CharField("người lập", max_length=200)
    planned_at = models.DateTimeField("lập lúc")
    undone_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    done_at = models.DateTimeField("thực hiện lúc", null=True, blank=True)
    # Why it could not be carried out when its day came.
    stopped = models.CharField("vướng", max_length=400, blank=True)
    # What became of everything that hung on the unit, in whole sentences.
    outcome = models.JSONField("kết quả", default=list)

    class Meta:
        verbose_name = "việc sắp xếp tổ chức"
        indexes = [models.Index(fields=["within", "-on"], name="reorganisation_within_on")]

    def __str__(self) -> str:
        return f"{self.get_change_display()} {self.on:%d/%m/%Y}"

    @property
    def chosen(self) -> Unit:
        """The unit that changes; every change but a foundation has one."""
        if self.unit is None:
            raise ValueError(self.change)
        return self.unit

    @property
    def receiver(self) -> Unit:
        """Where people or units go; the committee itself where nothing else is named."""
        return self.target or self.within

    @property
    def is_open(self) -> bool:
        return self.undone_at is None and self.done_at is None
