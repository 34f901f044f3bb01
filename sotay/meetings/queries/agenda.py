"""The agenda of a meeting: its points, who is to report, what is still to come."""

from collections import Counter
from dataclasses import dataclass

from sotay.kit import clock
from sotay.meetings.choices import COUNTING_FORMS, ItemKind, ItemState
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.queries.presence import named
from sotay.notebook.models import Entry
from sotay.notebook.queries.years import use_of
from sotay.org.rolls import RollLine
from sotay.regulations.queries import rules_in_force

SPRING = 3  # last year's reviews are still reported in the first three months


@dataclass(frozen=True)
class Due:
    """An entry that waits to be reported, with its writer and what it is called."""

    line: RollLine
    entry: Entry
    title: str


def reports_due(meeting: Meeting, roll: list[RollLine]) -> list[Due]:
    """What the people on the roll handed in and have not reported yet, in reporting order.

    Whoever was absent last time is among them. A committee hears its members beside their own
    cell: there an entry is due until that committee has heard it.
    """
    years = [meeting.day.year] + ([meeting.day.year - 1] if meeting.day.month <= SPRING else [])
    rows = Entry.objects.filter(
        person_id__in=[line.person_id for line in roll],
        year__in=years,
        submitted_at__isnull=False,
    )
    heard = AgendaItem.objects.filter(
        meeting__unit_id=meeting.unit_id, state=ItemState.DONE, entry__isnull=False
    ).exclude(meeting=meeting)
    rows = rows.exclude(pk__in=heard.values("entry_id"))
    if meeting.form in COUNTING_FORMS:
        rows = rows.filter(reported_on=None)
    entries: dict[int, list[Entry]] = {}
    for row in rows.order_by("submitted_at", "pk"):
        if row.submitted_at and clock.day_of(row.submitted_at) <= meeting.day:
            entries.setdefault(row.person_id, []).append(row)
    return _named(meeting, roll, entries)


def _named(meeting: Meeting, roll: list[RollLine], entries: dict[int, list[Entry]]) -> list[Due]:
    rules = rules_in_force(meeting.unit.path, on=meeting.day)
    names: dict[tuple[int, str], str] = {}
    found = []
    for line in roll:
        for entry in entries.get(line.person_id, []):
            key = (entry.year, entry.use)
            if key not in names:
                title = use_of(entry.year, entry.use, rules).title
                names[key] = title if entry.year == meeting.day.year else f"{title} {entry.year}"
            found.append(Due(line, entry, names[key]))
    return found


@dataclass(frozen=True)
class AgendaLine:
    """One point as it stands in a list."""

    item: AgendaItem
    number: int
    name: str  # of the reporter, told apart from others of that name; empty for other points
    is_one_of_several: bool = False  # the same person reports more than one thing

    @property
    def is_report(self) -> bool:
        return self.item.kind == ItemKind.REPORT

    @property
    def words(self) -> str:
        """As it stands in a narrow list."""
        if not self.name:
            return self.item.title
        return f"{self.name} · {self.item.title}" if self.is_one_of_several else self.name


@dataclass(frozen=True)
class Agenda:
    """The whole agenda in order, with the sum of minutes."""

    lines: list[AgendaLine]

    @property
    def minutes(self) -> int:
        return sum(line.item.minutes for line in self.lines)

    @property
    def reports(self) -> list[AgendaLine]:
        return [line for line in self.lines if line.is_report]

    @property
    def others(self) -> list[AgendaLine]:
        return [line for line in self.lines if not line.is_report]

    def of(self, item_id: int | None) -> AgendaLine | None:
        return next((line for line in self.lines if line.item.pk == item_id), None)

    @property
    def now(self) -> AgendaLine | None:
        return next((line for line in self.lines if line.item.state == ItemState.NOW), None)

    def beside(self, line: AgendaLine) -> tuple[AgendaLine | None, AgendaLine | None]:
        """The points before and after, leaving out whoever is absent or has moved."""
        left_out = (ItemState.ABSENT, ItemState.MOVED)
        shown = [one for one in self.lines if one is line or one.item.state not in left_out]
        at = shown.index(line)
        return (shown[at - 1] if at else None, shown[at + 1] if at + 1 < len(shown) else None)


def agenda_of(meeting: Meeting) -> Agenda:
    """Every point in order; one query. What was written under them stays sealed."""
    items = meeting.items.select_related("person", "entry", "document").order_by("order", "pk")
    rows = list(items.defer("document__text"))
    names = dict(named({row.person_id: row.person for row in rows if row.person}.values()))
    often = Counter(row.person_id for row in rows if row.kind == ItemKind.REPORT)
    return Agenda(
        [
            AgendaLine(row, number, names.get(row.person_id or 0, ""), often[row.person_id] > 1)
            for number, row in enumerate(rows, 1)
        ]
    )
