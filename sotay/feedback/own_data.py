"""What a person asked or proposed, and what came of it."""

from sotay.feedback.models import Feedback, FeedbackFile, FeedbackStep
from sotay.org.kept import Data, kept_of, told_at


@kept_of("ý kiến đã gửi", Feedback, with_=("unit",))
def opinion(row: Feedback) -> Data:
    words = row.unseal()
    return {
        "loại": row.get_kind_display(),
        "về việc": row.get_about_display(),
        "tên ý kiến": words["title"],
        "chữ": words["text"],
        "gửi lúc": told_at(row.asked_at),
        "nơi xử lý": row.unit.name,
        "tình trạng": row.get_state_display(),
        "hạn trả lời": row.due_on.isoformat(),
        "được nêu tên": row.may_name,
        "công bố lúc": told_at(row.published_at),
    }


@kept_of("tệp kèm ý kiến", FeedbackFile, of="feedback__person")
def file(row: FeedbackFile) -> Data:
    return {"tên tệp": row.name, "số byte": row.size}


@kept_of("việc xử lý ý kiến", FeedbackStep, of="feedback__person", with_=("feedback",))
def step(row: FeedbackStep) -> Data:
    return {
        "tên ý kiến": row.feedback.unseal()["title"],
        "việc": row.get_kind_display(),
        "lúc": told_at(row.at),
        "người làm": row.by_name,
        "tổ chức": row.unit_name,
        "chữ": row.unseal()["text"],
    }
