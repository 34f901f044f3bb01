"""The draft of a unit's next regulation, for those who may set its rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sotay.kit.refusals import NotFound, NotNow
from sotay.org.choices import Role
from sotay.org.models import Position, Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Head, Regulation
from sotay.regulations.permissions import read_rules, set_rules
from sotay.regulations.queries.in_force import campaign_in_force, rules_in_force
from sotay.regulations.queries.origins import InForce, loosened, values_with_origin
from sotay.regulations.rules import OF_THE_YEAR, Rules, declared
from sotay.regulations.rules.drafts import mark_of
from sotay.regulations.rules.issuing import (
    NOTHING_TO_ISSUE,
    heading_faults,
    kinds_of,
    number_offered,
)
from sotay.regulations.rules.words import row_name


def unit_to_set(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person may set its rules; `NotFound` for a stranger, `Refused` for an
    insider, `NotNow` for a group, which issues nothing.
    """
    unit = unit_by_code(code)
    if not read_rules.holds(by, unit):
        raise NotFound(code)
    if not set_rules.holds(by, unit):
        raise Refused(set_rules)
    if not kinds_of(unit.kind):
        raise NotNow(NOTHING_TO_ISSUE)
    return unit


def begun(unit: Unit, *, today: date) -> Regulation:
    """The draft of the unit, or a new one, not kept yet, that repeats what the unit has now."""
    draft = unit.regulations.filter(state=RegulationState.DRAFT).first()
    if draft:
        draft.unit = unit
        return draft
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return Regulation(
        unit=unit,
        kind=kinds_of(unit.kind)[0],
        valid_from=first,
        values=own_values(unit, on=first),
    )


def own_values(unit: Unit, *, on: date) -> dict[str, Any]:
    """What the unit itself has set and what stands that day, by key; not what has given way."""
    return {
        row.key: row.value
        for line in values_with_origin(unit, on=on).values()
        for row in line.sources
        if row.unit_id == unit.pk
    }


@dataclass(frozen=True)
class DraftPage:
    """A draft with what holds above it on its day, and what its head may be filled with."""

    unit: Unit
    draft: Regulation
    above: dict[str, InForce]
    numbers: tuple[str, ...]
    signers: tuple[str, ...]
    campaign_heads: tuple[Head, ...]

    @property
    def is_begun(self) -> bool:
        return self.draft.pk is not None

    @property
    def mark_of_document(self) -> str:
        """The mark of the head and of the values typed beside it."""
        values = self.draft.values.items()
        return mark_of({k: v for k, v in values if k not in OF_THE_YEAR}, self.draft.heading)

    @property
    def mark_of_forms(self) -> str:
        return mark_of({k: v for k, v in self.draft.values.items() if k in OF_THE_YEAR})

    @property
    def year_values(self) -> dict[str, Any]:
        """The unit's own rows, and the choice in force, of what a year takes on 1 January."""
        own = self.draft.values
        return {
            key: own.get(key, [] if declared(key).adds else self.above[key].value)
            for key in OF_THE_YEAR
        }

    @property
    def taken_names(self) -> dict[str, list[str]]:
        """What the directive and the units above call theirs, for each key whose rows add up."""
        names = {
            key: [row_name({**row, "required": False}) for row in self.above[key].value]
            for key in OF_THE_YEAR
            if declared(key).adds
        }
        names["heads"] += [head.name for head in self.campaign_heads]
        return names

    @property
    def heads(self) -> dict[str, str]:
        """Every head of content that plans of the unit may have, by code."""
        rows = [*self.above["heads"].value, *self.draft.values.get("heads", ())]
        own = {row["id"]: row["name"] for row in rows}
        return {**{head.code: head.name for head in self.campaign_heads}, **own}


def draft_page(code: str, *, by: Standing) -> DraftPage:
    """The draft of a unit to be written on; raises as `unit_to_set` does."""
    unit = unit_to_set(code, by=by)
    draft = begun(unit, today=by.day)
    campaign = campaign_in_force(unit.path, on=by.day)
    return DraftPage(
        unit=unit,
        draft=draft,
        above=values_with_origin(unit.parent, on=draft.valid_from),
        numbers=_numbers(unit, on=by.day),
        signers=_signers(unit, on=by.day),
        campaign_heads=tuple(campaign.heads.all()) if campaign else (),
    )


class Issued(NamedTuple):
    kind: str
    number: str
    issued_on: date
    valid_from: date


def issued_by(unit: Unit) -> list[Issued]:
    """The documents of a unit that count: issued and not withdrawn; one query."""
    rows = unit.regulations.filter(state=RegulationState.ISSUED)
    return [Issued(*row) for row in rows.values_list(*Issued._fields)]


def _numbers(unit: Unit, *, on: date) -> tuple[str, ...]:
    began = date(rules_in_force(unit.path, on=on)["term_began"], 1, 1)
    used = [row.kind for row in issued_by(unit) if row.issued_on >= began]
    kinds = kinds_of(unit.kind)
    return tuple(number_offered(kind, unit.kind, used.count(kind)) for kind in kinds)


def _signers(unit: Unit, *, on: date) -> tuple[str, ...]:
    """Who heads the unit, to be offered as the signer."""
    heads = Position.objects.on(on).filter(
        unit=unit, role__in=(Role.SECRETARY, Role.DEPUTY, Role.AGENCY_HEAD)
    )
    ranked = sorted(heads.select_related("person"), key=lambda p: Role.values.index(p.role))
    return tuple(dict.fromkeys(position.person.name for position in ranked))


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a draft from being issued, with the field where it is mended."""

    field: str
    sentence: str


def draft_faults(draft: Regulation, rules: Rules, *, by: Standing) -> list[Fault]:
    """What keeps the draft from being issued today: its head, its day, values looser than above.

    `rules` are those of the unit today.
    """
    unit = draft.unit
    began = date(rules["term_began"], 1, 1)
    issued = issued_by(unit)
    same = [one for one in issued if (one.kind, one.number) == (draft.kind, draft.number)]
    head = heading_faults(
        draft.heading,
        unit.kind,
        today=by.day,
        latest=max((one.valid_from for one in issued), default=None),
        is_taken=any(one.issued_on >= began for one in same),
    )
    values = loosened(unit, draft.values, on=draft.valid_from)
    return [Fault(field, sentence) for field, sentence in head.items()] + [
        Fault(key, f"{declared(key).label}: {reason}" if key else reason)
        for key, reason in values.items()
    ]


def mark_of_draft(draft: Regulation) -> str:
    """The mark of the whole draft, as it was looked through before issuing."""
    return mark_of(draft.values, draft.heading)
