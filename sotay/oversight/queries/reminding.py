"""Whom to remind of what, before anybody is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sotay.notices.choices import Kind
from sotay.notices.queries import answers_since, failures_since, last_sent
from sotay.org.choices import PARTY_CATEGORIES
from sotay.org.models import Unit
from sotay.org.rolls import RollLine
from sotay.org.standing import Standing
from sotay.oversight.permissions import urge
from sotay.oversight.queries.desk import desk_of, leads, unit_for
from sotay.oversight.rules import INSIST_HOURS, reminder_words

SOON = 14
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class ToRemind:
    """One person, what they are to be told, and when they last were."""

    line: RollLine
    is_leader: bool
    is_late: bool
    subject: str
    body: str
    last_at: datetime | None
    is_too_soon: bool
    answer: str


@dataclass(frozen=True)
class Reminding:
    unit: Unit
    people: tuple[ToRemind, ...]
    failures: tuple[tuple[str, str], ...]  # name, what went wrong

    @property
    def late_leaders(self) -> list[ToRemind]:
        return [one for one in self.people if one.is_leader and one.is_late]


def reminding(code: str, *, by: Standing, now: datetime, within: int = SOON) -> Reminding:
    """Everybody of the unit who is late or due within so many days, late leaders first."""
    unit = unit_for(code, by=by, to=urge)
    desk = desk_of(unit, by.day.year, on=by.day)
    limit = by.day + timedelta(days=within)
    rows = [(row, [use for use in row.owed if use.due and use.due <= limit]) for row in desk.rows]
    rows = [(row, owed) for row, owed in rows if owed]
    ids = [row.line.person_id for row, _ in rows]
    last = last_sent(ids, Kind.REMINDER, since=now - LOOK_BACK)
    answers = answers_since(ids, Kind.REMINDER, since=now - LOOK_BACK)
    found = []
    for row, owed in rows:
        leader = leads(row.line, desk.rules)
        address = "đồng chí" if row.line.category in PARTY_CATEGORIES else "anh/chị"
        uses = [(use.use.title, use.due) for use in owed if use.due]
        subject, body = reminder_words(uses, on=by.day, is_leader=leader, address=address)
        when = last.get(row.line.person_id)
        soon = when is not None and now - when < timedelta(hours=INSIST_HOURS)
        found.append(ToRemind(row.line, leader, row.is_late, subject, body, when, soon,
                              answers.get(row.line.person_id, "")))  # fmt: skip
    found.sort(key=lambda one: not (one.is_leader and one.is_late))
    failed = failures_since([row.line.person_id for row in desk.rows], since=now - LOOK_BACK)
    failures = tuple((row.message.person.name, row.error) for row in failed[:20])
    return Reminding(unit, tuple(found), failures)
