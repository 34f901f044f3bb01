"""How a person stands to a thing. One relation gives the gate and the rows of a list.

A thing, or the model behind a list, has `person_id` (whose it is) and `unit_id` (where it was
handed in). `holds` and `rows` answer the same question; a test compares them.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sotay.org.choices import LEADER_ROLES, Role, UnitKind
from sotay.org.models import Position
from sotay.org.standing import MEMBER, Seat, Standing, role_name

NOTHING = Q(pk__in=())


class Relation:
    def holds(self, by: Standing, thing: Any) -> bool:
        raise NotImplementedError

    def rows(self, by: Standing) -> Q:
        raise NotImplementedError

    def readers(self, unit_kind: str) -> list[str]:
        """Whom the relation lets near a thing of such a unit, in the words of the screen."""
        return []

    def at_times(self, unit_kind: str) -> list[str]:
        """Whom it lets near for a stated time only, in whole sentences."""
        return []

    def __or__(self, other: "Relation") -> "Relation":
        return Either(self, other)

    def __and__(self, other: "Relation") -> "Relation":
        return Both(self, other)


@dataclass(frozen=True)
class Either(Relation):
    one: Relation
    other: Relation

    def holds(self, by: Standing, thing: Any) -> bool:
        return self.one.holds(by, thing) or self.other.holds(by, thing)

    def rows(self, by: Standing) -> Q:
        return self.one.rows(by) | self.other.rows(by)

    def readers(self, unit_kind: str) -> list[str]:
        return self.one.readers(unit_kind) + self.other.readers(unit_kind)

    def at_times(self, unit_kind: str) -> list[str]:
        return self.one.at_times(unit_kind) + self.other.at_times(unit_kind)


@dataclass(frozen=True)
class Both(Relation):
    one: Relation
    other: Relation

    def holds(self, by: Standing, thing: Any) -> bool:
        return self.one.holds(by, thing) and self.other.holds(by, thing)

    def rows(self, by: Standing) -> Q:
        return self.one.rows(by) & self.other.rows(by)

    def readers(self, unit_kind: str) -> list[str]:
        return self.one.readers(unit_kind)


@dataclass(frozen=True)
class Own(Relation):
    """The thing is about, or by, the person themself."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.person_id == by.person_id

    def rows(self, by: Standing) -> Q:
        return Q(person_id=by.person_id)


@dataclass(frozen=True)
class AtUnit(Relation):
    """Holds one of these roles in the very unit of the thing (`unit`: the thing is the unit)."""

    roles: tuple[str, ...]
    unit: str = "unit_id"

    def holds(self, by: Standing, thing: Any) -> bool:
        return getattr(thing, self.unit) in by.units_with(self.roles)

    def rows(self, by: Standing) -> Q:
        units = by.units_with(self.roles)
        return Q(**{f"{self.unit}__in": units}) if units else NOTHING

    def readers(self, unit_kind: str) -> list[str]:
        if unit_kind == UnitKind.AGENCY:
            return [Role.AGENCY_HEAD.label] if Role.AGENCY_HEAD in self.roles else []
        return [role_name(role, unit_kind) for role in self.roles if role != Role.AGENCY_HEAD]


@dataclass(frozen=True)
class AtOrAbove(Relation):
    """Holds one of these roles in the unit of the thing or in a unit above it."""

    roles: tuple[str, ...]
    path_of: str = "unit__path"

    def holds(self, by: Standing, thing: Any) -> bool:
        path = thing.path if self.path_of == "path" else thing.unit.path
        return any(path.startswith(seat.path) for seat in by.seats if seat.role in self.roles)

    def rows(self, by: Standing) -> Q:
        found = NOTHING
        for seat in by.seats:
            if seat.role in self.roles:
                found |= Q(**{f"{self.path_of}__startswith": seat.path})
        return found


@dataclass(frozen=True)
class Above(Relation):
    """Holds one of these roles in a unit above the unit that the thing is."""

    roles: tuple[str, ...]

    def holds(self, by: Standing, thing: Any) -> bool:
        seats = (seat for seat in by.seats if seat.role in self.roles)
        return any(thing.path.startswith(seat.path) and thing.path != seat.path for seat in seats)

    def rows(self, by: Standing) -> Q:
        found = NOTHING
        for seat in by.seats:
            if seat.role in self.roles:
                found |= Q(path__startswith=seat.path) & ~Q(path=seat.path)
        return found


@dataclass(frozen=True)
class BelowLeader(Relation):
    """Stands in or under a unit that the thing's owner leads today."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return self._leading(by).filter(person_id=thing.person_id).exists()

    def rows(self, by: Standing) -> Q:
        return Q(person_id__in=self._leading(by).values("person_id"))

    def _leading(self, by: Standing):
        return Position.objects.on(by.day).filter(
            role__in=LEADER_ROLES, unit_id__in=by.units_above()
        )

    def readers(self, unit_kind: str) -> list[str]:
        return ["mọi người ở các đơn vị đồng chí phụ trách (nêu gương)"]


@dataclass(frozen=True)
class InUnit(Relation):
    """Belongs to the unit (the thing is a unit), or to one below it."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.pk in by.units_above()

    def rows(self, by: Standing) -> Q:
        return Q(pk__in=by.units_above())


@dataclass(frozen=True)
class NamedHelper(Relation):
    """Was named by the person of the thing as their helper."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.person.helper_id == by.person_id

    def rows(self, by: Standing) -> Q:
        return Q(person__helper_id=by.person_id)


CELL_COMMITTEE = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE_MEMBER)
PARTY_COMMITTEE = (Role.SECRETARY, Role.DEPUTY, Role.STANDING, Role.COMMITTEE_MEMBER)
COMMITTEE = (*PARTY_COMMITTEE, Role.AGENCY_HEAD)
# A committee with the office that does its written work.
OFFICE = (*PARTY_COMMITTEE, Role.STAFF, Role.AGENCY_HEAD)
ANY_SEAT = (MEMBER, *Role.values)


@dataclass(frozen=True)
class Permission:
    """Who may do one thing, standing where. The label says it on screen."""

    code: str
    label: str
    relation: Relation

    def readers(self, unit_kind: str) -> str:
        """Who reads by this permission, as the review page says it; "Chỉ mình tôi" if nobody."""
        names = self.relation.readers(unit_kind)
        words = ", ".join(names[:1] + [name.lower() for name in names[1:]])
        return f"{words} đọc" if words else "Chỉ mình tôi"

    def at_times(self, unit_kind: str) -> str:
        """Who reads for a stated time only, as the review page says it; empty if nobody."""
        return " ".join(self.relation.at_times(unit_kind))

    def holds(self, by: Standing, thing: Any) -> bool:
        return self.relation.holds(by, thing)

    def rows(self, by: Standing) -> Q:
        return self.relation.rows(by)


@dataclass(frozen=True)
class _AsUnit:
    pk: int


def seats_with(permission: Permission, by: Standing) -> tuple[Seat, ...]:
    """The seats at whose units the acting person may do this, each unit once."""
    found = {s.unit_id: s for s in by.seats if permission.holds(by, _AsUnit(s.unit_id))}
    return tuple(found.values())


class Refused(Exception):
    """An insider without this right: shown as 403, with the right's name."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        super().__init__(permission.label)
