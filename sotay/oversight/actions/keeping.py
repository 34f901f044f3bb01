"""Add up the largest units now and then, so that their pages need not."""

from datetime import datetime

from sotay.kit.clock import day_of
from sotay.org.models import Unit
from sotay.oversight.models import KeptFigures
from sotay.oversight.queries.kept import LARGEST, pairs_to_keep
from sotay.oversight.queries.sums import sums_of


def keep_figures(now: datetime) -> int:
    """The largest units have their figures of this year and the last as of now; how many are so."""
    kept = [_added_up(unit, now) for unit in Unit.objects.filter(kind__in=LARGEST)]
    KeptFigures.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["pk"], update_fields=["at", "pairs", "rows"]
    )
    return len(kept)


def _added_up(unit: Unit, now: datetime) -> KeptFigures:
    today = day_of(now)
    pairs = pairs_to_keep(unit, today)
    rows = [
        [child, year, use, *figures.numbers]
        for child, found in sums_of(unit, pairs, this_year=today.year).items()
        for (year, use), figures in found.items()
    ]
    return KeptFigures(unit=unit, at=now, pairs=sorted(pairs), rows=rows)
