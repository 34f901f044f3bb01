"""The sums of all places under a unit, child by child: one query, however many people."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from sotay.kit.prepared import prepared
from sotay.notebook.models import UseCount
from sotay.notebook.rules.figures import FEW, NAMES, Figures
from sotay.org.choices import ABOVE_GRASSROOTS
from sotay.org.models import ReportingPlace, Unit
from sotay.org.rules.levels import LEVELS

Pair = tuple[int, str]  # year and use
LIVE: Pair = (0, "")  # the people of today, whatever the use
BESIDE: Pair = (-1, "")  # the people of the units beside this one
NOW, THEN = "now", "then"  # whom the units beside count: today's people, or those of that use
Sums = dict[int, dict[Pair, Figures]]  # by child, 0 for what belongs to no child


def sums_of(
    unit: Unit, pairs: Collection[Pair], *, this_year: int, beside: Pair | None = None
) -> Sums:
    """The figures of each of these uses by child of the unit, with the people of today.

    `beside`: with the people that the units beside it had in that use, under their own ids. A year
    that is over counts for whom it was when it ended.
    """
    flat = [part for pair in sorted(pairs) for part in pair]
    depth, parent = unit.path.count("."), unit.parent
    if beside is None or parent is None or unit.kind in ABOVE_GRASSROOTS:
        return collected(_ask(depth, "")(unit.pk, this_year, *flat))
    when = NOW if beside[0] >= this_year else THEN
    return collected(_ask(depth, when)(unit.pk, this_year, *flat, parent.pk, *beside))


@cache
def _ask(depth: int, beside: str) -> Callable[..., list[tuple]]:
    """The one query for units at this depth, written to SQL once for each number of uses."""

    @prepared
    def rows(unit_id: int, this_year: int, *rest: Any) -> QuerySet[Any, tuple]:
        flat, (parent, year, use) = (rest[:-3], rest[-3:]) if beside else (rest, (0, 0, ""))
        pairs = zip(flat[::2], flat[1::2], strict=True)
        parts = [summed(counts_below(depth, unit_id, any_of(pairs)), this_year)]
        if beside == NOW:
            parts.append(_beside_now(depth - 1, parent))
        elif beside == THEN:
            parts.append(_beside_then(depth - 1, parent, year, use))
        return people_now(depth, unit_id).union(*parts, all=True)

    return rows


def collected(rows: Iterable[Iterable[Any]]) -> Sums:
    """The rows of the query, or those kept of it, by child; several of one child are added."""
    found: Sums = {}
    for child, year, use, *numbers in rows:
        mine, figures = found.setdefault(child, {}), Figures(*numbers)
        known = mine.get((year, use))
        mine[year, use] = known + figures if known else figures
    return found


def level_of(unit: Unit) -> str:
    """The column of places in which the unit itself stands."""
    return LEVELS[unit.path.count(".") - 1]


def child_level(depth: int, prefix: str = "") -> Any:
    """The column of places below this depth; 0 where nothing can stand below."""
    return F(f"{prefix}{LEVELS[depth]}") if depth < len(LEVELS) else Value(0)


def _places(depth: int, unit_id: int) -> QuerySet[ReportingPlace]:
    rows = ReportingPlace.objects.filter(**{LEVELS[depth - 1]: unit_id})
    return rows.annotate(child=child_level(depth))


def counts_below(depth: int, unit_id: int, wanted: Q) -> QuerySet[UseCount]:
    """These counts of every place under the unit, each with the id of its `child`."""
    below = {f"place__{LEVELS[depth - 1]}": unit_id}
    return UseCount.objects.filter(wanted, **below).annotate(child=child_level(depth, "place__"))


def people_now(depth: int, unit_id: int) -> Any:
    """The people of today by child, as rows of `LIVE`."""
    there, leads = Q(people__gt=0), Q(leaders__gt=0)
    sums = {
        "people": Sum("people"),
        "leaders": Sum("leaders"),
        "places": Count("pk", filter=there),
        "led_places": Count("pk", filter=leads),
        "large_places": Count("pk", filter=Q(people__gte=FEW)),
    }
    return _only(_places(depth, unit_id), LIVE, sums)


def _beside_now(depth: int, parent: int) -> Any:
    return people_beside(_places(depth, parent))


def _beside_then(depth: int, parent: int, year: int, use: str) -> Any:
    return people_beside(counts_below(depth, parent, Q(year=year, use=use)))


def people_beside(rows: Any) -> Any:
    """The people of these places or counts, for the units beside."""
    return _only(rows, BESIDE, {"people": Sum("people")})


def _only(rows: Any, pair: Pair, sums: dict[str, Any]) -> Any:
    """These sums by child, as rows of the same shape as those of uses."""
    return (
        rows.order_by()
        .values("child")
        .annotate(
            y=Value(pair[0], IntegerField()), u=Value(pair[1], CharField()),
            **{f"n_{name}": sums.get(name, Value(0)) for name in NAMES},
        )
        .values_list("child", "y", "u", *(f"n_{name}" for name in NAMES))
    )  # fmt: skip


def any_of(pairs: Iterable[Pair]) -> Q:
    """Counts of one of these uses."""
    wanted = Q(pk__in=())
    for year, use in pairs:
        wanted |= Q(year=year, use=use)
    return wanted


def summed(counts: QuerySet[UseCount], this_year: int) -> Any:
    """The figures of these counts, which know their `child`, by child and use."""
    return (
        counts.order_by()
        .annotate(
            whole=_then_or_now("people", this_year),
            leading=_then_or_now("leads", this_year),
        )
        .values("child", "year", "use")
        .annotate(**{f"n_{name}": how for name, how in _how_summed().items()})
        .values_list("child", "year", "use", *(f"n_{name}" for name in NAMES))
    )


def _then_or_now(name: str, this_year: int) -> Any:
    now = F("place__leaders" if name == "leads" else "place__people")
    return Case(When(year__lt=this_year, then=F(name)), default=now)


def _how_summed() -> dict[str, Any]:
    """Every number of `Figures`; those of people are of a year that is over."""
    leads, dense = Q(leading__gt=0), Q(submitted__gte=FEW)
    in_time = Q(leading__lte=F("leaders") - F("leaders_late"))
    heard = leads & Q(first_member_on__isnull=False)
    in_order = heard & Q(
        leading__lte=F("leaders_reported"), last_leader_on__lte=F("first_member_on")
    )
    return {
        "people": Sum("whole"),
        "leaders": Sum("leading"),
        "places": Count("pk", filter=Q(whole__gt=0)),
        "led_places": Count("pk", filter=leads),
        "large_places": Count("pk", filter=Q(whole__gte=FEW)),
        "submitted": Sum("submitted"),
        "late": Sum("late"),
        "leaders_submitted": Sum("leaders"),
        "leaders_late": Sum("leaders_late"),
        "reported": Sum("reported"),
        "leaders_reported": Sum("leaders_reported"),
        "active_places": Count("pk", filter=Q(whole__gte=FEW, submitted__gt=0)),
        "first_places": Count("pk", filter=leads & in_time),
        "heard_places": Count("pk", filter=heard),
        "order_places": Count("pk", filter=in_order),
        "last_day_places": Count("pk", filter=dense & Q(on_last_day=F("submitted"))),
        "dense_places": Count("pk", filter=dense),
        "compared": Coalesce(Sum("submitted", filter=dense), 0),
        "alike": Coalesce(Sum("alike", filter=dense), 0),
    }
