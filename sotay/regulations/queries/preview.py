"""What a draft changes for whom, before it is issued. Nothing here grows with the organisation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from sotay.kit.refusals import NotFound
from sotay.org.choices import CELL_KINDS
from sotay.org.models import ReportingPlace, Unit
from sotay.org.rules.levels import LEVELS
from sotay.org.standing import Standing
from sotay.regulations.models import Regulation, RuleValue
from sotay.regulations.queries.drafts import Fault, begun, draft_faults, mark_of_draft, unit_to_set
from sotay.regulations.queries.in_force import rules_for
from sotay.regulations.rules import OF_THE_YEAR, Rules, declared, is_overtaken
from sotay.regulations.rules.changes import Change, Move, changes, moves, with_own

MOST_LOOKED_AT = 1_000
MOST_SHOWN = 30


@dataclass(frozen=True)
class GivesWay:
    """A value of a unit below that will be looser than what then holds above it."""

    unit: Unit
    key: str
    value: Any
    becomes: Any


@dataclass(frozen=True)
class Reach:
    """How many cells and people it concerns."""

    cells: int
    people: int


@dataclass(frozen=True)
class Preview:
    draft: Regulation
    mark: str
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    reach: Reach
    gives_way: tuple[GivesWay, ...]
    has_more: bool

    @property
    def forms_from(self) -> int | None:
        """The first year with the new heads and forms; None if these stay as they are."""
        if not any(change.key in OF_THE_YEAR for change in self.changes):
            return None
        day = self.draft.valid_from
        return day.year if (day.month, day.day) == (1, 1) else day.year + 1


def preview(code: str, *, by: Standing) -> Preview:
    """The draft of a unit with everything it will change; `NotFound` without a draft."""
    unit = unit_to_set(code, by=by)
    draft = begun(unit, today=by.day)
    if draft.pk is None:
        raise NotFound(code)
    since = draft.valid_from
    late = date(since.year + 1, 12, 31)
    above = unit.parent.path if unit.parent else ""
    rules = rules_for([unit.path, above], on=late)
    before = rules[unit.path]
    after = with_own(before, rules[above], draft.values, since=since)
    changed = changes(before.at(since), after.at(since))
    found, has_more = gives_way(unit, after.at(since), changed, since=since)
    return Preview(
        draft=draft,
        mark=mark_of_draft(draft),
        faults=tuple(draft_faults(draft, before.at(by.day), by=by)),
        changes=tuple(changed),
        moves=tuple(moves((since.year, since.year + 1), before, after)),
        reach=reach_of(unit),
        gives_way=tuple(found),
        has_more=has_more,
    )


def gives_way(
    unit: Unit, after: Rules, changed: list[Change], *, since: date
) -> tuple[list[GivesWay], bool]:
    """The values of units below that are looser than these, the first of them, and whether there
    may be more.
    """
    keys = [one.key for one in changed if declared(one.key).tighter]
    rows = list(rows_below(unit, keys, since=since)[: MOST_LOOKED_AT + 1])
    found = [
        GivesWay(row.unit, row.key, row.value, after[row.key])
        for row in rows
        if is_overtaken(row.key, row.value, after[row.key])
    ]
    return found[:MOST_SHOWN], len(found) > MOST_SHOWN or len(rows) > MOST_LOOKED_AT


def rows_below(unit: Unit, keys: list[str], *, since: date) -> QuerySet[RuleValue]:
    """What units below have set for these keys on that day or later, by their place in the tree."""
    return (
        RuleValue.objects.filter(
            Q(valid_until=None) | Q(valid_until__gt=since),
            key__in=keys,
            unit__path__startswith=unit.path,
        )
        .exclude(unit=unit)
        .select_related("unit")
        .order_by("unit__path", "pk")
    )


def reach_of(unit: Unit) -> Reach:
    """How many cells and people report in and under the unit: one indexed sum."""
    level = LEVELS[len(unit.ancestor_ids) - 1]
    places = ReportingPlace.objects.filter(**{level: unit.pk}, people__gt=0)
    sums = places.aggregate(
        cells=Count("pk", filter=Q(unit__kind__in=CELL_KINDS)), people=Sum("people")
    )
    return Reach(sums["cells"], sums["people"] or 0)
