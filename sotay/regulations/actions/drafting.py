"""Write the draft of a unit's next regulation, several people at it, nobody's words lost."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.keeping import fault_of
from sotay.kit.refusals import NotNow
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Regulation
from sotay.regulations.queries.drafts import begun, unit_to_set
from sotay.regulations.queries.origins import above_of, loosened
from sotay.regulations.rules.drafts import mark_of, own_among
from sotay.regulations.rules.issuing import Heading

File = tuple[str, bytes]


class Loosened(Exception):
    """Values that are looser than what a unit above asks for, each with its reason, by key."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = reasons
        super().__init__(next(iter(reasons.values())))


class Elsewhere(Exception):
    """Somebody saved the same part of the draft since this one was read; nothing is overwritten."""

    def __init__(self, draft: Regulation) -> None:
        self.draft = draft
        super().__init__(f"{draft.saved_by} vừa lưu phần này.")


@transaction.atomic
def save_document(
    code: str,
    heading: Heading,
    values: dict[str, Any],
    *,
    base: str,
    by: Standing,
    now: datetime,
    file: File | None = None,
    drops_file: bool = False,
) -> Regulation:
    """The draft has this head and, of these keys, the values that differ from those above.

    `base` is the mark of what the page showed. Raises `Refused` for whoever may not, `Loosened`
    for looser values, `Elsewhere` when the part was changed meanwhile, `NotNow` for a file that
    is not kept.
    """
    unit = _locked(code, by)
    draft = begun(unit, today=by.day)
    held = _part(draft.values, values)
    own = own_among(values, above_of(unit, on=heading.valid_from))
    if base != mark_of(held, draft.heading) and (own, heading) != (held, draft.heading):
        _elsewhere(draft)
    reasons = loosened(unit, own, on=heading.valid_from)
    if reasons:
        raise Loosened(reasons)
    draft.values = {**_without(draft.values, values), **own}
    for name in ("kind", "valid_from", "number", "issued_on", "signer", "subject"):
        setattr(draft, name, getattr(heading, name))
    _keep_file(draft, file, drops=drops_file)
    return _saved(draft, by=by, now=now)


@transaction.atomic
def save_forms(
    code: str, values: dict[str, Any], *, base: str, by: Standing, now: datetime
) -> Regulation:
    """The draft has these heads, fields, guidance and examples of its own. Raises `Refused`,
    `Elsewhere` as `save_document` does.
    """
    unit = _locked(code, by)
    draft = begun(unit, today=by.day)
    held, own = (
        _part(draft.values, values),
        own_among(values, above_of(unit, on=draft.valid_from)),
    )
    if base != mark_of(held) and own != held:
        _elsewhere(draft)
    draft.values = {**_without(draft.values, values), **own}
    return _saved(draft, by=by, now=now)


@transaction.atomic
def drop_draft(code: str, *, by: Standing, now: datetime) -> None:
    """There is no draft any more; what is issued stays as it is."""
    unit = _locked(code, by)
    for draft in unit.regulations.filter(state=RegulationState.DRAFT):
        record("regulation.dropped", f"unit:{unit.pk}", by=by, now=now, thing_name=draft.title)
        draft.delete()


def _locked(code: str, by: Standing) -> Unit:
    """The unit, its row held so that two drafts never begin at once."""
    unit = unit_to_set(code, by=by)
    Unit.objects.select_for_update().get(pk=unit.pk)
    return unit


def _elsewhere(draft: Regulation) -> None:
    if draft.pk:  # what nobody has saved yet cannot have changed
        raise Elsewhere(draft)


def _part(values: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key in keys}


def _without(values: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


def _keep_file(draft: Regulation, file: File | None, *, drops: bool) -> None:
    if file:
        fault = fault_of(*file)
        if fault:
            raise NotNow(fault)
        draft.file_name, draft.file = file[0][:200], file[1]
    elif drops:
        draft.file_name, draft.file = "", None


def _saved(draft: Regulation, *, by: Standing, now: datetime) -> Regulation:
    is_new = draft.pk is None
    draft.saved_at, draft.saved_by = now, by.name
    draft.save()
    if is_new:
        record("regulation.begun", f"regulation:{draft.pk}", by=by, now=now,
               thing_name=draft.unit.name)  # fmt: skip
    return draft
