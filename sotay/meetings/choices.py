"""The fixed words of meetings."""

from django.db import models


class MeetingKind(models.TextChoices):
    ORDINARY = "ordinary", "Thường kỳ"
    THEMATIC = "thematic", "Chuyên đề"
    COMBINED = "combined", "Thường kỳ và chuyên đề"


class MeetingForm(models.TextChoices):
    """Who meets: decides who is on the roll and what the meeting is called."""

    CELL = "cell", "Sinh hoạt chi bộ"
    GROUP = "group", "Sinh hoạt tổ đảng"
    COMMITTEE = "committee", "Hội nghị cấp ủy"
    STANDING = "standing", "Hội nghị ban thường vụ"
    AGENCY = "agency", "Hội nghị cơ quan"


class MeetingState(models.TextChoices):
    PLANNED = "planned", "Sắp họp"
    RUNNING = "running", "Đang họp"
    HELD = "held", "Đã họp"
    SIGNED = "signed", "Đã ký biên bản"


class ItemKind(models.TextChoices):
    REPORT = "report", "Báo cáo Sổ tay"
    OTHER = "other", "Nội dung khác"
    QUESTIONS = "questions", "Câu hỏi của người dự"


class ItemState(models.TextChoices):
    WAITING = "waiting", "Chưa tới"
    NOW = "now", "Đang báo cáo"
    DONE = "done", "Đã xong"
    ABSENT = "absent", "Vắng, báo cáo kỳ sau"
    MOVED = "moved", "Đã chuyển đi"


class AttendanceState(models.TextChoices):
    PRESENT = "present", "Có mặt"
    EXCUSED = "excused", "Vắng có lý do"
    ABSENT = "absent", "Vắng không lý do"


class RemarkKind(models.TextChoices):
    PRAISE = "praise", "Biểu dương"
    REMINDER = "reminder", "Nhắc nhở"
    CRITICISM = "criticism", "Phê bình"


# Leaders report in a committee beside their own cell, where the report counts.
COUNTING_FORMS = (MeetingForm.CELL, MeetingForm.GROUP, MeetingForm.AGENCY)
OPEN_STATES = (MeetingState.PLANNED, MeetingState.RUNNING)
PAST_STATES = (MeetingState.HELD, MeetingState.SIGNED)
