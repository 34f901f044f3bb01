"""Issue a regulation, so that it holds from its day; take it back before that day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Regulation, RuleValue
from sotay.regulations.queries.drafts import Fault, draft_faults, mark_of_draft, unit_to_set
from sotay.regulations.queries.in_force import rules_in_force

MOVED = "Bản thảo vừa được sửa. Hãy xem trước lại rồi ban hành."


class NotReady(Exception):
    """Something still stands in the way; `faults` says what and on which step it is mended."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(faults[0].sentence)


@transaction.atomic
def issue(code: str, *, base: str, by: Standing, now: datetime) -> Regulation:
    """The draft is issued: from its day its values hold for the unit and everybody below, and what
    the unit had set before ends there.

    `base` is the mark of the draft that was looked through. Raises `NotReady` with what misses,
    `NotNow` when the draft has changed since, `NotFound` when there is none.
    """
    unit = unit_to_set(code, by=by)
    Unit.objects.select_for_update().get(pk=unit.pk)
    draft = unit.regulations.filter(state=RegulationState.DRAFT).first()
    if draft is None:
        raise NotFound(code)
    if base != mark_of_draft(draft):
        raise NotNow(MOVED)
    faults = draft_faults(draft, rules_in_force(unit.path, on=by.day), by=by)
    if faults:
        raise NotReady(faults)
    former = unit.regulations.filter(state=RegulationState.ISSUED, valid_until=None).first()
    if former:
        former.valid_until = draft.valid_from
        former.save(update_fields=["valid_until"])
    draft.replaces, draft.state = former, RegulationState.ISSUED
    draft.saved_at, draft.saved_by = now, by.name
    draft.save()
    _put_in_force(draft, now=now)
    record("regulation.issued", f"regulation:{draft.pk}", by=by, now=now, thing_name=draft.title,
           note=f"{unit.name}, từ {draft.valid_from:%d/%m/%Y}")  # fmt: skip
    return draft


def _put_in_force(document: Regulation, *, now: datetime) -> None:
    """Its values stand from its day; everything else the unit had set ends on that day."""
    day, rows = document.valid_from, document.unit.rule_values
    rows.filter(valid_from__gte=day).delete()  # what was set without a document, for a later day
    rows.filter(Q(valid_until=None) | Q(valid_until__gt=day)).update(valid_until=day)
    RuleValue.objects.bulk_create(
        RuleValue(
            regulation=document,
            unit=document.unit,
            key=key,
            value=value,
            valid_from=day,
            basis=document.title,
            set_at=now,
            set_by=document.saved_by,
        )
        for key, value in document.values.items()
    )


@transaction.atomic
def withdraw(code: str, uid: UUID, *, by: Standing, now: datetime) -> Regulation:
    """A regulation whose day has not come is taken back: what it would have ended goes on.

    `NotNow` once its day has come: then only the next version can end it.
    """
    unit = unit_to_set(code, by=by)
    Unit.objects.select_for_update().get(pk=unit.pk)
    document = unit.regulations.filter(uid=uid, state=RegulationState.ISSUED).first()
    if document is None:
        raise NotFound(uid)
    if document.valid_from <= by.day:
        raise NotNow(
            "Văn bản đã có hiệu lực nên không thu hồi được. Hãy ban hành văn bản thay thế."
        )
    document.rule_values.all().delete()
    ended_by_it = {"valid_until": document.valid_from}
    unit.rule_values.filter(**ended_by_it).update(valid_until=document.valid_until)
    unit.regulations.filter(state=RegulationState.ISSUED, **ended_by_it).update(
        valid_until=document.valid_until
    )
    document.replaced_by.update(replaces=document.replaces)
    document.state = RegulationState.WITHDRAWN
    document.save(update_fields=["state"])
    record("regulation.withdrawn", f"regulation:{document.pk}", by=by, now=now,
           thing_name=document.title, note=unit.name)  # fmt: skip
    return document
