"""Whom to remind of what, before anybody is told."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sotay.notebook.queries.states import MemberUse
from sotay.notices.choices import DeliveryState, Kind
from sotay.notices.queries import answers_since, last_sent, troubles_since
from sotay.org.choices import PARTY_CATEGORIES
from sotay.org.models import Unit
from sotay.org.rolls import RollLine
from sotay.org.standing import Standing
from sotay.oversight.permissions import urge
from sotay.oversight.queries.desk import Row, desks_owing, leads, unit_for
from sotay.oversight.rules import INSIST_HOURS, reminder_words

SOON = 14
MOST = 20
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class ToRemind:
    """One person, what they are to be told, and when they last were."""

    line: RollLine
    name: str
    is_leader: bool
    is_late: bool
    subject: str
    body: str
    last_at: datetime | None
    is_too_soon: bool
    answer: str


@dataclass(frozen=True)
class Trouble:
    """A message that did not reach somebody outside: how, why, and when it is tried again."""

    name: str
    channel: str
    error: str
    again_at: datetime | None


@dataclass(frozen=True)
class Reminding:
    unit: Unit
    people: tuple[ToRemind, ...]
    troubles: tuple[Trouble, ...]

    @property
    def late_leaders(self) -> list[ToRemind]:
        return [one for one in self.people if one.is_leader and one.is_late]


def reminding(code: str, *, by: Standing, now: datetime, within: int = SOON) -> Reminding:
    """Everybody of the unit who is late or due within so many days, late leaders first."""
    unit = unit_for(code, by=by, to=urge)
    desks = desks_owing(unit, on=by.day)
    limit = by.day + timedelta(days=within)
    rows, rules = desks[-1].rows, desks[-1].rules
    owed: dict[int, list[MemberUse]] = {}
    for row in (row for desk in desks for row in desk.rows):
        due = [use for use in row.owed if use.due and use.due <= limit]
        owed.setdefault(row.line.person_id, []).extend(due)
    ids = [person for person, uses in owed.items() if uses]
    last = last_sent(ids, Kind.REMINDER, since=now - LOOK_BACK)
    answers = answers_since(ids, Kind.REMINDER, since=now - LOOK_BACK)
    found = []
    for row in rows:
        if uses := owed[row.line.person_id]:
            when = last.get(row.line.person_id)
            answer = answers.get(row.line.person_id, "")
            found.append(_to_remind(row, uses, leads(row.line, rules), when, answer, by.day, now))
    found.sort(key=lambda one: not (one.is_leader and one.is_late))
    everybody = [row.line.person_id for row in rows]
    return Reminding(unit, tuple(found), _troubles(everybody, since=now - LOOK_BACK))


def _to_remind(row: Row, uses: list[MemberUse], leader: bool, last: datetime | None, answer: str,
               on: date, now: datetime) -> ToRemind:  # fmt: skip
    titles = [(use.use.title, use.due) for use in uses if use.due]
    subject, body = reminder_words(titles, on=on, is_leader=leader, address=address_of(row.line))
    soon = last is not None and now - last < timedelta(hours=INSIST_HOURS)
    late = any(use.state == "overdue" for use in uses)
    return ToRemind(row.line, row.name, leader, late, subject, body, last, soon, answer)


def address_of(line: RollLine) -> str:
    """How a person is spoken to in a message."""
    return "đồng chí" if line.category in PARTY_CATEGORIES else "anh/chị"


def _troubles(people: list[int], *, since: datetime) -> tuple[Trouble, ...]:
    """One line for each person and way: the newest."""
    found: dict[tuple[int, str], Trouble] = {}
    for row in troubles_since(people, since=since)[: MOST * 5]:
        waits = row.next_try_at if row.state == DeliveryState.WAITING else None
        found.setdefault(
            (row.message.person_id, row.channel),
            Trouble(row.message.person.name, row.get_channel_display(), row.error, waits),
        )
    return tuple(found.values())[:MOST]
