"""Remind people of what is due: by hand, or by the clock and the regulation in force."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit.clock import HANOI, day_of
from sotay.kit.refusals import NotNow
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.notices.rules import after_quiet
from sotay.org.choices import PARTY_CATEGORIES
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.models import ReminderRun
from sotay.oversight.queries.desk import Row, desk_of, leads, units_with_a_desk
from sotay.oversight.queries.reminding import ToRemind, reminding
from sotay.oversight.rules import reminder_words, step_reached
from sotay.regulations.rules import Rules

ON_PAPER = "Tôi đã làm trên giấy"
BY = SystemActor("Nhắc tự động")
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

    Whoever got one within 48 hours is left out unless `insist`. The same token again tells nobody
    twice. `NotNow` while a leader is late and only others are chosen, unless `before_leaders`.
    """
    page, wanted = reminding(code, by=by, now=now, within=366), set(people)
    chosen = [one for one in page.people if one.line.uid in wanted]
    chosen = [one for one in chosen if insist or not one.is_too_soon]
    waiting = [one for one in page.late_leaders if not one.is_too_soon]
    if waiting and not before_leaders and not any(one in waiting for one in chosen):
        names = ", ".join(one.line.name for one in waiting)
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
    for one in chosen:
        by_words.setdefault((one.subject, one.body), []).append(one.line.person_id)
    return sum(
        send(ids, kind=Kind.REMINDER, subject=subject, body=body, link=HOME, dedupe=dedupe,
             by=by, now=now, answers=(ON_PAPER,))
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
    for unit in units_with_a_desk(on=today, after=run.reached):
        with transaction.atomic():
            told = _remind_unit(unit, today, now)
            ReminderRun.objects.filter(pk=run.pk).update(reached=unit.code)
        yield unit.code, told
    ReminderRun.objects.filter(pk=run.pk).update(finished_at=now)


def due_by_rule(unit: Unit, today: date) -> list[tuple[Row, str, int]]:
    """Who is to be told today, of which use, at which step."""
    desk = desk_of(unit, today.year, on=today)
    found = []
    for row in desk.rows:
        for use in row.owed:
            days = (use.due - today).days if use.due else 0
            step = step_reached(days, desk.rules["remind_before"], desk.rules["remind_after"])
            if step is not None:
                found.append((row, use.use.slug, step))
    return found


def _remind_unit(unit: Unit, today: date, now: datetime) -> int:
    desk = desk_of(unit, today.year, on=today)
    by_words: dict[tuple[str, str, str], list[int]] = {}
    for row, slug, step in due_by_rule(unit, today):
        use = next(one for one in row.uses if one.use.slug == slug)
        address = "đồng chí" if row.line.category in PARTY_CATEGORIES else "anh/chị"
        words = reminder_words([(use.use.title, use.due or today)], on=today,
                               is_leader=leads(row.line, desk.rules), address=address)  # fmt: skip
        key = (f"auto:{today.year}:{slug}:{step}", *words)
        by_words.setdefault(key, []).append(row.line.person_id)
    waits = not_before(now, desk.rules)
    return sum(
        send(ids, kind=Kind.REMINDER, subject=subject, body=body, link=HOME, dedupe=dedupe,
             by=BY, now=now, not_before=waits, answers=(ON_PAPER,))
        for (dedupe, subject, body), ids in by_words.items()
    )  # fmt: skip


def not_before(now: datetime, rules: Rules) -> datetime:
    """When a message may go outside: now, or the morning after the quiet hours."""
    begins, ends = (time.fromisoformat(rules[key]) for key in ("quiet_from", "quiet_until"))
    return after_quiet(now.astimezone(HANOI), begins, ends)
