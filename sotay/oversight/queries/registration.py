"""Who registered a plan for the year: when, in time or not, reported or not; no deed is read."""

from dataclasses import dataclass
from datetime import datetime

from sotay.notebook.queries.states import MemberUse
from sotay.org.models import Unit
from sotay.org.rolls import RollLine
from sotay.org.standing import Standing
from sotay.oversight.queries.desk import desk


@dataclass(frozen=True)
class Registered:
    line: RollLine
    name: str
    plan: MemberUse

    @property
    def at(self) -> datetime | None:
        return self.plan.submitted_at


@dataclass(frozen=True)
class Registration:
    unit: Unit
    year: int
    lines: tuple[Registered, ...]
    reads: bool

    @property
    def done(self) -> int:
        return sum(line.at is not None for line in self.lines)


def registration(code: str, year: int, *, by: Standing) -> Registration:
    """The registration list of a unit's plans in the order of the roll, for its committee."""
    page = desk(code, year, by=by)
    lines = tuple(
        Registered(row.line, row.name, row.uses[0])
        for row in page.rows
        if row.uses[0].state != "before"
    )
    return Registration(page.unit, year, lines, page.reads)
