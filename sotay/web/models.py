"""When somebody last looked at what is new."""

from django.db import models

from sotay.org.models import Person


class LastLook(models.Model):
    """Up to which moment a person knows what is new: set by themself, never by reading a page."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField("đã xem đến lúc")

    class Meta:
        verbose_name = "lần xem có gì mới"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.at:%d/%m/%Y %H:%M}"
