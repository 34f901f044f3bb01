"""Remind of documents: by hand, or by the clock and the regulation in force."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sotay.audit.actions import record
from sotay.audit.actors import SystemActor
from sotay.kit.clock import HANOI, day_of
from sotay.kit.refusals import NotNow
from sotay.library.actions.telling import urge_people, urge_units
from sotay.library.models import Dissemination
from sotay.library.permissions import keep_documents, see_unread
from sotay.library.queries.following import Following, children_with, following, roll_with
from sotay.library.rules import step_today
from sotay.notices.rules import after_quiet
from sotay.org.relations import Refused
from sotay.org.rolls import is_committee
from sotay.org.standing import Standing
from sotay.regulations.models import RuleValue
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, declared

BY = SystemActor("Nhắc tự động")
AT_ONCE = 500
BEFORE, AFTER = "remind_before", "remind_after"


@transaction.atomic
def urge(uid: UUID, code: str, *, by: Standing, now: datetime) -> int:
    """Whoever of the cell has not confirmed, or who leads the units that have not passed the
    document on, is reminded; returns how many are told, each once a day at the most.

    `NotNow` where nothing was passed on yet.
    """
    page = following(uid, code, by=by)
    _may_urge(page, by)
    if page.own is None:
        raise NotNow("Đơn vị chưa phổ biến văn bản này. Hãy phổ biến trước.")
    if page.is_cell:
        told = urge_people(page.own, [line.person_id for line in page.missing], by=by, now=now)
    else:
        told = urge_units(page.own, [line.unit for line in page.silent], by=by, now=now)
    record("document.urged", f"document:{page.document.pk}", by=by, now=now,
           thing_name=page.document.title, note=f"{page.unit.name}: {told} người")  # fmt: skip
    return told


def _may_urge(page: Following, by: Standing) -> None:
    right = see_unread if page.is_cell else keep_documents
    if not right.holds(by, page.unit):
        raise Refused(right)


def remind_by_rule(now: datetime) -> int:
    """Some of today's automatic reminders of documents; called again it goes on where it was, and
    nobody is told twice of one day. Returns how many are told.
    """
    today = day_of(now)
    rows = Dissemination.objects.filter(
        Q(reminded_on=None) | Q(reminded_on__lt=today), due_on__in=_days_to_remind_of(today)
    )
    told = 0
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            told += _remind(pk, today, now)
    return told


def _days_to_remind_of(today: date) -> list[date]:
    """The dates of which some unit, or the declared default, reminds today."""
    own = RuleValue.objects.on(today).filter(key__in=(BEFORE, AFTER)).values_list("key", "value")
    steps = [*own, *((key, declared(key).default) for key in (BEFORE, AFTER))]
    days = {day if key == BEFORE else -day for key, some in steps for day in some}
    return [today + timedelta(days=day) for day in sorted(days)]


def _remind(pk: int, today: date, now: datetime) -> int:
    rows = Dissemination.objects.select_for_update(of=("self",)).select_related("document", "unit")
    row = rows.defer("document__text").filter(pk=pk).exclude(reminded_on=today).first()
    if row is None or row.due_on is None:
        return 0
    Dissemination.objects.filter(pk=pk).update(reminded_on=today)
    rules = rules_in_force(row.unit.path, on=today)
    days_left = (row.due_on - today).days
    if not step_today(days_left, rules[BEFORE], rules[AFTER]):
        return 0
    waits = _not_before(now, rules)
    if is_committee(row.unit):
        below = children_with(row.document, row.unit, row, today)
        silent = [child for child, own, is_asked in below if is_asked and own is None]
        return urge_units(row, silent, by=BY, now=now, not_before=waits)
    _, missing = roll_with(row.document, row.unit, today)
    people = [line.person_id for line in missing]
    return urge_people(row, people, by=BY, now=now, not_before=waits)


def _not_before(now: datetime, rules: Rules) -> datetime:
    begins, ends = (time.fromisoformat(rules[key]) for key in ("quiet_from", "quiet_until"))
    return after_quiet(now.astimezone(HANOI), begins, ends)
