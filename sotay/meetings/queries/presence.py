"""Who is there: present, absent with or without reason, and whether they are enough."""

from dataclasses import dataclass

from sotay.meetings.choices import AttendanceState
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.rules.planning import quorum
from sotay.org.models import Exemption
from sotay.regulations.queries import rules_in_force


@dataclass(frozen=True)
class Presence:
    """Everybody called to a meeting, in reporting order of the roll."""

    rows: list[Attendance]
    exempt: frozenset[int]
    percent: int

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


def presence_of(meeting: Meeting) -> Presence:
    """The attendance of a meeting begun; three queries."""
    rows = list(meeting.attendance.select_related("person").order_by("pk"))
    people = [row.person_id for row in rows]
    exempt = Exemption.objects.on(meeting.day).filter(person_id__in=people)
    percent = rules_in_force(meeting.unit.path, on=meeting.day)["quorum_percent"]
    return Presence(rows, frozenset(exempt.values_list("person_id", flat=True)), percent)
