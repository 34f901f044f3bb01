"""The fixed words of the Notebook."""

from django.db import models


class Result(models.TextChoices):
    """What became of a plan item."""

    DONE = "done", "Đạt"
    PARTLY = "partly", "Đạt một phần"
    NOT_DONE = "not_done", "Chưa đạt"


class Answer(models.TextChoices):
    """What became of a weakness carried from the last review."""

    FIXED = "fixed", "Đã khắc phục"
    CONTINUE = "continue", "Tiếp tục khắc phục"
    DROPPED = "dropped", "Không còn phù hợp"


class Carry(models.TextChoices):
    """What a plan does with a weakness still open from last year."""

    TAKEN = "taken", "Đưa vào kế hoạch"
    DROPPED = "dropped", "Không còn phù hợp"


class Mark(models.TextChoices):
    """How a reflection may be marked by its writer."""

    NONE = "", "Không đánh dấu"
    STRENGTH = "strength", "Ưu điểm"
    WEAKNESS = "weakness", "Khuyết điểm"


class ConfirmedBy(models.TextChoices):
    """How a member confirmed what a helper entered from paper."""

    OWN_SIGN_IN = "sign_in", "Tự xác nhận khi đăng nhập"
    OWN_CODE = "code", "Mã xác nhận riêng"
    SIGNED_PHOTO = "photo", "Ảnh bản giấy có chữ ký"
