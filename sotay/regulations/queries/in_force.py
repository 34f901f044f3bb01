"""What is in force for a unit on a day: nearest unit up the tree, latest date, then the default."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from sotay.kit.models import holds_on
from sotay.kit.prepared import prepared
from sotay.org.models import Unit
from sotay.regulations.choices import FormKind
from sotay.regulations.models import Campaign, Form, Head, RuleValue
from sotay.regulations.rules import Rules, declared, inherited
from sotay.regulations.rules.forms import with_units_own


def ancestor_ids(path: str) -> list[int]:
    """Ids from the root down to the unit of this path, itself included."""
    return [int(part) for part in path.split(".") if part]


def rules_in_force(path: str, *, on: date) -> Rules:
    """Every value in force on that day for the unit with this path; one query."""
    return rules_for([path], on=on)[path]


def rules_for(paths: Iterable[str], *, on: date) -> dict[str, Rules]:
    """The same for many units at once, in one query, by path."""
    paths = list(paths)
    units = {unit for path in paths for unit in ancestor_ids(path)}
    by_unit: dict[int, list[SetValue]] = {}
    for unit_id, *row in _values_set(units, on):
        by_unit.setdefault(unit_id, []).append(SetValue(*row))
    found = {}
    for path in paths:
        levels = [by_unit.get(unit, []) for unit in ancestor_ids(path)]
        found[path] = Rules(_values_on(levels, on), on, cache(partial(_values_on, levels)))
    return found


@prepared
def _values_set(unit_ids: set[int], on: date) -> QuerySet[RuleValue, tuple]:
    rows = RuleValue.objects.filter(unit_id__in=unit_ids, valid_from__lte=on)
    fields = ("unit_id", "key", "value", "valid_from", "valid_until")
    return rows.order_by("valid_from", "pk").values_list(*fields)


class SetValue(NamedTuple):
    """One value a unit set, from when to when."""

    key: str
    value: Any
    valid_from: date
    valid_until: date | None

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def _values_on(levels: list[list[SetValue]], day: date) -> dict[str, Any]:
    return inherited({row.key: row.value for row in rows if row.holds(day)} for rows in levels)


def in_force(key: str, *, unit: Unit, on: date) -> Any:
    """The value of one declared key for a unit on a day; raises `UnknownKey` if undeclared."""
    declared(key)
    return rules_in_force(unit.path, on=on)[key]


def campaign_in_force(path: str, *, on: date) -> Campaign | None:
    """The directive in force, its heads prefetched; nearest unit first, then the latest."""
    return _nearest_of(_campaigns(on, ancestor_ids(path)), path)


@prepared
def _campaigns(on: date, unit_ids: list[int]) -> QuerySet[Campaign]:
    rows = Campaign.objects.on(on).filter(Q(unit=None) | Q(unit_id__in=unit_ids))
    return rows.prefetch_related(Prefetch("heads", Head.objects.order_by("order")))


def campaign_of_year(path: str, year: int) -> Campaign | None:
    """The directive whose heads a year's plan and reviews use: in force on 1 January."""
    return campaign_in_force(path, on=date(year, 1, 1))


@dataclass(frozen=True)
class HeadsOfYear:
    """The directive a year's entries follow, with its heads; `optional` came in mid-year: offered,
    not asked, until the next year.
    """

    campaign: Campaign | None
    heads: tuple[Head, ...]
    optional: tuple[Head, ...]


def heads_of_year(path: str, year: int, *, on: date) -> HeadsOfYear:
    """The heads that a unit's entries of a year choose among on that day; one query."""
    first = date(year, 1, 1)
    rows = _heads(first, on, ancestor_ids(path))
    campaigns = {row.campaign_id: row.campaign for row in rows}.values()
    of_year = _nearest_of([one for one in campaigns if one.holds(first)], path)
    now = _nearest_of([one for one in campaigns if one.holds(on)], path)
    heads = tuple(row for row in rows if row.campaign == of_year)
    if on.year != year or now == of_year:
        return HeadsOfYear(of_year, heads, ())
    known = {head.code for head in heads}
    coming = tuple(row for row in rows if row.campaign == now and row.code not in known)
    return HeadsOfYear(of_year, heads, coming)


@prepared
def _heads(first: date, on: date, unit_ids: list[int]) -> QuerySet[Head]:
    rows = Head.objects.filter(
        holds_on(first, "campaign__") | holds_on(on, "campaign__"),
        Q(campaign__unit=None) | Q(campaign__unit_id__in=unit_ids),
    )
    return rows.select_related("campaign").order_by("order")


def form_of_year(
    kind: FormKind, path: str, year: int, *, rules: Rules | None = None
) -> dict[str, Any]:
    """The content of the form in force on 1 January of the year, with the guidance and examples of
    the units on the way; empty if nobody made one. `rules`: those of that day, if at hand.
    """
    first = date(year, 1, 1)
    form = _nearest_of(_forms(kind, first, ancestor_ids(path)), path)
    rules = rules or rules_in_force(path, on=first)
    return with_units_own(form.content if form else {}, rules, is_plan=kind == FormKind.PLAN)


@prepared
def _forms(kind: FormKind, on: date, unit_ids: list[int]) -> QuerySet[Form]:
    return Form.objects.on(on).filter(Q(unit=None) | Q(unit_id__in=unit_ids), kind=kind)


def _nearest_of(found: Iterable[Any], path: str) -> Any:
    units = ancestor_ids(path)
    place = {unit_id: depth for depth, unit_id in enumerate(units, 1)}
    return max(
        found, key=lambda row: (place.get(row.unit_id or 0, 0), row.valid_from), default=None
    )
