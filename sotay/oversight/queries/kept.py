"""The figures of the largest units as they were a few minutes ago."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.oversight.models import KeptFigures
from sotay.oversight.queries.sums import LIVE, Pair, Sums, collected
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import uses_of_year

# So many places stand under them that adding them up for every page would take too long.
LARGEST = (UnitKind.CENTRAL, UnitKind.PROVINCE)
STALE = timedelta(minutes=15)  # with the worker away pages add up themselves


def kept_sums(
    unit: Unit, pairs: Collection[Pair], *, now: datetime
) -> tuple[Sums, datetime] | None:
    """What was added up last for such a unit, and when; None of any other, or if it is too old or
    does not have all these uses.
    """
    if unit.kind not in LARGEST:
        return None
    row = KeptFigures.objects.filter(unit=unit, at__gt=now - STALE).first()
    if row is None or not {tuple(pair) for pair in row.pairs}.issuperset(pairs):
        return None
    wanted = {*pairs, LIVE}
    return collected(one for one in row.rows if (one[1], one[2]) in wanted), row.at


def pairs_to_keep(unit: Unit, today: date) -> set[Pair]:
    """Every use of this year and of the one before."""
    rules = rules_in_force(unit.path, on=today)
    years = (today.year - 1, today.year)
    return {(year, use.slug) for year in years for use in uses_of_year(year, rules)}
