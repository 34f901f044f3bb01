"""Write what is in force: the declared campaigns and forms, and a unit's own values."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotNow
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.regulations.choices import FormKind
from sotay.regulations.models import Campaign, Form, Head, RuleValue
from sotay.regulations.permissions import set_rules
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import KEYS, Rules, declared, loosening, opens_too_late

SEED = Path(__file__).parent / "seed" / "forms.json"


@transaction.atomic
def seed_declared_rules() -> None:
    """The declared campaigns and forms stand in the database; what is there is left alone."""
    if Campaign.objects.exists():
        return
    declared = json.loads(SEED.read_text())
    for campaign in declared["campaigns"]:
        _seed_campaign(dict(campaign))
    for kind in (FormKind.PLAN, FormKind.REVIEW):
        Form.objects.create(kind=kind, content=declared[kind.value], valid_from=date(2011, 5, 14))


def _seed_campaign(declared: dict) -> None:
    heads = declared.pop("heads")
    campaign = Campaign.objects.create(**declared)
    Head.objects.bulk_create(
        Head(campaign=campaign, order=order, **head) for order, head in enumerate(heads, 1)
    )


class Loosened(Exception):
    """Values that are looser than what a unit above asks for, each with its reason, by key."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = reasons
        super().__init__(next(iter(reasons.values())))


@transaction.atomic
def set_rules_of(
    code: str, values: dict[str, Any], *, valid_from: date, basis: str, by: Standing, now: datetime
) -> list[str]:
    """From that day these values hold for the unit and everybody below; returns the changed keys.

    A value equal to what holds anyway is not written. Raises `Refused` for whoever may not,
    `Loosened` when a value is looser than the one above it, `NotNow` for a day that is past.
    """
    unit = unit_by_code(code)
    if not set_rules.holds(by, unit):
        raise Refused(set_rules)
    if valid_from < by.day:
        raise NotNow("Quy định chỉ có hiệu lực từ hôm nay trở đi, không lùi ngày.")
    above = rules_in_force(unit.parent.path if unit.parent else "", on=valid_from)
    _check_values(values, above)
    held = rules_in_force(unit.path, on=valid_from)
    changed = [key for key, value in values.items() if value != held[key]]
    for key in changed:
        _set_one(unit, key, values[key], valid_from=valid_from, basis=basis, by=by, now=now)
    if changed:
        names = ", ".join(declared(key).label for key in changed)
        record("rules.set", f"unit:{unit.pk}", by=by, now=now, thing_name=unit.name, note=names)
    return changed


def _check_values(values: dict[str, Any], above: Rules) -> None:
    reasons = {key: loosening(key, value, above[key]) for key, value in values.items()}
    reasons = {key: reason for key, reason in reasons.items() if reason}
    late = opens_too_late({**{key: above[key] for key in KEYS}, **values})
    if late:
        reasons[""] = late
    if reasons:
        raise Loosened(reasons)


def _set_one(
    unit: Unit,
    key: str,
    value: Any,
    *,
    valid_from: date,
    basis: str,
    by: Standing,
    now: datetime,
) -> None:
    """The value stands from its day; what it replaces ends there, what was to come is gone."""
    unit.rule_values.filter(key=key, valid_from__gte=valid_from).delete()
    unit.rule_values.filter(key=key, valid_until=None).update(valid_until=valid_from)
    RuleValue.objects.create(
        unit=unit,
        key=key,
        value=value,
        valid_from=valid_from,
        basis=basis,
        set_at=now,
        set_by=by.name,
    )
