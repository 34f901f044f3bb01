"""Read units and persons: where somebody stands, who leads, who belongs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.accounts.models import ActivationCode, Login
from sotay.accounts.queries import has_factor
from sotay.kit.models import holds_on
from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound
from sotay.kit.text import fold
from sotay.org.choices import LEADER_ROLES, PARTY_CATEGORIES, Role
from sotay.org.models import Membership, Person, Position, Unit
from sotay.org.relations import CELL_COMMITTEE, Permission
from sotay.org.standing import Standing, standing_with_login

READERS = (*CELL_COMMITTEE, Role.AGENCY_HEAD, Role.INSPECTOR)
NOBODY = Standing(person_id=0, name="", day=date.min)


def standing_of_login(login_id: int | None, *, day: date) -> Standing:
    """The standing of whoever this login belongs to; `NOBODY` for a technician or a stranger."""
    found = standing_with_login(login_id, day=day) if login_id else None
    return found or NOBODY


def owes_factor(login: Login, by: Standing) -> bool:
    """Whether this installation asks a second step of this login, which has not turned it on: of
    whoever reads others' texts, and of the technician.
    """
    if settings.SECOND_FACTOR != "readers":
        return False
    return bool(login.is_technician or by.units_with(READERS)) and not has_factor(login.pk)


def person(person_id: int) -> Person:
    """One person; `NotFound` if there is none."""
    found = Person.objects.select_related("login", "helper").filter(pk=person_id).first()
    if found is None:
        raise NotFound(person_id)
    return found


def unit_by_code(code: str) -> Unit:
    """The unit with this code; `NotFound` if there is none."""
    found = _units(code)
    if not found:
        raise NotFound(code)
    return found[0]


@prepared
def _units(code: str) -> QuerySet[Unit]:
    return Unit.objects.select_related("parent").filter(code=code)


def home_membership(person_id: int, *, on: date) -> Membership | None:
    """Where a person reports on a day: the party membership if there is one, else the first."""
    rows = Membership.objects.on(on).filter(person_id=person_id).select_related("unit__parent")
    return min(rows, key=_party_first, default=None)


def home_memberships(people: Collection[int], *, on: date) -> dict[int, Membership]:
    """The same for many people, by person, in one query; who belongs nowhere is not in it."""
    rows = Membership.objects.on(on).filter(person_id__in=people).select_related("unit__parent")
    return {row.person_id: row for row in sorted(rows, key=_party_first, reverse=True)}


def _party_first(row: Membership) -> tuple[bool, int]:
    return row.category not in PARTY_CATEGORIES, row.unit_id


def is_leader(person_id: int, *, on: date, group_heads: bool) -> bool:
    """Whether the person holds a leading post on that day; group heads by a rule in force."""
    roles = (*LEADER_ROLES, Role.GROUP_HEAD) if group_heads else LEADER_ROLES
    return Position.objects.on(on).filter(person_id=person_id, role__in=roles).exists()


class LeadingPost(NamedTuple):
    """A leading post with the person who holds it and the unit it is in."""

    role: str
    person_id: int
    family_middle: str
    given: str
    sort_key: str
    path: str
    unit_kind: str

    @property
    def name(self) -> str:
        return f"{self.family_middle} {self.given}".strip()


def leading_posts(unit_ids: list[int], *, on: date) -> list[LeadingPost]:
    """The leading posts in these units that day, by unit and given name; one query."""
    return [LeadingPost(*row) for row in _leading_posts(unit_ids, on)]


@prepared
def _leading_posts(unit_ids: list[int], on: date) -> QuerySet[Position, tuple]:
    rows = Position.objects.on(on).filter(unit_id__in=unit_ids, role__in=LEADER_ROLES)
    fields = ("role", "person_id", "person__family_middle", "person__given", "person__sort_key",
              "unit__path", "unit__kind")  # fmt: skip
    return rows.order_by("unit__path", "person__sort_key", "pk").values_list(*fields)


def people_named(words: str, *, path: str, on: date) -> QuerySet[Person]:
    """People in or below a unit whose name has all these words, accents or not; by given name."""
    inside = Membership.objects.on(on).filter(person=OuterRef("pk"), unit__path__startswith=path)
    found = Person.objects.filter(Exists(inside))
    for word in fold(words).split():
        found = found.filter(folded__contains=f" {word}")
    return found.order_by("sort_key", "born", "pk")


@dataclass(frozen=True)
class UnitPage:
    """A unit with what stands above and under it."""

    unit: Unit
    above: list[Unit]
    children: list[Unit]
    is_here: bool
    leads_here: bool


def unit_page(unit: Unit, *, by: Standing, to: Permission) -> UnitPage:
    """A unit at hand for whoever `to` lets in; `NotFound` for everybody else. One query."""
    if not to.holds(by, unit):
        raise NotFound(unit.code)
    above = unit.ancestor_ids[:-1]
    around = Unit.objects.filter(Q(pk__in=above) | Q(holds_on(by.day), parent=unit))
    rows = list(around.order_by("path"))
    return UnitPage(
        unit=unit,
        above=[row for row in rows if row.pk in above],
        children=sorted((row for row in rows if row.pk not in above), key=lambda row: row.code),
        is_here=unit.pk in by.units_above(),
        leads_here=any(s.unit_id == unit.pk and s.role in Role.values for s in by.seats),
    )


@dataclass(frozen=True)
class IssuedCode:
    """A code just issued, on its way to paper; it stands nowhere else."""

    person: Person
    unit: Unit
    code: str
    is_help: bool


@dataclass(frozen=True)
class SlipLine:
    """A person of a unit and how far their way in is: "none", "waiting" or "active"."""

    person: Person
    unit: Unit
    state: str
    until: datetime | None = None


def slip_lines(unit: Unit, *, on: date, now: datetime, below: bool = False) -> list[SlipLine]:
    """The people of a unit (and below it) with the state of their way in; two queries."""
    where = {"unit__path__startswith": unit.path} if below else {"unit": unit}
    rows = (
        Membership.objects.on(on)
        .filter(**where)
        .select_related("person__login", "unit")
        .order_by("unit__code", "person__sort_key", "person__born", "pk")
    )
    logins = [row.person.login_id for row in rows if row.person.login_id]
    waiting = dict(
        ActivationCode.objects.filter(
            login_id__in=logins, used_at=None, revoked_at=None, expires_at__gt=now
        ).values_list("login_id", "expires_at")
    )
    lines: dict[int, SlipLine] = {}
    for row in rows:
        lines.setdefault(row.person_id, _slip_line(row, waiting))
    return list(lines.values())


def _slip_line(row: Membership, waiting: dict[int, datetime]) -> SlipLine:
    login = row.person.login
    until = waiting.get(login.pk) if login else None
    if until:
        return SlipLine(row.person, row.unit, "waiting", until)
    active = bool(login and login.has_usable_password())
    return SlipLine(row.person, row.unit, "active" if active else "none")


def unit_for(code: str, *, by: Standing, to: Permission, technician: bool = False) -> Unit:
    """The unit, if the acting person may do this there or is the technician; else `NotFound`."""
    unit = unit_by_code(code)
    if not technician and not to.holds(by, unit):
        raise NotFound(code)
    return unit
