"""Rate oneself on the form; appeal against what was decided."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.evaluation.actions.holding import check_begun
from sotay.evaluation.actions.telling import evaluation_link, tell, trail
from sotay.evaluation.models import Evaluation
from sotay.evaluation.permissions import rate_oneself
from sotay.evaluation.queries.finding import evaluation_for
from sotay.evaluation.rules.course import appeal_until
from sotay.evaluation.rules.papers import LONGEST, PARTS, forms_of, missing
from sotay.kit.clock import hour_of
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.org.queries import is_leader
from sotay.org.standing import Standing
from sotay.recognition.queries.finding import committee_of
from sotay.regulations.queries import rules_in_force

PROPOSED = "Tập thể đã nhận xét và đề xuất, bản tự đánh giá không sửa được nữa."
ELSEWHERE = (
    "Bản này vừa được lưu ở nơi khác lúc {at}. Chữ vừa gõ vẫn còn dưới đây, chưa lưu; hãy mở "
    "bản kia ở thẻ khác để so rồi bấm lưu lại."
)


class SavedElsewhere(NotNow):
    """Another page saved it meanwhile; `rev` is its revision."""

    def __init__(self, rev: int, at: datetime) -> None:
        self.rev = rev
        super().__init__(ELSEWHERE.format(at=hour_of(at)))


class NotWhole(Exception):
    """Something misses in a self-rating; `faults` says what, by part."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(" ".join(faults.values()))


@transaction.atomic
def save_rating(
    uid: UUID, words: Mapping[str, str], *, form: str, level: str, base: int, hand_in: bool,
    by: Standing, now: datetime,
) -> Evaluation:  # fmt: skip
    """The self-rating holds these words and this level on top of revision `base`; with `hand_in`
    the committee of the unit reads it from now on.

    `NotWhole` when handed in with something missing; `SavedElsewhere` when it was saved by another
    page meanwhile; `NotNow` before the day, or once a proposal was recorded. What was written on
    another form stays beside it.
    """
    row = evaluation_for(uid, by=by, to=rate_oneself, lock=True)
    check_begun(row.round, by=by)
    if row.proposed:
        raise NotNow(PROPOSED)
    if row.rev != base:
        raise SavedElsewhere(row.rev, row.saved_at or now)
    leads = row.person_id is not None and is_leader(row.person_id, on=by.day, group_heads=False)
    allowed = forms_of(is_collective=not row.is_person, is_leader=leads)
    row.form = next((one for one in allowed if one == form), allowed[0])
    kept = {part.key: clean(words.get(part.key, ""), multiline=True)[:LONGEST]
            for part in PARTS[row.form]}  # fmt: skip
    if hand_in and (faults := missing(row.form, kept, level)):
        raise NotWhole(faults)
    row.seal({**row.words, **kept})
    row.self_level, row.saved_at, row.rev = level, now, base + 1
    if hand_in:
        row.handed_in_at = now
        trail("rated", row, by=by, now=now)
    row.save(update_fields=["sealed", "form", "self_level", "saved_at", "rev", "handed_in_at"])
    return row


@transaction.atomic
def make_appeal(uid: UUID, text: str, *, by: Standing, now: datetime) -> Evaluation:
    """The committee that decided has the appeal, and is told; it is made once.

    `NotNow` before the decision, after the time for it, without a reason, or a second time.
    """
    row = evaluation_for(uid, by=by, to=rate_oneself, lock=True)
    if row.round.decided_on is None:
        raise NotNow("Chưa có quyết định xếp loại để khiếu nại.")
    if row.appealed_at:
        raise NotNow("Khiếu nại đã gửi; cấp ủy đang xem hoặc đã trả lời ở dưới.")
    days = rules_in_force(row.unit.path, on=row.round.decided_on)["appeal_days"]
    if by.day > (until := appeal_until(row.round.decided_on, days)):
        raise NotNow(f"Đã hết hạn khiếu nại ngày {until:%d/%m/%Y}.")
    if not text.strip():
        raise NotNow("Hãy ghi lý do khiếu nại.")
    row.close("appeal", clean(text, multiline=True)[:LONGEST])
    row.appealed_at = now
    row.save(update_fields=["appeal", "appealed_at"])
    trail("appealed", row, by=by, now=now)
    tell(row.round, committee_of(row.decider, on=by.day),
         f"Khiếu nại kết quả xếp loại năm {row.year}", f"Của {row.name}, {row.unit.name}.",
         step=f"appeal:{row.pk}", by=by, now=now, link=evaluation_link(row))  # fmt: skip
    return row
