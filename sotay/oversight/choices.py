"""The fixed words of inspections, of evaluations of a regulation, of summing-up."""

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


class Decision(models.TextChoices):
    """What a committee decides of its regulation at the end of a year."""

    KEEP = "keep", "Giữ nguyên quy định"
    AMEND = "amend", "Sửa đổi, bổ sung quy định"


class Weighed(models.TextChoices):
    """What becomes of a proposal."""

    TAKEN = "taken", "Tiếp thu"
    NOT_YET = "not_yet", "Chưa tiếp thu"


class Period(models.TextChoices):
    """What a unit sums up; the codes are those of the addresses."""

    HALF = "6-thang", "Sơ kết 6 tháng đầu năm"
    YEAR = "ca-nam", "Tổng kết năm"
    FIVE = "5-nam", "Tổng kết 5 năm"
