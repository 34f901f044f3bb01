"""Begin a report, write it, take its figures anew, finish it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.choices import Period
from sotay.oversight.models import SummingUp
from sotay.oversight.queries.summing import unit_to_sum
from sotay.oversight.queries.summing_figures import figures_of
from sotay.oversight.rules.summing import PARTS, period_fault, period_name, summing_faults

FINISHED = "Báo cáo này đã chốt ngày {day:%d/%m/%Y}, không sửa được nữa."


class SummingElsewhere(Exception):
    """Somebody saved the report since this page was read; nothing is overwritten."""

    def __init__(self, row: SummingUp) -> None:
        self.row = row
        super().__init__(f"{row.saved_by} vừa lưu báo cáo này.")


class NotFinished(Exception):
    """Something misses; `faults` says what, by part."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(next(iter(faults.values())))


@transaction.atomic
def begin_summing(code: str, year: int, period: str, *, by: Standing, now: datetime) -> SummingUp:
    """The report of that period stands with the figures of this moment; the one that stands
    already, if somebody began it before.

    Raises `NotNow` before its time or for a year that cannot be, and as `unit_to_sum` does.
    """
    unit = _locked_unit(code, by=by)
    if period not in Period.values:
        raise NotFound(period)
    if fault := period_fault(period, year, today=by.day):
        raise NotNow(fault)
    found = unit.summing_up.filter(year=year, period=period).first()
    if found:
        return found
    row = SummingUp(unit=unit, year=year, period=period)
    row.seal({})
    _take_figures(row, unit, by=by, now=now)
    _save(row, by=by, now=now)
    _record("summing.begun", row, by=by, now=now)
    return row


@transaction.atomic
def save_summing(
    code: str, year: int, period: str, words: Mapping[str, str], *, base: int, by: Standing,
    now: datetime, refresh: bool = False,
) -> SummingUp:  # fmt: skip
    """The report holds these words, on top of revision `base`; with `refresh` its figures are those
    of this moment, and what people wrote stays.

    Raises `SummingElsewhere` when it was saved meanwhile, `NotNow` once it is finished.
    """
    row = _locked(code, year, period, base=base, by=by)
    row.seal(_content(words))
    if refresh:
        _take_figures(row, row.unit, by=by, now=now)
        _record("summing.figures", row, by=by, now=now)
    _save(row, by=by, now=now)
    return row


@transaction.atomic
def finish_summing(
    code: str, year: int, period: str, words: Mapping[str, str], *, base: int, by: Standing,
    now: datetime,
) -> SummingUp:  # fmt: skip
    """The report stays as it is now, words and figures, and nobody changes it any more.

    Raises `NotFinished` with what misses, and as `save_summing` does.
    """
    row = _locked(code, year, period, base=base, by=by)
    content = _content(words)
    if faults := summing_faults(content):
        raise NotFinished(faults)
    row.seal(content)
    row.finished_at, row.finished_by = now, by.name
    _save(row, by=by, now=now)
    _record("summing.finished", row, by=by, now=now)
    return row


def _locked_unit(code: str, *, by: Standing) -> Unit:
    found = unit_to_sum(code, by=by, writing=True)
    return Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=found.pk)


def _locked(code: str, year: int, period: str, *, base: int, by: Standing) -> SummingUp:
    unit = _locked_unit(code, by=by)
    row = unit.summing_up.filter(year=year, period=period).first()
    if row is None:
        raise NotFound(period)
    row.unit = unit
    if row.finished_at:
        raise NotNow(FINISHED.format(day=row.finished_at))
    if row.rev != base:
        raise SummingElsewhere(row)
    return row


def _content(words: Mapping[str, str]) -> dict[str, str]:
    return {part.name: words.get(part.name, "").strip() for part in PARTS}


def _take_figures(row: SummingUp, unit: Unit, *, by: Standing, now: datetime) -> None:
    row.figures = figures_of(unit, row.period, row.year, by=by).kept()
    row.figures_at = now


def _save(row: SummingUp, *, by: Standing, now: datetime) -> None:
    row.rev += 1
    row.saved_at, row.saved_by = now, by.name
    row.save()


def _record(verb: str, row: SummingUp, *, by: Standing, now: datetime) -> None:
    name = period_name(row.period, row.year)
    record(verb, f"unit:{row.unit_id}", by=by, now=now, thing_name=name, note=row.unit.name)
