"""A unit's own Word form of minutes: upload, look at it, use it, go back to the usual one."""

from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.exports.word_template import check_template
from sotay.kit import sealing
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.meetings.models import WordTemplate
from sotay.meetings.permissions import set_word_template
from sotay.meetings.queries.finding import unit_to_plan
from sotay.meetings.queries.word_templates import waiting_template
from sotay.org.models import Unit
from sotay.org.standing import Standing


@transaction.atomic
def upload_template(code: str, name: str, data: bytes, *, by: Standing, now: datetime
                    ) -> WordTemplate:  # fmt: skip
    """The file waits to be looked at, in the place of one that waited; raises `WrongTemplate`."""
    unit = _unit(code, by=by)
    check_template(data)
    WordTemplate.objects.filter(unit=unit, used_from=None).delete()
    made = WordTemplate(unit=unit, name=clean(name)[-200:], added_at=now, added_by=by.name)
    made.sealed = sealing.seal_bytes(data, row=made.seal_row)
    made.save(force_insert=True)
    _leave_trail("template.uploaded", unit, made.name, by=by, now=now)
    return made


@transaction.atomic
def use_template(code: str, *, by: Standing, now: datetime) -> None:
    """From now on minutes are printed in the form that waited. `NotNow` if none does."""
    unit = _unit(code, by=by)
    waiting = waiting_template(unit)
    if waiting is None:
        raise NotNow("Chưa có mẫu nào chờ dùng. Hãy tải tệp lên trước.")
    _end_use(unit, now)
    waiting.used_from = now
    waiting.save(update_fields=["used_from"])
    _leave_trail("template.used", unit, waiting.name, by=by, now=now)


@transaction.atomic
def drop_templates(code: str, *, by: Standing, now: datetime) -> None:
    """The unit has no form of its own any more; papers signed with one keep it."""
    unit = _unit(code, by=by)
    WordTemplate.objects.filter(unit=unit, used_from=None).delete()
    _end_use(unit, now)
    _leave_trail("template.dropped", unit, "", by=by, now=now)


def _unit(code: str, *, by: Standing) -> Unit:
    unit = unit_to_plan(code, by=by, to=set_word_template)
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _end_use(unit: Unit, now: datetime) -> None:
    rows = WordTemplate.objects.filter(unit=unit, used_from__isnull=False, used_until=None)
    rows.update(used_until=now)


def _leave_trail(verb: str, unit: Unit, name: str, *, by: Standing, now: datetime) -> None:
    record(verb, f"unit:{unit.pk}", by=by, now=now, thing_name=unit.name, note=name)
