"""Remind people of what is due: by hand, or by the clock and the regulation in force."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit.clock import HANOI, day_of
from sotay.kit.refusals import NotNow
from sotay.notebook.queries.states import MemberUse
from sotay.notices.actions import send
from sotay.notices.choices import AUTOMATIC, Kind
from sotay.notices.rules import after_quiet
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.models import ReminderRun
from sotay.oversight.queries.desk import Desk, Row, desks_owing, leads, units_to_remind
from sotay.oversight.queries.reminding import ToRemind, address_of, reminding
from sotay.oversight.rules import reminder_words, step_reached
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules

ON_PAPER = "Tôi đã làm trên giấy"
BY = SystemActor(AUTOMATIC)
HOME = "/so-tay/"


@transaction.atomic
def remind(
    code: str,
    people: Iterable[UUID],
    *,
    token: UUID,
    insist: bool,
    before_leaders: bool,
    by: Standing,
    now: datetime,
) -> int:
    """Those of these people who owe something have a reminder; returns how many are told.

    Whoever got one within 48 hours is left out unless `insist`; at night nothing goes outside
    before the morning. The same token again tells nobody twice. `NotNow` while a leader is late
    and only others are chosen, unless `before_leaders`.
    """
    page, wanted = reminding(code, by=by, now=now, within=366), set(people)
    chosen = [one for one in page.people if one.line.uid in wanted]
    chosen = [one for one in chosen if insist or not one.is_too_soon]
    waiting = [one for one in page.late_leaders if not one.is_too_soon]
    if waiting and not before_leaders and not any(one in waiting for one in chosen):
        names = ", ".join(one.name for one in waiting)
        raise NotNow(
            f"Trên trước, dưới sau: {names} đang chậm. Hãy đôn đốc cấp ủy trước, hoặc đánh dấu "
            "“Vẫn đôn đốc đảng viên trước”."
        )
    told = _tell(chosen, f"urge:{token}", page.unit, by=by, now=now)
    record("reminder.sent", f"unit:{page.unit.pk}", by=by, now=now, thing_name=page.unit.name,
           note=f"{told} người")  # fmt: skip
    return told


def _tell(chosen: list[ToRemind], dedupe: str, unit: Unit, *, by: Standing, now: datetime) -> int:
    by_words: dict[tuple[str, str], list[int]] = {}
    waits = not_before(now, rules_in_force(unit.path, on=by.day))
    for one in chosen:
        by_words.setdefault((one.subject, one.body), []).append(one.line.person_id)
    return sum(
        send(ids, kind=Kind.REMINDER, subject=subject, body=body, link=HOME, dedupe=dedupe,
             by=by, now=now, not_before=waits, answers=(ON_PAPER,))
        for (subject, body), ids in by_words.items()
    )  # fmt: skip


def remind_by_rule(now: datetime) -> Iterator[tuple[str, int]]:
    """Today's automatic reminders, unit by unit; yields each unit's code and how many are told.

    One transaction for each unit: stopped anywhere and called again, it goes on where it was, and
    nobody is told twice of one step.
    """
    today = day_of(now)
    run, _ = ReminderRun.objects.get_or_create(day=today)
    if run.finished_at:
        return
    for unit in units_to_remind(on=today, after=run.reached):
        with transaction.atomic():
            told = _remind_unit(unit, today, now)
            ReminderRun.objects.filter(pk=run.pk).update(reached=unit.code)
        yield unit.code, told
    ReminderRun.objects.filter(pk=run.pk).update(finished_at=now)


@dataclass(frozen=True)
class DueByRule:
    """One person who is to be told today of one use, at one step of the reminders."""

    row: Row
    use: MemberUse
    year: int
    step: int  # days before the due date; after it, less than nothing
    is_leader: bool

    @property
    def occasion(self) -> str:
        return f"auto:{self.year}:{self.use.use.slug}:{self.step}"


def due_by_rule(unit: Unit, today: date) -> list[DueByRule]:
    """Who is to be told today, of which use, at which step."""
    return [due for desk in desks_owing(unit, on=today) for due in _due_of(desk, today)]


def _due_of(desk: Desk, today: date) -> Iterator[DueByRule]:
    before, after = desk.rules["remind_before"], desk.rules["remind_after"]
    for row in desk.rows:
        for use in row.owed:
            step = step_reached((use.due - today).days, before, after) if use.due else None
            if step is not None:
                yield DueByRule(row, use, desk.year, step, leads(row.line, desk.rules))


def _remind_unit(unit: Unit, today: date, now: datetime) -> int:
    by_words: dict[tuple[str, str, str], list[int]] = {}
    for due in due_by_rule(unit, today):
        owed = [(due.use.use.title, due.use.due or today)]
        words = reminder_words(owed, on=today, is_leader=due.is_leader,
                               address=address_of(due.row.line))  # fmt: skip
        by_words.setdefault((due.occasion, *words), []).append(due.row.line.person_id)
    if not by_words:
        return 0
    waits = not_before(now, rules_in_force(unit.path, on=today))
    return sum(
        send(ids, kind=Kind.REMINDER, subject=subject, body=body, link=HOME, dedupe=dedupe,
             by=BY, now=now, not_before=waits, answers=(ON_PAPER,))
        for (dedupe, subject, body), ids in by_words.items()
    )  # fmt: skip


def not_before(now: datetime, rules: Rules) -> datetime:
    """When a message may go outside: now, or the morning after the quiet hours."""
    begins, ends = (time.fromisoformat(rules[key]) for key in ("quiet_from", "quiet_until"))
    return after_quiet(now.astimezone(HANOI), begins, ends)
