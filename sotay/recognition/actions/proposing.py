"""Propose somebody as a good example, and take a proposal back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.kit import sealing
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.recognition.actions.stepping import (
    leave_step,
    taking_step,
    tell,
    whom_it_is_about,
)
from sotay.recognition.choices import STANDING_STATES, State, StepKind
from sotay.recognition.models import Example
from sotay.recognition.permissions import answer_example, take_back
from sotay.recognition.queries.finding import (
    committee_of,
    in_force_at,
    unit_to_propose,
    units_on,
)
from sotay.recognition.queries.sources import Opened, Subject, opened_source, subject_in
from sotay.recognition.rules.levels import why_not

LONGEST = 20_000
NO_HEAD = "Tập thể chưa có người đứng đầu trên hệ thống; cấp ủy nêu chịu trách nhiệm về lời."


@dataclass(frozen=True)
class Proposal:
    """What the committee fills in: whom, for which passage, in which words, who decides, who is
    told.
    """

    subject: str
    source: str
    passage: str
    title: str
    text: str
    decider: str
    award: str
    scope: str
    token: UUID
    picture: bytes | None = None


@transaction.atomic
def propose_example(code: str, given: Proposal, *, by: Standing, now: datetime) -> Example:
    """The person is asked with these words; of a collective whoever heads it, unless that is the
    acting person or nobody. The same token makes one.

    `NotFound` for somebody outside the unit or a passage one may not read; `NotNow` for a deed that
    was proposed before, a form that the committee can't give, or words that miss.
    """
    known = Example.objects.filter(token=given.token, proposed_by_id=by.person_id).first()
    if known:
        return known
    unit = unit_to_propose(code, by=by)
    Unit.objects.select_for_update().get(pk=unit.pk)  # one proposal at a time
    subject = subject_in(unit, given.subject, by=by)
    opened = opened_source(given.source, subject, unit, by=by)
    passage = opened.passage(given.passage)
    _check_words(given)
    row = _example(unit, subject, opened, given, by=by, now=now)
    row.mark = sealing.keyed_hash("example", f"{subject.key}|{opened.deed_keys[passage.id]}")
    _check_new(row)
    row.save(force_insert=True)
    leave_step(row, StepKind.PROPOSED, by=by, now=now, unit_name=unit.name)
    _ask(row, by=by, now=now)
    return row


def _check_words(given: Proposal) -> None:
    if not given.title or not given.text:
        raise NotNow("Hãy ghi một dòng tóm tắt và nội dung nêu gương.")
    if len(given.title) > 200 or len(given.text) > LONGEST:
        raise NotNow("Lời nêu gương dài quá. Hãy rút ngắn.")


def _example(
    unit: Unit, subject: Subject, opened: Opened, given: Proposal, *, by: Standing, now: datetime
) -> Example:
    chain = {one.code: one for one in units_on(unit.path)}
    decider, scope = chain.get(given.decider), chain.get(given.scope)
    if decider is None or scope is None:
        raise NotFound(given.decider)
    refusal = why_not(given.award, decider.name, in_force_at(decider, on=by.day).awards)
    if refusal:
        raise NotNow(refusal)
    row = Example(
        person_id=subject.line.person_id if subject.line else None, collective=subject.unit,
        from_unit=unit, unit=decider, award=given.award, source=opened.source, scope=scope,
        proposed_by_id=by.person_id, proposed_at=now, token=given.token,
    )  # fmt: skip
    row.seal({"title": given.title, "text": given.text, "origin": opened.name})
    row.seal_picture(given.picture)
    return row


def _check_new(row: Example) -> None:
    same = Example.objects.filter(
        mark=row.mark, state__in=STANDING_STATES, withdrawn_at=None
    ).first()
    if same:
        raise NotNow(
            f"Việc này của {row.subject_name} đã được đề nghị "
            f"({same.get_state_display().lower()}). Hãy mở đề nghị ấy ở trang Biểu dương."
        )


def _ask(row: Example, *, by: Standing, now: datetime) -> None:
    people = whom_it_is_about(row, by=by)
    if row.collective and (not people or answer_example.holds(by, row)):
        row.state, row.consented_at = State.AGREED, now
        row.picture_agreed = row.picture is not None
        row.save(update_fields=["state", "consented_at", "picture_agreed"])
        leave_step(row, StepKind.AGREED, by=by, now=now, words="" if people else NO_HEAD)
        call_deciders(row, by=by, now=now)
        return
    tell(row, people, "Được đề nghị biểu dương: mời xem và cho ý kiến",
         "Xem đúng lời sẽ được nêu và ai đọc được; có thể sửa lời, đồng ý, hoặc không muốn nêu. "
         "Chưa đồng ý thì không ai khác đọc được.", by=by, now=now)  # fmt: skip


def call_deciders(row: Example, *, by: Standing, now: datetime) -> None:
    """The deciding committee knows that a proposal waits for it."""
    tell(row, committee_of(row.unit, on=by.day), "Đề nghị biểu dương chờ quyết định",
         f"{row.from_unit.name} đề nghị; người được nêu đã đồng ý.", by=by, now=now)  # fmt: skip


@transaction.atomic
def take_back_example(uid: UUID, *, by: Standing, now: datetime) -> None:
    """The committee gives the proposal up before a decision; its words are gone."""
    row = taking_step(uid, "take_back", to=take_back, by=by)
    row.erase()
    row.save()
    leave_step(row, StepKind.TAKEN_BACK, by=by, now=now, unit_name=row.from_unit.name)
    tell(row, whom_it_is_about(row, by=by), "Cấp ủy đã rút đề nghị biểu dương",
         "Không có gì được nêu hay công bố.", by=by, now=now)  # fmt: skip
