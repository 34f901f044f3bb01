"""Who is there: present, absent with or without reason, and whether they are enough."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from sotay.meetings.choices import AttendanceState
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.rules.planning import quorum
from sotay.org.models import Exemption, Person
from sotay.regulations.queries import rules_in_force


@dataclass(frozen=True)
class Presence:
    """Everybody called to a meeting, in reporting order of the roll."""

    rows: Sequence[Attendance]
    exempt: frozenset[int]
    percent: int

    @property
    def people(self) -> set[int]:
        return {row.person_id for row in self.rows}

    @property
    def names(self) -> dict[int, str]:
        return dict(named(row.person for row in self.rows))

    def count(self, state: str) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def present(self) -> int:
        return self.count(AttendanceState.PRESENT)

    @property
    def excused(self) -> int:
        return self.count(AttendanceState.EXCUSED)

    @property
    def absent(self) -> int:
        return self.count(AttendanceState.ABSENT)

    @property
    def called(self) -> int:
        return len(self.rows)

    @property
    def must_come(self) -> int:
        """Everybody but those released from meetings."""
        return sum(row.person_id not in self.exempt for row in self.rows)

    @property
    def has_quorum(self) -> bool:
        there = sum(
            row.state == AttendanceState.PRESENT
            for row in self.rows
            if row.person_id not in self.exempt
        )
        return quorum(there, self.must_come, self.percent)


def named(people: Iterable[Person]) -> list[tuple[int, str]]:
    """People by name, with the year of birth where two have the same."""
    rows = list(people)
    often = Counter(person.name for person in rows)
    return [
        (p.pk, f"{p.name} ({p.born[:4]})" if often[p.name] > 1 and p.born else p.name) for p in rows
    ]


def presence_of(meeting: Meeting) -> Presence:
    """The attendance of a meeting begun; two queries."""
    released = Exemption.objects.on(meeting.day).filter(person=OuterRef("person"))
    called = meeting.attendance.annotate(is_exempt=Exists(released))
    rows = list(called.select_related("person").order_by("pk"))
    percent = rules_in_force(meeting.unit.path, on=meeting.day)["quorum_percent"]
    return Presence(rows, frozenset(row.person_id for row in rows if row.is_exempt), percent)
