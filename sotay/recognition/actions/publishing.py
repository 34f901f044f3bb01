"""Tell an example to a part of the tree, and stop telling it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.kit.clock import day_of
from sotay.kit.refusals import NotNow
from sotay.kit.text import fold
from sotay.org.models import Unit
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.recognition.actions.stepping import (
    leave_step,
    taking_step,
    tell,
    whom_it_is_about,
)
from sotay.recognition.choices import StepKind
from sotay.recognition.models import Example
from sotay.recognition.permissions import parts_to_publish, publish
from sotay.recognition.queries.finding import units_on
from sotay.recognition.queries.pages import may_take_down
from sotay.recognition.queries.published import newest_first


@transaction.atomic
def publish_example(uid: UUID, code: str, *, by: Standing, now: datetime) -> Example:
    """Everybody in and under this unit reads the example; publishing it there again changes
    nothing. `NotNow` for a part wider than was consented to or above where one sits.
    """
    row = taking_step(uid, "publish", to=publish, by=by)
    parts = parts_to_publish(row, units_on(row.from_unit.path), by)
    part = next((unit for unit in parts if unit.code == code), None)
    if part is None:
        raise NotNow(
            "Chỉ công bố được trong phạm vi người được nêu đã đồng ý và cấp mình phụ trách."
        )
    if row.published_in_id != part.pk:
        _publish(row, part, by=by, now=now)
    return row


def _publish(row: Example, part: Unit, *, by: Standing, now: datetime) -> None:
    kept = row.words
    row.published_in, row.published_at = part, now
    row.place = newest_first(day_of(now), row.pk)
    row.folded = " " + fold(
        " ".join([row.subject_name, row.from_unit.name, kept["title"], kept["text"]])
    )
    row.save(update_fields=["published_in", "published_at", "place", "folded"])
    leave_step(row, StepKind.PUBLISHED, by=by, now=now, words=part.name, unit_name=part.name)
    tell(row, [*whom_it_is_about(row, by=by), row.proposed_by_id],
         f"Gương điển hình đã công bố trong {part.name}",
         f"Về {row.subject_name}. Người được nêu có thể rút lại đồng ý bất cứ lúc nào.",
         by=by, now=now)  # fmt: skip


@transaction.atomic
def take_down(uid: UUID, *, by: Standing, now: datetime) -> None:
    """Nobody reads it on the page of examples any more; the decision and its words stay."""
    row = taking_step(uid, "take_down", to=publish, by=by)
    if not row.is_public:
        return
    if not may_take_down(row, by):
        raise Refused(publish)
    part = row.published_in
    row.unpublish()
    row.save(update_fields=["published_in", "published_at", "place", "folded"])
    leave_step(row, StepKind.TAKEN_DOWN, by=by, now=now, unit_name=part.name if part else "")
    tell(row, [*whom_it_is_about(row, by=by), row.proposed_by_id], "Gương điển hình thôi công bố",
         f"Về {row.subject_name}. Quyết định giữ nguyên.", by=by, now=now)  # fmt: skip
