"""The same sums of a year that is over with every place under the units it stood under then."""

from collections.abc import Collection

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value, When

from sotay.notebook.models import UseCount
from sotay.org.choices import ABOVE_GRASSROOTS
from sotay.org.models import FormerPlace, Unit
from sotay.org.rules.levels import LEVELS
from sotay.oversight.queries.sums import (
    Pair,
    Sums,
    any_of,
    child_level,
    collected,
    counts_below,
    level_of,
    people_beside,
    people_now,
    summed,
    sums_of,
)


def stood_elsewhere(unit: Unit, year: int) -> bool:
    """Whether places under the unit, today or in that year, stood under others in that year."""
    here = Q(**{f"place__{level_of(unit)}": unit.pk}) | _under(unit.pk)
    return FormerPlace.objects.filter(here, since__lte=year, until__gte=year).exists()


def sums_as_then(
    unit: Unit, pairs: Collection[Pair], *, this_year: int, beside: Pair | None = None
) -> Sums:
    """As `sums_of`, with the places that stood under the unit in the year of each use; all of these
    years are over.
    """
    rows = [summed(part, this_year) for part in _counts(unit, any_of(pairs))]
    if beside and unit.parent and unit.kind not in ABOVE_GRASSROOTS:
        rows += [people_beside(part) for part in _counts(unit.parent, any_of([beside]))]
    people = people_now(unit.path.count("."), unit.pk)
    return collected(people.union(*rows, all=True))


def sums_of_year(
    unit: Unit, pairs: Collection[Pair], year: int, *, this_year: int, beside: Pair | None = None
) -> tuple[Sums, list[Unit]]:
    """With the units right under it: of a year that is over as they stood then, of the running one
    as they stand now.
    """
    children = list(unit.children.order_by("code"))
    if year >= this_year or not stood_elsewhere(unit, year):
        return sums_of(unit, pairs, this_year=this_year, beside=beside), children
    sums = sums_as_then(unit, pairs, this_year=this_year, beside=beside)
    return sums, children_then(children, sums)


def children_then(children: list[Unit], sums: Sums) -> list[Unit]:
    """The units of which these sums tell, in the order of their codes; one query more if some of
    them are not among these children any more.
    """
    told = {pk for pk, found in sums.items() if pk and any(year > 0 for year, _ in found)}
    here = [one for one in children if one.pk in told]
    gone = told - {one.pk for one in here}
    found = [*here, *(Unit.objects.filter(pk__in=gone) if gone else ())]
    return sorted(found, key=lambda one: one.code)


def _counts(unit: Unit, wanted: Q) -> tuple[QuerySet[UseCount], QuerySet[UseCount]]:
    """Of the places that never moved since, and of those that did."""
    then = FormerPlace.objects.filter(
        place=OuterRef("place"), since__lte=OuterRef("year"), until__gte=OuterRef("year")
    )
    stayed = counts_below(unit.path.count("."), unit.pk, wanted).filter(~Exists(then))
    of_that_year = Q(place__former__since__lte=F("year"), place__former__until__gte=F("year"))
    moved = UseCount.objects.annotate(
        stood=FilteredRelation("place__former", condition=of_that_year),
        child=Case(
            *(
                When(Q(**{f"stood__{level}": unit.pk}), then=child_level(depth, "stood__"))
                for depth, level in enumerate(LEVELS, 1)
            ),
            default=Value(0),
        ),
    )
    return stayed, moved.filter(wanted, _under(unit.pk, "stood__"))


def _under(unit_id: int, prefix: str = "") -> Q:
    """Under the unit, at whatever level it stood."""
    found = Q()
    for level in LEVELS:
        found |= Q(**{f"{prefix}{level}": unit_id})
    return found
