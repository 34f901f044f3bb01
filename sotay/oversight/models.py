"""The supervision log of a unit, and how far each day's automatic reminders are."""

from django.db import models

from sotay.kit.models import Sealed
from sotay.org.models import Person, Unit


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
