"""The rules of a unit as its page shows them: what is inherited, what is its own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sotay.kit.refusals import NotFound
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Permission, Refused
from sotay.org.standing import Standing
from sotay.regulations.models import Campaign, RuleValue
from sotay.regulations.permissions import read_rules, set_rules
from sotay.regulations.queries.in_force import campaign_in_force
from sotay.regulations.rules import KEYS, declared, loosening


@dataclass(frozen=True)
class InForce:
    """A value and where it comes from; `unit` is None for a declared default."""

    key: str
    value: Any
    unit: Unit | None
    since: date | None


def values_with_origin(unit: Unit, *, on: date) -> list[InForce]:
    """Each declared key with its value for the unit, and the unit that set it; one query.

    A value that a unit above has since overtaken no longer stands.
    """
    rows = RuleValue.objects.on(on).filter(unit_id__in=unit.ancestor_ids).select_related("unit")
    found: dict[str, RuleValue] = {}
    for row in sorted(rows, key=lambda r: (len(r.unit.ancestor_ids), r.valid_from, r.pk)):
        above = found[row.key].value if row.key in found else declared(row.key).default
        if not loosening(row.key, row.value, above):
            found[row.key] = row
    return [
        InForce(key, found[key].value, found[key].unit, found[key].valid_from)
        if key in found
        else InForce(key, declaration.default, None, None)
        for key, declaration in KEYS.items()
    ]


def coming_values(unit: Unit, *, on: date) -> list[RuleValue]:
    """What the unit has set for a later day, soonest first."""
    return list(unit.rule_values.filter(valid_from__gt=on).order_by("valid_from", "key"))


@dataclass(frozen=True)
class RulesPage:
    unit: Unit
    campaign: Campaign | None
    values: list[InForce]
    coming: list[RuleValue]
    may_set: bool


def rules_page(code: str, *, by: Standing, to: Permission = read_rules) -> RulesPage:
    """The rules of a unit for whoever stands in, under or over it; `NotFound` for a stranger,
    `Refused` for an insider who may read but not `to`.
    """
    unit = unit_by_code(code)
    if not read_rules.holds(by, unit):
        raise NotFound(code)
    if not to.holds(by, unit):
        raise Refused(to)
    return RulesPage(
        unit=unit,
        campaign=campaign_in_force(unit.path, on=by.day),
        values=values_with_origin(unit, on=by.day),
        coming=coming_values(unit, on=by.day),
        may_set=set_rules.holds(by, unit),
    )
