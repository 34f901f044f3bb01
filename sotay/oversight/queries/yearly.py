"""The figures of a unit in every use of a year, for those who look back on it."""

from dataclasses import dataclass

from sotay.notebook.rules.figures import Figures
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.queries.progress import Whole, may_watch, sees_few
from sotay.oversight.queries.sums_then import sums_of_year
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Use, uses_of_year


@dataclass(frozen=True)
class UseFigures:
    """One use: of the whole unit, and of each unit under it of which figures are told."""

    use: Use
    total: Figures
    told: tuple[Figures, ...]


def figures_of_year(unit: Unit, year: int, *, by: Standing) -> tuple[UseFigures, ...]:
    """Every use of the year in its order; none for whoever may not see the unit's figures, or where
    they are not told. Three queries.
    """
    if not may_watch(unit, by=by):
        return ()
    rules, sees = rules_in_force(unit.path, on=by.day), sees_few(unit, by=by)
    uses = uses_of_year(year, rules)
    beside = None if sees else (year, uses[0].slug)
    pairs = {(year, use.slug) for use in uses}
    sums, children = sums_of_year(unit, pairs, year, this_year=by.day.year, beside=beside)
    found = []
    for use in uses:
        whole = Whole(sums, year, use, rules, by.day)
        if not sees and whole.is_hidden(unit):
            return ()
        lines = whole.lines(children, hide=not sees)
        told = tuple(one.figures for one in lines if one.figures.people and not one.is_hidden)
        found.append(UseFigures(use, whole.line(unit).figures, told))
    return tuple(found)
