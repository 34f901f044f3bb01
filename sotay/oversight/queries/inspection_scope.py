"""Whom a committee may inspect, by whom, in which form: what a new inspection can be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sotay.kit.refusals import NotNow
from sotay.org.choices import CELL_KINDS, PARTY_CATEGORIES, UnitKind
from sotay.org.models import Membership, Position, Unit
from sotay.org.rolls import is_committee
from sotay.org.standing import Standing, role_name
from sotay.oversight.permissions import INSPECTING, open_inspection
from sotay.oversight.queries.desk import unit_for
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, uses_of_year

UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_INSPECTED = (UnitKind.GROUP, UnitKind.AGENCY)
NONE_OF_ITS_OWN = (
    "Việc kiểm tra do đảng ủy các cấp và chi ủy chi bộ cơ sở mở. Chi bộ trực thuộc theo dõi đảng "
    "viên của mình bằng trang theo dõi và sổ theo dõi."
)


@dataclass(frozen=True)
class NewInspection:
    """What can be chosen, within one unit of the tree at a time."""

    unit: Unit
    within: Unit
    above: tuple[Unit, ...]  # from the inspecting unit down to `within`
    units: tuple[Unit, ...]
    people: tuple[tuple[str, str], ...]  # uid, name
    inspectors: tuple[tuple[int, str], ...]  # id, name and post
    uses: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    rules: Rules


def new_inspection(code: str, within: str, *, by: Standing) -> NewInspection:
    """What the committee of the unit may choose from when it opens an inspection; `within` is a
    unit under it, the unit itself where it is none. `NotNow` for a unit that opens none.
    """
    unit = inspecting_unit(code, by=by)
    place = unit_under(unit, within, on=by.day) or unit
    rules = rules_in_force(place.path, on=by.day)
    years = (by.day.year, by.day.year - 1)
    uses = {use.slug: use.title for year in years for use in uses_of_year(year, rules)}
    return NewInspection(
        unit=unit,
        within=place,
        above=tuple(_from_to(unit, place)),
        units=tuple(_units_of(unit, place, by.day)),
        people=tuple(_people_of(place, by.day)) if place.kind in CELL_KINDS else (),
        inspectors=tuple((post.person_id, f"{post.person.name}, {post_word(post)}")
                         for post in inspectors_of(unit, on=by.day)),
        uses=tuple(uses.items()),
        years=years,
        rules=rules_in_force(unit.path, on=by.day),
    )  # fmt: skip


def inspecting_unit(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person sits in its committee and it inspects; else as usual, and
    `NotNow` for a unit that opens no inspections.
    """
    unit = unit_for(code, by=by, to=open_inspection)
    if not inspects(unit):
        raise NotNow(NONE_OF_ITS_OWN)
    return unit


def inspects(unit: Unit) -> bool:
    """Whether a committee of such a unit opens inspections."""
    return is_committee(unit) or unit.kind == UnitKind.GRASSROOTS_CELL


def unit_under(unit: Unit, code: str, *, on: date) -> Unit | None:
    """The unit with this code if it may be inspected by the other one that day."""
    found = Unit.objects.on(on).filter(code=code, path__startswith=unit.path)
    return found.exclude(kind__in=NOT_INSPECTED).select_related("parent").first()


def _from_to(unit: Unit, place: Unit) -> Iterable[Unit]:
    between = place.ancestor_ids[len(unit.ancestor_ids) - 1 :]
    return Unit.objects.filter(pk__in=between).order_by("path")


def _units_of(unit: Unit, place: Unit, on: date) -> Iterable[Unit]:
    """The units right under the place; a cell offers itself whole."""
    if place.kind in CELL_KINDS:
        return [place]
    return place.children.on(on).exclude(kind__in=NOT_INSPECTED).order_by("code")


def _people_of(place: Unit, on: date) -> Iterable[tuple[str, str]]:
    return [(str(row.person.uid), row.person.name) for row in members_in([place], on=on)]


def _members(unit: Unit, on: date) -> QuerySet[Membership]:
    """The party members in and under a unit that day, by unit and given name."""
    rows = Membership.objects.on(on).filter(
        unit__path__startswith=unit.path, category__in=PARTY_CATEGORIES
    )
    return rows.select_related("person", "unit").order_by(
        "unit__code", "person__sort_key", "person__born", "pk"
    )


def count_in(unit: Unit, *, on: date) -> int:
    """How many party members a unit has with everything below it."""
    return _members(unit, on).count()


def members_in(units: Iterable[Unit], *, on: date) -> list[Membership]:
    """The party members in and under these units that day, by unit and given name."""
    found = {row.person_id: row for unit in units for row in _members(unit, on)}
    return list(found.values())


def members_named(unit: Unit, uids: Iterable[str], *, on: date) -> list[Membership]:
    """Those of these people who belong in or under the unit that day; others are left out."""
    known = [uid for uid in uids if UUID_FORM.fullmatch(uid)]
    return list(_members(unit, on).filter(person__uid__in=known))


def inspectors_of(unit: Unit, *, on: date) -> list[Position]:
    """The posts that make somebody an inspector of the unit that day, one for each person."""
    rows = Position.objects.on(on).filter(unit=unit, role__in=INSPECTING)
    ordered = rows.select_related("person", "unit").order_by("person__sort_key", "pk")
    found: dict[int, Position] = {}
    for post in sorted(ordered, key=lambda one: one.role != "inspector"):
        found.setdefault(post.person_id, post)
    return list(found.values())


def post_word(post: Position) -> str:
    """The post as it is called there, small."""
    name = role_name(post.role, post.unit.kind)
    return name[:1].lower() + name[1:]
