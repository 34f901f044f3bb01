"""The fixed words of good examples and commendations."""

from django.db import models


class Award(models.TextChoices):
    """In which form an example is commended, the lightest first."""

    PRAISE = "praise", "Biểu dương"
    MERIT = "merit", "Giấy khen"
    DISTINCTION = "distinction", "Bằng khen"


class Source(models.TextChoices):
    """What the words of a proposal were copied from."""

    PLAN = "plan", "Kế hoạch cá nhân"
    REVIEW = "review", "Soát xét, đánh giá"
    MINUTES = "minutes", "Biên bản đã ký"


class State(models.TextChoices):
    ASKED = "asked", "Chờ đồng ý"
    DECLINED = "declined", "Không nêu"
    AGREED = "agreed", "Chờ quyết định"
    RETURNED = "returned", "Trả lại"
    TAKEN_BACK = "taken_back", "Đã rút đề nghị"
    COMMENDED = "commended", "Đã quyết định"


class StepKind(models.TextChoices):
    PROPOSED = "proposed", "Đề nghị"
    AGREED = "agreed", "Đồng ý"
    AGREED_CHANGED = "changed", "Đồng ý, sửa lời"
    DECLINED = "declined", "Không nêu"
    TAKEN_BACK = "taken_back", "Rút đề nghị"
    PASSED_UP = "passed_up", "Chuyển lên cấp trên"
    RETURNED = "returned", "Trả lại"
    COMMENDED = "commended", "Quyết định"
    PUBLISHED = "published", "Công bố"
    TAKEN_DOWN = "taken_down", "Thôi công bố"
    WITHDRAWN = "withdrawn", "Rút lại đồng ý"


# One proposal for one deed, as long as it is one of these.
STANDING_STATES = (State.ASKED, State.AGREED, State.COMMENDED)
# The deciding committee sees a proposal once the person has agreed.
DECIDER_STATES = (State.AGREED, State.RETURNED, State.COMMENDED)
