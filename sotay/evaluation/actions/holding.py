"""Open a round, record what the unit proposes, send it to the committee that decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.evaluation.actions.telling import (
    round_link,
    tell,
    trail,
    trail_round,
    whom_about,
)
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.permissions import hold_round, propose_level
from sotay.evaluation.queries.finding import (
    called_to,
    decider_of,
    evaluation_for,
    round_of,
    rows_of,
)
from sotay.evaluation.queries.rounds import yearly_review
from sotay.evaluation.rules.course import (
    goes_first,
    is_level,
    starts_on,
    why_no_round,
    wrong_ballots,
)
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.queries.desk import unit_for
from sotay.recognition.queries.finding import committee_of
from sotay.regulations.queries import rules_in_force

SENT = "Đề xuất đã gửi {name}, không sửa được nữa."
TOO_EARLY = "Soát xét cả năm nộp tới hết {day:%d/%m/%Y}; đánh giá bắt đầu từ ngày sau đó."
OWN = "Đồng chí không tự ghi đề xuất cho mình; hãy để đồng chí khác trong cấp ủy chủ trì."
LONGEST = 20_000


@transaction.atomic
def open_round(
    code: str, year: int, reviews_by: date, *, suspended: Collection[int] = (), by: Standing,
    now: datetime,
) -> Round:  # fmt: skip
    """A round of the unit stands with everybody who takes part, in its order; they are told until
    when the yearly review is to be handed in. Opening it twice changes nothing.

    `NotNow` before its time, with a day that puts the review off, or where nobody can be
    evaluated; `Refused` and `NotFound` as ever.
    """
    unit = unit_for(code, by=by, to=hold_round)
    Unit.objects.select_for_update().get(pk=unit.pk)  # one round, however often it is sent
    if known := round_of(unit, year):
        return known
    rules = rules_in_force(unit.path, on=by.day)
    review = yearly_review(year, rules)
    if refusal := why_no_round(by.day, opens=review.opens, due=review.due, reviews_by=reviews_by):
        raise NotNow(refusal)
    called = called_to(unit, year, rules, on=by.day, suspended=suspended)
    if not called.seated:
        raise NotNow("Đơn vị này không có người hay tổ chức nào để đánh giá.")
    found = Round(unit=unit, decider=decider_of(unit), year=year, reviews_by=reviews_by,
                  opened_at=now, opened_by=by.name)  # fmt: skip
    found.seal({"left_out": [list(one) for one in called.left_out], "exception": ""})
    found.save(force_insert=True)
    rows = [
        Evaluation(
            round=found, unit=unit, decider=found.decider, year=year, person_id=one.person_id,
            collective_id=one.collective_id, name=one.name, post=one.post, rank=one.rank,
            place=place, form=one.form,
        )
        for place, one in enumerate(called.seated)
    ]  # fmt: skip
    Evaluation.objects.bulk_create(rows)
    trail_round("opened", found, by=by, now=now)
    _tell_opened(found, rows, by=by, now=now)
    return found


def _tell_opened(found: Round, rows: list[Evaluation], *, by: Standing, now: datetime) -> None:
    people = [person for row in rows if row.rank or row.collective_id != found.unit_id
              for person in whom_about(row, by=by)]  # fmt: skip
    tell(found, people, f"Đánh giá, xếp loại năm {found.year}",
         f"{found.unit.name} mở đợt đánh giá. Hãy nộp soát xét cả năm trước hết ngày "
         f"{found.reviews_by:%d/%m/%Y}; từ {starts_on(found.reviews_by):%d/%m/%Y} viết bản tự đánh "
         "giá và tự nhận mức xếp loại.", step="opened", by=by, now=now)  # fmt: skip


@transaction.atomic
def discard_round(code: str, year: int, *, by: Standing, now: datetime) -> None:
    """The round is gone, to be opened anew; everybody in it is told.

    `NotNow` once anybody has written or anything was proposed.
    """
    unit = unit_for(code, by=by, to=hold_round)
    found = round_of(unit, year, lock=True)
    if found is None:
        return
    rows = list(rows_of(found).select_related("collective"))
    if any(row.saved_at or row.proposed_at for row in rows):
        raise NotNow("Đã có người viết bản tự đánh giá hay đã ghi đề xuất, không hủy đợt được nữa.")
    trail_round("discarded", found, by=by, now=now)
    people = [person for row in rows for person in whom_about(row, by=by)]
    tell(found, people, f"Đợt đánh giá năm {year} được hủy để mở lại",
         f"{unit.name} sẽ mở lại đợt đánh giá.", step="discarded", by=by, now=now)  # fmt: skip
    found.evaluations.all().delete()
    found.delete()


@dataclass(frozen=True)
class Proposal:
    """What the unit found: its words, the ballots that came back and how they fell, the level."""

    level: str
    comment: str
    ballots: int
    votes: Sequence[int]  # in the order of the levels


@transaction.atomic
def record_proposal(uid: UUID, given: Proposal, *, by: Standing, now: datetime) -> Evaluation:
    """The comment, the count of secret ballots and the proposed level stand with the evaluation;
    from then on the self-rating is closed. Recording it again replaces it.

    `NotNow` before the day, out of order (collective, head, members), about oneself, once the round
    was sent, or for ballots that do not add up.
    """
    row = evaluation_for(uid, by=by, to=propose_level, lock=True)
    check_begun(row.round, by=by)
    if row.person_id == by.person_id:
        raise NotNow(OWN)
    ranked = [(one.rank, one.name, bool(one.proposed)) for one in rows_of(row.round)]
    if first := goes_first(row.rank, ranked):
        raise NotNow(f"Trên trước, dưới sau: hãy ghi đề xuất cho {', '.join(first)} trước.")
    if not is_level(given.level):
        raise NotNow("Hãy chọn mức đề xuất.")
    if wrong := wrong_ballots(given.ballots, given.votes):
        raise NotNow(wrong)
    if not given.comment.strip():
        raise NotNow("Hãy ghi nhận xét của tập thể.")
    row.close("comment", clean(given.comment, multiline=True)[:LONGEST])
    row.proposed, row.ballots, row.votes = given.level, given.ballots, list(given.votes)
    row.proposed_at, row.proposed_by = now, by.name
    row.save(update_fields=["comment", "proposed", "ballots", "votes", "proposed_at",
                            "proposed_by"])  # fmt: skip
    trail("proposed", row, by=by, now=now)
    return row


def check_begun(found: Round, *, by: Standing) -> None:
    """`NotNow` before the yearly review is due, and once the proposals were sent."""
    if by.day < starts_on(found.reviews_by):
        raise NotNow(TOO_EARLY.format(day=found.reviews_by))
    if found.sent_at:
        raise NotNow(SENT.format(name=found.decider.name))


@transaction.atomic
def send_proposals(code: str, year: int, *, by: Standing, now: datetime) -> Round:
    """The committee that decides has the proposals, and is told; nothing of them changes any more.

    `NotNow` with the names while anybody has no proposal, or when it was sent before.
    """
    unit = unit_for(code, by=by, to=hold_round)
    found = round_of(unit, year, lock=True)
    if found is None:
        raise NotNow(f"Đơn vị chưa mở đợt đánh giá năm {year}.")
    check_begun(found, by=by)
    if missing := [row.name for row in rows_of(found) if not row.proposed]:
        raise NotNow(f"Còn chưa có đề xuất: {', '.join(missing)}.")
    found.sent_at = now
    found.save(update_fields=["sent_at"])
    trail_round("sent", found, by=by, now=now)
    tell(found, committee_of(found.decider, on=by.day),
         f"{unit.name}: đề xuất xếp loại năm {year}", "Chờ cấp ủy xem và quyết định.",
         step=f"sent:{int(now.timestamp())}", by=by, now=now,
         link=f"{round_link(unit, year)}quyet-dinh/")  # fmt: skip
    return found
