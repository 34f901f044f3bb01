"""The half-year, yearly and five-year reports of a unit: the list, and one of them."""

from dataclasses import dataclass
from datetime import date, datetime

from sotay.kit.refusals import NotFound
from sotay.meetings.rules.signing import number_words
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.oversight.choices import Period
from sotay.oversight.models import SummingUp
from sotay.oversight.permissions import read_summing, write_summing
from sotay.oversight.queries.summing_figures import Figured, kept_figures
from sotay.oversight.rules.summing import period_fault, period_name
from sotay.recognition.models import Commendation
from sotay.regulations.queries import rules_in_force

MOST = 40
YEARS_BACK = 3


@dataclass(frozen=True)
class Praised:
    """One decision of the period whose person agreed to be told in this unit."""

    award: str
    number: str
    decided_on: date
    name: str
    about: str
    is_collective: bool


@dataclass(frozen=True)
class SummingPage:
    unit: Unit
    row: SummingUp
    figured: Figured
    praised: tuple[Praised, ...]  # those that may be named
    unnamed: int  # decisions about people who are only counted
    place: str
    may_write: bool

    @property
    def name(self) -> str:
        return period_name(self.row.period, self.row.year)

    @property
    def is_five(self) -> bool:
        return self.row.period == Period.FIVE

    @property
    def figures_at(self) -> datetime:
        return self.row.figures_at


@dataclass(frozen=True)
class ToBegin:
    """A report that can be begun today."""

    period: str
    year: int

    @property
    def name(self) -> str:
        return period_name(self.period, self.year)


@dataclass(frozen=True)
class SummingList:
    unit: Unit
    rows: tuple[tuple[str, SummingUp], ...]  # name and report, the newest first
    to_begin: tuple[ToBegin, ...]


def unit_to_sum(code: str, *, by: Standing, writing: bool = False) -> Unit:
    """A unit whose reports the acting person reads (or writes): any but a group, which has no
    figures of its own. `NotFound` for a stranger, `Refused` for a reader who may not write.
    """
    unit = unit_by_code(code)
    if unit.kind == UnitKind.GROUP or not read_summing.holds(by, unit):
        raise NotFound(code)
    if writing and not write_summing.holds(by, unit):
        raise Refused(write_summing)
    return unit


def summing_list(code: str, *, by: Standing) -> SummingList:
    """The reports of a unit, and what can be begun today; raises as `unit_to_sum`."""
    unit = unit_to_sum(code, by=by)
    rows = list(unit.summing_up.defer("sealed", "figures").order_by("-year", "-period")[:MOST])
    begun = {(row.period, row.year) for row in rows}
    offered = []
    if write_summing.holds(by, unit):
        this = by.day.year
        offered = [
            ToBegin(period, year)
            for year in range(this, this - YEARS_BACK, -1)
            for period in Period.values
            if (period, year) not in begun and not period_fault(period, year, today=by.day)
        ]
    named = tuple((period_name(row.period, row.year), row) for row in rows)
    return SummingList(unit, named, tuple(offered))


def summing_page(code: str, year: int, period: str, *, by: Standing) -> SummingPage:
    """A report with its figures as they were taken; of the commended those are named who have
    agreed, as of now, to be told in this unit. `NotFound` where nothing was begun, and as
    `unit_to_sum`. Five queries.
    """
    unit = unit_to_sum(code, by=by)
    row = unit.summing_up.filter(year=year, period=period).first()
    if row is None:
        raise NotFound(period)
    figured = kept_figures(row.figures)
    praised = _praised(unit, figured.praised)
    return SummingPage(
        unit=unit,
        row=row,
        figured=figured,
        praised=praised,
        unnamed=len(figured.praised) - len(praised),
        place=rules_in_force(unit.path, on=by.day)["place"],
        may_write=write_summing.holds(by, unit) and row.finished_at is None,
    )


def _praised(unit: Unit, ids: tuple[int, ...]) -> tuple[Praised, ...]:
    rows = Commendation.objects.filter(
        pk__in=ids, example__consented_at__isnull=False, example__withdrawn_at=None
    ).select_related("example__scope")
    return tuple(
        Praised(
            award=row.get_award_display(),
            number=number_words(row.code, row.number),
            decided_on=row.decided_on,
            name=row.name,
            about=row.about,
            is_collective=row.example.collective_id is not None,
        )
        for row in rows.defer(
            "sealed", "example__sealed", "example__picture", "example__folded"
        ).order_by("decided_on", "pk")
        if unit.path.startswith(row.example.scope.path)
    )
