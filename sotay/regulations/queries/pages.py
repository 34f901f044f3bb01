"""The rules of a unit as its page shows them: documents, what is inherited, what is its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sotay.kit.refusals import NotFound
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.standing import Standing
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Campaign, Regulation, RuleValue
from sotay.regulations.permissions import read_rules, set_rules
from sotay.regulations.queries.in_force import campaign_in_force
from sotay.regulations.queries.origins import InForce, values_with_origin
from sotay.regulations.rules import KEYS, is_overtaken
from sotay.regulations.rules.changes import Change
from sotay.regulations.rules.issuing import kinds_of

MOST_DOCUMENTS = 20
MOST_COMING = 60
HEAVY = ("file", "values")


@dataclass(frozen=True)
class Coming:
    """A value of the unit or of one above that holds from a later day.

    `ends` is what the unit itself has set and what then gives way.
    """

    row: RuleValue
    ends: RuleValue | None = None


@dataclass(frozen=True)
class RulesPage:
    unit: Unit
    campaign: Campaign | None
    values: dict[str, InForce]
    coming: tuple[Coming, ...]
    documents: tuple[Regulation, ...]  # issued ones, the latest first
    draft: Regulation | None
    may_set: bool

    @property
    def pair(self) -> tuple[Regulation, ...]:
        """The latest two documents, the former first, if there are two."""
        return self.documents[1::-1] if len(self.documents) > 1 else ()

    @property
    def overtaken(self) -> list[InForce]:
        """The values of the unit that a unit above has made stricter."""
        return [line for line in self.values.values() if line.overtaken]


def readable_unit(code: str, *, by: Standing) -> Unit:
    """The unit, for whoever stands in, under or over it; `NotFound` for a stranger."""
    unit = unit_by_code(code)
    if not read_rules.holds(by, unit):
        raise NotFound(code)
    return unit


def rules_page(code: str, *, by: Standing) -> RulesPage:
    """The rules of a unit for whoever may read them; a draft only for those who may set them."""
    unit = readable_unit(code, by=by)
    may_set = set_rules.holds(by, unit) and bool(kinds_of(unit.kind))
    values = values_with_origin(unit, on=by.day)
    rows = unit.regulations.exclude(state=RegulationState.WITHDRAWN).defer(*HEAVY)
    documents = list(rows.order_by("-valid_from")[:MOST_DOCUMENTS])
    drafts = [row for row in documents if row.state == RegulationState.DRAFT]
    return RulesPage(
        unit=unit,
        campaign=campaign_in_force(unit.path, on=by.day),
        values=values,
        coming=_coming(unit, values, by),
        documents=tuple(row for row in documents if row.state == RegulationState.ISSUED),
        draft=drafts[0] if drafts and may_set else None,
        may_set=may_set,
    )


def _coming(unit: Unit, values: dict[str, InForce], by: Standing) -> tuple[Coming, ...]:
    rows = (
        RuleValue.objects.filter(unit_id__in=unit.ancestor_ids, valid_from__gt=by.day)
        .select_related("unit", "regulation")
        .defer("regulation__file", "regulation__values")
        .order_by("valid_from", "unit__path", "key")[:MOST_COMING]
    )
    return tuple(
        Coming(row, _ended_by(row, unit, values))
        for row in rows
        if row.key in KEYS and not _holds_already(row, values[row.key].value)
    )


def _holds_already(row: RuleValue, held: Any) -> bool:
    """Whether the value is there today: a next version mostly repeats the former."""
    if isinstance(held, list):
        return all(one in held for one in row.value)
    return bool(row.value == held)


def _ended_by(row: RuleValue, unit: Unit, values: dict[str, InForce]) -> RuleValue | None:
    own = next((one for one in values[row.key].sources if one.unit_id == unit.pk), None)
    if own is None or row.unit_id == unit.pk:
        return None
    return own if is_overtaken(row.key, own.value, row.value) else None


@dataclass(frozen=True)
class RegulationPage:
    unit: Unit
    document: Regulation
    changes: tuple[Change, ...]  # against what holds above on its day
    may_withdraw: bool
    is_coming: bool


def issued_regulation(code: str, uid: UUID, *, by: Standing) -> Regulation:
    """An issued or withdrawn document of a unit, for whoever may read its rules."""
    unit = readable_unit(code, by=by)
    rows = unit.regulations.select_related("replaces").exclude(state=RegulationState.DRAFT)
    document = rows.filter(uid=uid).first()
    if document is None:
        raise NotFound(uid)
    document.unit = unit
    return document


def regulation_page(code: str, uid: UUID, *, by: Standing) -> RegulationPage:
    """A document with what it sets, beside what the units above had on its day."""
    document = issued_regulation(code, uid, by=by)
    above = values_with_origin(document.unit.parent, on=document.valid_from)
    is_coming = document.state == RegulationState.ISSUED and document.valid_from > by.day
    return RegulationPage(
        unit=document.unit,
        document=document,
        changes=tuple(
            Change(key, above[key].value, document.values[key])
            for key in KEYS
            if key in document.values
        ),
        may_withdraw=is_coming and set_rules.holds(by, document.unit),
        is_coming=is_coming,
    )


@dataclass(frozen=True)
class Comparison:
    """Two versions of a unit's rules beside each other; `lines` only where they differ."""

    unit: Unit
    former: Regulation
    latter: Regulation
    lines: tuple[Change, ...]
    documents: tuple[Regulation, ...]


def comparison(code: str, former: UUID, latter: UUID, *, by: Standing) -> Comparison:
    """What two documents of the unit set, key by key, None where one leaves it to the units above;
    `NotFound` if either is not an issued one of this unit.
    """
    unit = readable_unit(code, by=by)
    rows = unit.regulations.filter(state=RegulationState.ISSUED).defer("file")
    documents = tuple(rows.order_by("-valid_from")[:MOST_DOCUMENTS])
    by_uid = {row.uid: row for row in documents}
    if former not in by_uid or latter not in by_uid:
        raise NotFound(former)
    one, other = sorted((by_uid[former], by_uid[latter]), key=lambda row: row.valid_from)
    lines = tuple(
        Change(key, one.values.get(key), other.values.get(key))
        for key in KEYS
        if one.values.get(key) != other.values.get(key)
    )
    return Comparison(unit, one, other, lines, documents)
