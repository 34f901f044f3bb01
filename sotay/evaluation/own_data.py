"""What was written, proposed and decided in the yearly evaluation of a person."""

from sotay.evaluation.models import Evaluation, EvidenceBatch
from sotay.org.kept import Data, kept_of, left_out, told_at


@kept_of("đánh giá, xếp loại của tôi", Evaluation, with_=("round", "unit"))
def evaluation(row: Evaluation) -> Data:
    """The proposal and the level as far as they are told: once the committee has decided."""
    told = row.round.decided_at is not None
    return {
        "năm": row.year,
        "nơi đánh giá": row.unit.name,
        "mẫu": row.get_form_display(),
        "tự đánh giá": row.words,
        "tự nhận": row.get_self_level_display(),
        "nộp lúc": told_at(row.handed_in_at),
        "nhận xét": row.opened("comment") if told else "",
        "đề xuất": row.get_proposed_display() if told else "",
        "phiếu": dict(row.counted) if told else {},
        "xếp loại": row.get_level_display() if told else "",
        "khiếu nại": row.opened("appeal"),
        "trả lời": row.opened("answer"),
    }


left_out("Việc in của đơn vị, làm với tư cách cấp ủy.", EvidenceBatch)
