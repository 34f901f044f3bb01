"""The fixed words of the regulations."""

from django.db import models


class FormKind(models.TextChoices):
    PLAN = "plan", "Kế hoạch cá nhân"
    REVIEW = "review", "Soát xét, đánh giá"


class RegulationKind(models.TextChoices):
    RULE = "rule", "Quy định"
    GUIDANCE = "guidance", "Hướng dẫn"
    STATUTE = "statute", "Quy chế"
    RESOLUTION = "resolution", "Nghị quyết"


class RegulationState(models.TextChoices):
    DRAFT = "draft", "Bản thảo"
    ISSUED = "issued", "Đã ban hành"
    WITHDRAWN = "withdrawn", "Đã thu hồi"
