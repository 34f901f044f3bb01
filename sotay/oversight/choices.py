"""The fixed words of inspections."""

from django.db import models


class Step(models.TextChoices):
    """What happened in the course of an inspection."""

    OPENED = "opened", "Mở cuộc kiểm tra"
    EXTENDED = "extended", "Gia hạn"
    CLOSED = "closed", "Kết thúc sớm"
    CONCLUDED = "concluded", "Ban hành kết luận"
    ANSWERED = "answered", "Trả lời việc thực hiện"
    CONFIRMED = "confirmed", "Xác nhận đã thực hiện"
    ASKED_AGAIN = "asked_again", "Yêu cầu thực hiện tiếp"
