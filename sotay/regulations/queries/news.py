"""Whom a newly issued document overtakes: units below whose own values are now too loose."""

from datetime import timedelta

from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Regulation
from sotay.regulations.queries.in_force import rules_in_force
from sotay.regulations.queries.preview import GivesWay, rows_below
from sotay.regulations.rules import declared, is_overtaken
from sotay.regulations.rules.changes import changes

AT_ONCE = 500


def document_with_news() -> Regulation | None:
    """The first issued document of which the units below have not all been told."""
    rows = Regulation.objects.filter(state=RegulationState.ISSUED, news_done=False)
    return rows.select_related("unit").defer("file").order_by("pk").first()


def next_overtaken(document: Regulation) -> tuple[list[GivesWay], int | None]:
    """Values of units below that stood until this document and are looser than it, the next few
    units after those already reached; and up to which unit, None for the last.
    """
    unit, since = document.unit, document.valid_from
    after = rules_in_force(unit.path, on=since)
    before = after.at(since - timedelta(days=1))
    keys = [one.key for one in changes(before, after) if declared(one.key).tighter]
    below = rows_below(unit, keys, since=since).filter(unit_id__gt=document.news_reached)
    rows = list(below.order_by("unit_id", "pk")[:AT_ONCE])
    reached = None
    if len(rows) == AT_ONCE:  # the last unit may have more: it is left for the next time
        rows = [row for row in rows if row.unit_id != rows[-1].unit_id]
        reached = rows[-1].unit_id
    found = [
        GivesWay(row.unit, row.key, row.value, after[row.key])
        for row in rows
        if is_overtaken(row.key, row.value, after[row.key])
        and not is_overtaken(row.key, row.value, before[row.key])
    ]
    return found, reached
