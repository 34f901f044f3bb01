"""The fixed words of opinions."""

from django.db import models


class Kind(models.TextChoices):
    QUESTION = "question", "Hỏi"
    PROPOSAL = "proposal", "Đề xuất"


class About(models.TextChoices):
    NOTEBOOK = "notebook", "Sổ tay"
    REGULATION = "regulation", "Quy định"
    DOCUMENT = "document", "Văn bản"
    OTHER = "other", "Việc khác"


class State(models.TextChoices):
    RECEIVED = "received", "Đã nhận"
    HANDLING = "handling", "Đang xử lý"
    PASSED_UP = "passed_up", "Đã chuyển lên cấp trên"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Đã kết thúc"


class StepKind(models.TextChoices):
    ASKED = "asked", "Gửi ý kiến"
    ASKED_MORE = "asked_more", "Hỏi thêm"
    TAKEN = "taken", "Nhận xử lý"
    PASSED_UP = "passed_up", "Chuyển lên cấp trên"
    ANSWERED = "answered", "Trả lời"
    PUBLISHED = "published", "Công bố câu trả lời"
    WITHDRAWN = "withdrawn", "Thôi công bố"
    CLOSED = "closed", "Kết thúc"
    TAKEN_IN = "taken_in", "Đưa vào đánh giá quy định"


OPEN = (State.RECEIVED, State.HANDLING, State.PASSED_UP)
