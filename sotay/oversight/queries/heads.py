"""The leaders of a unit with their own state in each use: they set the example (R23)."""

from dataclasses import dataclass
from uuid import UUID

from sotay.notebook.queries.states import MemberUse, states_of
from sotay.org.models import Unit
from sotay.org.rolls import RollLine, leaders_of
from sotay.org.standing import Standing
from sotay.regulations.rules import Rules


@dataclass(frozen=True)
class Head:
    """A leader, each use of the year, and the plan for whoever may read it as an example."""

    line: RollLine
    uses: tuple[MemberUse, ...]
    plan: UUID | None


def heads_of(unit: Unit, year: int, *, rules: Rules, by: Standing) -> tuple[Head, ...]:
    """Those who hold a leading post in the unit itself, in the order of rank; two queries."""
    roll = leaders_of(unit, on=by.day)
    states = states_of(roll, year, rules=rules, on=by.day)
    is_below = unit.pk in by.units_above()
    found = []
    for line in roll:
        uses = states[line.person_id]
        plan = next((use.entry for use in uses if use.use.is_plan), None)
        found.append(
            Head(line, uses, plan if is_below and line.person_id != by.person_id else None)
        )
    return tuple(found)
