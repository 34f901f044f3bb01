"""The committee decides: commends by a numbered decision, passes up, or returns with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.kit.clock import day_of
from sotay.kit.refusals import NotNow
from sotay.meetings.rules.drafting import addressed
from sotay.meetings.rules.signing import number_words
from sotay.org.choices import PARTY_CATEGORIES
from sotay.org.models import Unit
from sotay.org.queries import home_membership
from sotay.org.standing import Standing
from sotay.recognition.actions.proposing import call_deciders
from sotay.recognition.actions.stepping import (
    leave_step,
    taking_step,
    tell,
    whom_it_is_about,
)
from sotay.recognition.choices import Award, StepKind
from sotay.recognition.models import Commendation, Example
from sotay.recognition.permissions import decide
from sotay.recognition.queries.finding import (
    committee_of,
    example_for,
    in_force_at,
    is_taken,
    post_words,
    signers_of,
)
from sotay.recognition.rules.levels import why_not
from sotay.recognition.rules.wording import code_of

MOST_NUMBER = 9999
LONGEST_DEED = 600
OWN = "Đồng chí là người được nêu nên không tự quyết định; hãy để người khác trong cấp ủy."


@dataclass(frozen=True)
class Decision:
    """What the committee fills in: form, number, day, who signs, the deed as it will be printed."""

    award: str
    number: int
    decided_on: date
    signer: int
    deed: str


@transaction.atomic
def commend(uid: UUID, given: Decision, *, by: Standing, now: datetime) -> Commendation:
    """The example is commended by a decision with this number; the person, the proposer and whoever
    may publish it are told. The same person deciding the same again changes nothing.

    `NotNow` for a form above the committee's, a number given before, a day before the proposal or
    to come, oneself, or somebody who no longer stands in or under the unit.
    """
    known = _known(uid, given, by)
    if known:
        return known
    row = taking_step(uid, "commend", to=decide, by=by)
    Unit.objects.select_for_update().get(pk=row.unit_id)  # one number at a time
    _check(row, given, by)
    made = _decision(row, given, by=by, now=now)
    made.save(force_insert=True)
    row.year, row.award = given.decided_on.year, given.award
    row.save(update_fields=["state", "year", "award"])
    leave_step(row, StepKind.COMMENDED, by=by, now=now, words=str(Award(given.award).label),
               unit_name=row.unit.name)  # fmt: skip
    _tell(row, made, by=by, now=now)
    return made


def _known(uid: UUID, given: Decision, by: Standing) -> Commendation | None:
    """The decision this person has just taken, clicked twice."""
    row = example_for(uid, by=by, to=decide)
    made = Commendation.objects.filter(example=row, decided_by=by.name).first()
    same = made and (made.number, made.award, made.decided_on) == (
        given.number, given.award, given.decided_on,
    )  # fmt: skip
    return made if same else None


def _check(row: Example, given: Decision, by: Standing) -> None:
    unit = row.unit
    refusal = why_not(given.award, unit.name, in_force_at(unit, on=by.day).awards)
    if refusal:
        raise NotNow(refusal)
    if row.person_id == by.person_id:
        raise NotNow(OWN)
    _check_belongs(row, by)
    if not given.deed.strip():
        raise NotNow("Hãy ghi thành tích nêu trong quyết định.")
    if len(given.deed) > LONGEST_DEED:
        raise NotNow(f"Thành tích ghi trong quyết định dài nhất {LONGEST_DEED} chữ cái.")
    if given.decided_on > by.day:
        raise NotNow("Ngày quyết định không được sau hôm nay.")
    if given.decided_on < day_of(row.proposed_at):
        raise NotNow("Ngày quyết định không được trước ngày đề nghị.")
    if not 1 <= given.number <= MOST_NUMBER:
        raise NotNow(f"Số quyết định phải từ 1 đến {MOST_NUMBER}.")
    term = in_force_at(unit, on=given.decided_on).term
    if is_taken(unit, code_of(unit.kind), term, given.number):
        raise NotNow(f"Số {given.number:02d} đã dùng cho quyết định khác trong nhiệm kỳ này.")


def _check_belongs(row: Example, by: Standing) -> None:
    """A committee commends its own people; whoever has moved is another committee's."""
    unit = row.unit
    if row.collective:
        if not row.collective.holds(by.day):
            raise NotNow(f"{row.collective.name} không còn hoạt động. Hãy trả lại đề nghị.")
        return
    home = home_membership(row.person_id or 0, on=by.day)
    if home is None:
        raise NotNow(
            f"{row.subject_name} không còn sinh hoạt ở đơn vị nào trên hệ thống. "
            "Hãy trả lại đề nghị, ghi rõ lý do."
        )
    if not home.unit.path.startswith(unit.path):
        raise NotNow(
            f"{row.subject_name} đã chuyển tới {home.unit.name}, không còn thuộc {unit.name}. "
            "Hãy chuyển đề nghị lên cấp trên, hoặc trả lại."
        )


