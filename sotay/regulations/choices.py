"""The fixed words of the regulations."""

from django.db import models


class FormKind(models.TextChoices):
    PLAN = "plan", "Kế hoạch cá nhân"
    REVIEW = "review", "Soát xét, đánh giá"
