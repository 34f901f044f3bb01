"""The fixed words of messages and of the ways they take."""

from django.db import models

AUTOMATIC = "Nhắc tự động"  # who urges where nobody does


class Kind(models.TextChoices):
    REMINDER = "reminder", "Đôn đốc"
    MEETING = "meeting", "Sinh hoạt"
    MINUTES = "minutes", "Biên bản"
    TASK = "task", "Việc được giao"
    ACCOUNT = "account", "Tài khoản"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    RULES = "rules", "Quy định"
    RECOGNITION = "recognition", "Biểu dương"
    EVALUATION = "evaluation", "Đánh giá, xếp loại"


class ChannelName(models.TextChoices):
    EMAIL = "email", "Thư điện tử"
    GATEWAY = "gateway", "Tin nhắn"
    PUSH = "push", "Thông báo trên máy"


# Chosen by a tick on the page; push is chosen device by device.
CHOSEN_BY_TICK = (ChannelName.EMAIL, ChannelName.GATEWAY)


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