def _decision(row: Example, given: Decision, *, by: Standing, now: datetime) -> Commendation:
    unit, code = row.unit, code_of(row.unit.kind)
    signer = next(
        (s for s in signers_of(unit, on=given.decided_on) if s.person.pk == given.signer), None
    )
    if signer is None:
        raise NotNow("Hãy chọn người ký: bí thư hoặc phó bí thư của đơn vị.")
    made = Commendation(
        example=row, unit=unit, award=given.award, code=code, number=given.number,
        term=in_force_at(unit, on=given.decided_on).term, decided_on=given.decided_on,
        decided_at=now, decided_by=by.name, signer=signer.person.name, signer_post=signer.post,
        **_printed(row, by),
    )  # fmt: skip
    made.seal({"deed": given.deed.strip()})
    return made


def _printed(row: Example, by: Standing) -> dict[str, str]:
    """Name, post and unit as they are printed for good."""
    if row.person is None:
        return {"name": row.subject_name}
    home = home_membership(row.person.pk, on=by.day)
    party = home is not None and home.category in PARTY_CATEGORIES
    where = home.unit if home else row.from_unit
    return {
        "name": addressed(row.person.name, row.person.sex, is_party=party),
        "about": post_words(row.person, where, on=by.day),
        "belongs_to": where.name,
    }


def _tell(row: Example, made: Commendation, *, by: Standing, now: datetime) -> None:
    label = str(Award(made.award).label)
    tell(row, whom_it_is_about(row, by=by), f"{label}: đã có quyết định",
         f"{number_words(made.code, made.number)} ngày {made.decided_on:%d/%m/%Y} của "
         f"{row.unit.name}. Có thể tải quyết định và giấy chứng nhận.", by=by, now=now)  # fmt: skip
    others = {row.proposed_by_id, *committee_of(row.unit, on=by.day),
              *committee_of(row.scope, on=by.day)} - set(whom_it_is_about(row, by=by))  # fmt: skip
    tell(row, others, f"{row.subject_name}: đã có quyết định {label.lower()}",
         f"{row.unit.name} đã quyết định. Có thể công bố trong phạm vi đã được đồng ý.",
         by=by, now=now)  # fmt: skip


@transaction.atomic
def pass_up(uid: UUID, words: str, *, by: Standing, now: datetime) -> None:
    """The committee above has the proposal now; `NotNow` at the top."""
    row = taking_step(uid, "pass_up", to=decide, by=by)
    above = row.unit.parent
    if above is None:
        raise NotNow("Không còn cấp trên nào để chuyển. Hãy quyết định hoặc trả lại.")
    leave_step(row, StepKind.PASSED_UP, by=by, now=now, words=words.strip(), unit_name=above.name)
    row.unit = above
    row.save(update_fields=["unit"])
    call_deciders(row, by=by, now=now)
    tell(row, [row.proposed_by_id], f"Đề nghị biểu dương đã chuyển lên {above.name}"[:200],
         f"Về {row.subject_name}.", by=by, now=now)  # fmt: skip


@transaction.atomic
def give_back(uid: UUID, reason: str, *, by: Standing, now: datetime) -> None:
    """The proposal is returned with a reason that the proposer and the person read; nothing is
    published. `NotNow` without a reason.
    """
    if not reason.strip():
        raise NotNow("Hãy ghi lý do trả lại, để người đề nghị biết cần làm gì.")
    row = taking_step(uid, "return", to=decide, by=by)
    row.save(update_fields=["state"])
    leave_step(row, StepKind.RETURNED, by=by, now=now, words=reason.strip(),
               unit_name=row.unit.name)  # fmt: skip
    tell(row, [row.proposed_by_id, *whom_it_is_about(row, by=by)],
         "Đề nghị biểu dương được trả lại", f"Về {row.subject_name}; lý do ở trang đề nghị.",
         by=by, now=now)  # fmt: skip
