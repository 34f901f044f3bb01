"""How far each person of a unit is with the uses of a year: states, never a word of content.

That somebody is writing is not among them: only the writer sees that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
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
    handed_in: dict[int, dict[str, list]] = {}
    for person_id, slug, *found in _handed_in([line.person_id for line in roll], year):
        handed_in.setdefault(person_id, {})[slug] = found
    asks_group_heads = rules["group_head_leads"]
    # Whoever stands alike owes alike: what a use asks of them is found out once.
    owed: dict[calendar.Person, tuple[MemberUse, ...]] = {}
    states = {}
    for line in roll:
        leads = line.is_leader or (asks_group_heads and line.is_group_head)
        person = calendar.Person(leads, line.since, line.is_exempt)
        if person not in owed:
            owed[person] = tuple(_owed(use, person, rules, on) for use in uses)
        states[line.person_id] = _with(handed_in.get(line.person_id), owed[person])
    return states


def _with(handed_in: dict[str, list] | None, owed: tuple[MemberUse, ...]) -> tuple[MemberUse, ...]:
    if handed_in is None:
        return owed
    return tuple(
        _done(use, *handed_in[use.use.slug]) if use.use.slug in handed_in else use for use in owed
    )


@prepared
def _handed_in(people: list[int], year: int) -> QuerySet[Entry, tuple]:
    rows = Entry.objects.filter(person_id__in=people, year=year, submitted_at__isnull=False)
    return rows.values_list("person_id", "use", "uid", "submitted_at", "reported_on", "is_late",
                            "gone_on")  # fmt: skip


def _owed(use: Use, person: calendar.Person, rules: Rules, on: date) -> MemberUse:
    """A use of which nothing is handed in."""
    opens, due = calendar.opens_on(use, person), calendar.due_on(use, person, rules)
    if due is None:
        state = "before" if calendar.came_later(use, person) else "exempt"
    elif on < opens:
        state = "wait"
    else:
        state = "overdue" if on > due else "missing"
    return MemberUse(use, opens, due, None, None, None, state)


def _done(
    owed: MemberUse, uid: UUID, submitted_at: datetime, reported_on: date | None, is_late: bool,
    gone_on: date | None,
) -> MemberUse:  # fmt: skip
    state, entry = "late" if is_late else "done", None if gone_on else uid
    return MemberUse(owed.use, owed.opens, owed.due, entry, submitted_at, reported_on, state)
