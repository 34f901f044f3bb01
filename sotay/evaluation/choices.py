"""The fixed words of evaluation."""

from django.db import models


class Level(models.TextChoices):
    """The four levels, the highest first. Source: QĐ 366-QĐ/TW."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"
    FAILED = "failed", "Không hoàn thành nhiệm vụ"


class PaperForm(models.TextChoices):
    """Which form one rates oneself on. Source: HD 43-HD/BTCTW 2025."""

    MEMBER = "2A", "Mẫu 2A: không giữ chức vụ lãnh đạo, quản lý"
    LEADER = "2B", "Mẫu 2B: giữ chức vụ lãnh đạo, quản lý"
    OUTSIDE = "2C", "Mẫu 2C: không công tác trong hệ thống chính trị"
    COLLECTIVE = "1", "Mẫu 1: tập thể"
