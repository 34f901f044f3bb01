"""Decide that what is over is destroyed, withdraw that, carry it out."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.clock import day_of
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.actions.keeping import forget_shown
from sotay.notebook.actions.retention import erase_texts
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.models import Person, Unit
from sotay.org.standing import Standing
from sotay.oversight.models import Disposal
from sotay.oversight.queries.retention import KEPT_BACK, Over, lines_of, over_in, unit_keeping
from sotay.oversight.rules.retention import disposal_faults

NOTHING_OVER = "Không có bài nào đã hết thời hạn lưu giữ mà hủy được."
UNDER_WAY = "Quyết định {number} chưa thực hiện xong. Hãy thực hiện hoặc rút quyết định ấy trước."
NOT_YET = "Theo quyết định, việc hủy làm từ ngày {day:%d/%m/%Y}."
DONE = "Quyết định này đã thực hiện xong hoặc đã rút."
OTHER_NUMBER = "Số quyết định vừa gõ không khớp. Hãy gõ đúng: {number}"


class WrongDays(Exception):
    """A day of the decision cannot be; `faults` says which, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(next(iter(faults.values())))


@dataclass(frozen=True)
class Decision:
    """What the committee decided; `kept_back`: the people whose entries stay."""

    number: str
    decided_on: date
    carry_from: date
    kept_back: Collection[UUID] = ()


@transaction.atomic
def decide_disposal(code: str, given: Decision, *, by: Standing, now: datetime) -> Disposal:
    """The list of what is over stands with its decision; whoever it is about is told from when on
    it goes, and how to keep a copy. Nothing is destroyed yet.

    Raises `WrongDays`, `NotNow` while another decision is under way or where nothing is over, and
    as `unit_keeping` does.
    """
    unit = _locked(code, by=by)
    if faults := disposal_faults(given.decided_on, given.carry_from, today=by.day):
        raise WrongDays(faults)
    if other := unit.disposals.filter(carried_at=None, withdrawn_at=None).first():
        raise NotNow(UNDER_WAY.format(number=other.number))
    rows = _kept_back(over_in(unit, today=by.day), given.kept_back)
    going = [row for row in rows if not row.held]
    if not going:
        raise NotNow(NOTHING_OVER)
    disposal = Disposal.objects.create(
        unit=unit, number=given.number, decided_on=given.decided_on, carry_from=given.carry_from,
        decided_at=now, decided_by=by.name, entries=[row.pk for row in going],
        lines=[asdict(line) for line in lines_of(going)],
        held=[asdict(line) for line in lines_of(row for row in rows if row.held)],
    )  # fmt: skip
    _tell(disposal, unit, going, by=by, now=now)
    _record("disposal.decided", disposal, by=by, now=now)
    return disposal


def _kept_back(rows: list[Over], people: Collection[UUID]) -> list[Over]:
    kept = set(Person.objects.filter(uid__in=people).values_list("pk", flat=True))
    return [
        replace(row, held=KEPT_BACK) if row.person_id in kept and not row.held else row
        for row in rows
    ]


def _tell(
    disposal: Disposal, unit: Unit, going: list[Over], *, by: Standing, now: datetime
) -> None:
    years = sorted({row.year for row in going})
    named = f"{years[0]}" if len(years) == 1 else f"{years[0]} – {years[-1]}"
    send(
        list({row.person_id for row in going}),
        kind=Kind.ACCOUNT,
        subject=f"Bài Sổ tay năm {named} sẽ được hủy vì hết thời hạn lưu giữ",
        body=f"Theo quyết định {disposal.number} của {unit.name}, bài đã nộp của năm {named} được "
        f"hủy từ ngày {disposal.carry_from:%d/%m/%Y}. Muốn giữ bản của mình, hãy tải về ở trang "
        "Tài khoản, mục “Tải dữ liệu của tôi”, trước ngày ấy. Ngày nộp, ngày báo cáo vẫn được giữ.",
        link="/tai-khoan/",
        dedupe=f"disposal:{disposal.pk}",
        by=by,
        now=now,
    )


@transaction.atomic
def withdraw_disposal(code: str, uid: UUID, *, by: Standing, now: datetime) -> Disposal:
    """The decision no longer stands and nothing of its list goes; raises as the carrying out."""
    disposal = _under_way(_locked(code, by=by), uid)
    disposal.withdrawn_at = now
    disposal.save(update_fields=["withdrawn_at"])
    _record("disposal.withdrawn", disposal, by=by, now=now)
    return disposal


@transaction.atomic
def carry_out_disposal(
    code: str, uid: UUID, number: str, *, by: Standing, now: datetime
) -> Disposal:
    """What stands on the list is gone for good: every text, version, draft, photo and mark for
    comparing. What is inspected or appealed against meanwhile stays. The record has only counts.

    Raises `NotNow` before the day, for another `number` than the decision's, or when it is done or
    withdrawn; `NotFound`, and as `unit_keeping` does.
    """
    unit = _locked(code, by=by)
    disposal = _under_way(unit, uid)
    if by.day < disposal.carry_from:
        raise NotNow(NOT_YET.format(day=disposal.carry_from))
    if number.split() != disposal.number.split():
        raise NotNow(OTHER_NUMBER.format(number=disposal.number))
    listed = set(disposal.entries)
    rows = [row for row in over_in(unit, today=by.day) if row.pk in listed]
    going = [row.pk for row in rows if not row.held]
    gone = {"entry": len(going), "shown": forget_shown(going)}
    gone |= erase_texts(going, on=day_of(now))
    disposal.held += [asdict(line) for line in lines_of(row for row in rows if row.held)]
    disposal.gone, disposal.carried_at, disposal.carried_by = gone, now, by.name
    # The record names nobody, nor leads to anybody.
    disposal.entries = []
    disposal.save()
    _record("disposal.carried-out", disposal, by=by, now=now)
    return disposal


def _locked(code: str, *, by: Standing) -> Unit:
    found = unit_keeping(code, by=by, deciding=True)
    return Unit.objects.select_for_update(of=("self",)).get(pk=found.pk)


def _under_way(unit: Unit, uid: UUID) -> Disposal:
    disposal = unit.disposals.filter(uid=uid).first()
    if disposal is None:
        raise NotFound(uid)
    if disposal.carried_at or disposal.withdrawn_at:
        raise NotNow(DONE)
    return disposal


def _record(verb: str, disposal: Disposal, *, by: Standing, now: datetime) -> None:
    record(verb, f"unit:{disposal.unit_id}", by=by, now=now, thing_name=disposal.number,
           note="; ".join(f"{line['place']} năm {line['year']}: {line['entries']} bài"
                          for line in disposal.lines)[:500])  # fmt: skip
