"""How many report in each unit and how many of them set the example: by the rows, and as kept."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from sotay.org.choices import LEADER_ROLES, PARTY_CATEGORIES, Counted, Role
from sotay.org.models import CountMark, Exemption, Membership, Position, ReportingPlace
from sotay.org.rules.levels import LEVELS, levels_of

SETTING_EXAMPLE = (*LEADER_ROLES, Role.GROUP_HEAD)


class Heads(NamedTuple):
    """The people of one unit; those who are exempt owe nothing and are not among them."""

    people: int
    leaders: int


def heads_on(day: date, *, units: Iterable[int] | None = None) -> dict[int, Heads]:
    """What the rows of a day say, by unit; of these units or of all. Units of nobody are left out.

    Everybody is counted once, where they report: the cell of a party member, else the first unit
    they belong to. One query.
    """
    rows = Membership.objects.on(day)
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    nearer = Membership.objects.on(day).filter(
        Q(category__in=PARTY_CATEGORIES) | Q(unit_id__lt=OuterRef("unit_id")),
        person_id=OuterRef("person_id"),
    )
    exempt = Exemption.objects.on(day).filter(person_id=OuterRef("person_id"))
    leads = Position.objects.on(day).filter(
        person_id=OuterRef("person_id"), role__in=SETTING_EXAMPLE
    )
    found = (
        rows.filter(Q(category__in=PARTY_CATEGORIES) | ~Exists(nearer), ~Exists(exempt))
        .order_by()
        .values_list("unit_id")
        .annotate(people=Count("pk"), leaders=Count("pk", filter=Exists(leads)))
    )
    return {unit: Heads(people, leaders) for unit, people, leaders in found}


def kept_heads() -> dict[int, Heads]:
    """What is kept, by unit, without the units of nobody."""
    rows = ReportingPlace.objects.filter(people__gt=0).values_list("pk", "people", "leaders")
    return {unit: Heads(people, leaders) for unit, people, leaders in rows}


def misplaced() -> dict[int, str]:
    """The places whose ancestors are not those of their unit, with the path it has."""
    rows = ReportingPlace.objects.values_list("pk", "unit__path", *LEVELS)
    return {
        unit: path for unit, path, *levels in rows if tuple(levels) != (*levels_of(path).values(),)
    }


def counted_until(what: Counted) -> date | None:
    """The day up to which this is counted; None if it never was."""
    return CountMark.objects.filter(what=what).values_list("day", flat=True).first()
