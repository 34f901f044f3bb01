"""How far each person of a unit is with the uses of a year: states, never a word of content.

That somebody is writing is not among them: only the writer sees that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sotay.notebook.models import Entry
from sotay.org.rolls import RollLine
from sotay.regulations import rules as calendar
from sotay.regulations.rules import Rules, Use

# What a state is called on screen.
STATE_WORDS = {
    "wait": "Chưa mở",
    "missing": "Chưa nộp",
    "overdue": "Quá hạn",
    "done": "Đã nộp",
    "late": "Nộp muộn",
    "exempt": "Được miễn",
    "before": "Chưa tham gia",
}


@dataclass(frozen=True)
class MemberUse:
    """One use of one person: due date as in force for them, handed in or not, reported or not."""

    use: Use
    opens: date
    due: date | None
    entry: UUID | None
    submitted_at: datetime | None
    reported_on: date | None
    state: str  # a key of STATE_WORDS

    @property
    def is_owed(self) -> bool:
        """Open, not handed in, and due some day."""
        return self.state in ("missing", "overdue")

    @property
    def in_own_time(self) -> bool:
        """Handed in no later than the person's own due date."""
        return self.state == "done"


def states_of(
    roll: Sequence[RollLine], year: int, *, rules: Rules, on: date
) -> dict[int, tuple[MemberUse, ...]]:
    """The uses of a year of each person on the roll, in the order of the uses; one query."""
    uses = calendar.uses_of_year(year, rules)
    entries = {
        (entry.person_id, entry.use): entry
        for entry in Entry.objects.filter(
            person_id__in=[line.person_id for line in roll], year=year, submitted_at__isnull=False
        )
    }
    return {
        line.person_id: tuple(
            _use_of(line, use, entries.get((line.person_id, use.slug)), rules, on) for use in uses
        )
        for line in roll
    }


def _use_of(line: RollLine, use: Use, entry: Entry | None, rules: Rules, on: date) -> MemberUse:
    leads = line.is_leader or (rules["group_head_leads"] and line.is_group_head)
    person = calendar.Person(leads, line.since, line.is_exempt)
    opens, due = calendar.opens_on(use, person), calendar.due_on(use, person, rules)
    return MemberUse(
        use=use,
        opens=opens,
        due=due,
        entry=entry.uid if entry else None,
        submitted_at=entry.submitted_at if entry else None,
        reported_on=entry.reported_on if entry else None,
        state=_state(entry, use, person, opens, due, on),
    )


def _state(
    entry: Entry | None, use: Use, person: calendar.Person, opens: date, due: date | None, on: date
) -> str:
    if entry:
        return "late" if entry.is_late else "done"
    if due is None:
        return "before" if calendar.came_later(use, person) else "exempt"
    if on < opens:
        return "wait"
    return "overdue" if on > due else "missing"
