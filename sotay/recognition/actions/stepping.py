"""What every step of an example has in common: who may take it, its trace, who is told."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sotay.audit.actions import record
from sotay.kit.refusals import NotNow
from sotay.notices.actions import send
from sotay.org.relations import Permission
from sotay.org.standing import Standing
from sotay.recognition.choices import StepKind
from sotay.recognition.models import Example, ExampleStep
from sotay.recognition.queries.finding import example_for, heads_of
from sotay.recognition.rules.steps import next_state, why_not


def taking_step(uid: UUID, step: str, *, to: Permission, by: Standing) -> Example:
    """The example, locked and in the state to which the step leads; not saved yet.

    `NotFound` or `Refused` as ever; `NotNow` where it can't be taken any more, so that of two
    people at once only the first takes it.
    """
    row = example_for(uid, by=by, to=to, lock=True)
    after = next_state(step, row.state)
    if after is None:
        raise NotNow(why_not(row.state))
    if row.withdrawn_at:
        raise NotNow("Người được nêu đã rút lại đồng ý: quyết định giữ nguyên, không nêu gì thêm.")
    row.state = after
    return row


def leave_step(
    row: Example, kind: StepKind, *, by: Standing, now: datetime, words: str = "",
    unit_name: str = "",
) -> None:  # fmt: skip
    """The step stands in the course of the example and in the trail, which has no word of it."""
    step = ExampleStep(example=row, kind=kind, at=now, by_name=by.name, unit_name=unit_name)
    step.seal({"text": words})
    step.save(force_insert=True)
    record(f"example.{kind}", f"example:{row.pk}", by=by, now=now, thing_name=row.subject_name,
           about_id=row.person_id, note=unit_name)  # fmt: skip


def tell(
    row: Example, people: Iterable[int], subject: str, body: str, *, by: Standing, now: datetime
) -> None:
    """These people but the acting one have the message, once for this step; no word of the deed."""
    send(
        [person for person in dict.fromkeys(people) if person != by.person_id],
        kind="recognition",
        subject=subject[:200],
        body=body,
        link=f"/bieu-duong/{row.uid}/",
        dedupe=f"example:{row.uid}:{row.steps.count()}:{subject[:20]}",
        by=by,
        now=now,
    )


def whom_it_is_about(row: Example, *, by: Standing) -> list[int]:
    """The person, or whoever speaks for the collective today."""
    if row.person_id:
        return [row.person_id]
    return heads_of(row.collective, on=by.day) if row.collective else []
