"""The person agrees to what is told, or not, or no longer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.queries.shut import check_not_shut
from sotay.org.standing import Standing
from sotay.recognition.actions.proposing import LONGEST, call_deciders
from sotay.recognition.actions.stepping import leave_step, taking_step, tell
from sotay.recognition.choices import State, StepKind
from sotay.recognition.models import Commendation, Example
from sotay.recognition.permissions import answer_example
from sotay.recognition.queries.finding import committee_of, units_on


@transaction.atomic
def agree(
    uid: UUID, title: str, text: str, *, scope: str, picture: bool, by: Standing, now: datetime
) -> Example:
    """The example may be told in these words to this part of the tree; without `picture` the
    picture is gone for good. The deciding committee has it now.

    `NotFound` for a part wider than was proposed, `NotNow` without words; `Shut` while drafts are
    shut: whoever handed a code over must not agree in the person's place.
    """
    check_not_shut(by)
    row = taking_step(uid, "agree", to=answer_example, by=by)
    _check_words(title, text)
    chain = {one.code: one for one in units_on(row.from_unit.path)}
    part = chain.get(scope)
    if part is None or not part.path.startswith(row.scope.path):
        raise NotFound(scope)
    kept = row.words
    changed = (kept["title"], kept["text"]) != (title, text)
    row.seal({**kept, "title": title, "text": text})
    row.scope, row.consented_at = part, now
    row.picture_agreed = picture and row.picture is not None
    if not row.picture_agreed:
        row.picture = None
    row.save()
    leave_step(row, StepKind.AGREED_CHANGED if changed else StepKind.AGREED, by=by, now=now)
    tell(row, [row.proposed_by_id], f"{row.subject_name} đồng ý được nêu gương",
         f"Chờ {row.unit.name} quyết định.", by=by, now=now)  # fmt: skip
    call_deciders(row, by=by, now=now)
    return row


def _check_words(title: str, text: str) -> None:
    if not title or not text:
        raise NotNow("Hãy để lại một dòng tóm tắt và nội dung, hoặc chọn “Không muốn nêu”.")
    if len(title) > 200 or len(text) > LONGEST:
        raise NotNow("Lời nêu gương dài quá. Hãy rút ngắn.")


@transaction.atomic
def decline(uid: UUID, *, by: Standing, now: datetime) -> None:
    """Nothing is told and no reason was asked for; the words of the proposal are gone."""
    check_not_shut(by)
    row = taking_step(uid, "decline", to=answer_example, by=by)
    row.erase()
    row.save()
    leave_step(row, StepKind.DECLINED, by=by, now=now)
    tell(row, [row.proposed_by_id], f"{row.subject_name} chưa muốn được nêu gương",
         "Đề nghị khép lại ở đây. Việc này không cần lý do và không ảnh hưởng gì.",
         by=by, now=now)  # fmt: skip


@transaction.atomic
def withdraw_consent(uid: UUID, *, by: Standing, now: datetime) -> None:
    """What was told is gone from every page at once, with the picture; a decision that was taken
    stays with the name alone.
    """
    check_not_shut(by)
    row = taking_step(uid, "withdraw", to=answer_example, by=by)
    decided = row.state == State.COMMENDED
    if decided:
        row.withdrawn_at = now
        Commendation.objects.filter(example=row).update(sealed=b"")
    else:
        row.consented_at = None
    row.erase()
    row.save()
    leave_step(row, StepKind.WITHDRAWN, by=by, now=now)
    told = "Quyết định giữ nguyên, chỉ còn tên." if decided else "Đề nghị khép lại."
    tell(row, [row.proposed_by_id, *committee_of(row.unit, on=by.day)],
         f"{row.subject_name} rút lại đồng ý nêu gương",
         f"Lời nêu gương và ảnh đã được gỡ, xóa khỏi hệ thống. {told}", by=by, now=now)  # fmt: skip
