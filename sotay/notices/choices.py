"""The fixed words of messages and of the ways they take."""

from django.db import models


class Kind(models.TextChoices):
    REMINDER = "reminder", "Đôn đốc"
    MEETING = "meeting", "Sinh hoạt"
    MINUTES = "minutes", "Biên bản"
    TASK = "task", "Việc được giao"
    ACCOUNT = "account", "Tài khoản"


class ChannelName(models.TextChoices):
    EMAIL = "email", "Thư điện tử"
    GATEWAY = "gateway", "Tin nhắn"


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
