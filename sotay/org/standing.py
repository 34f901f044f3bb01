"""Who is asking: one person on one day, with every seat they hold. Passed down as `by`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.org.choices import CELL_KINDS, LEADER_ROLES, PARTY_CATEGORIES, Role
from sotay.org.models import Person, Position

MEMBER = "member"
PARTICIPANT = "participant"  # belongs to an agency, union or association: not a party member there


# In the order of the fields of `Seat`.
UNIT_FIELDS = ("unit_id", "unit__path", "unit__code", "unit__name", "unit__kind",
               "unit__parent__name")  # fmt: skip
PERSON_FIELDS = (
    "pk", "family_middle", "given", "login_id", "exemptions__valid_from", "exemptions__valid_until",
    *(f"memberships__{name}" for name in ("pk", "valid_from", "valid_until", "category",
                                          *UNIT_FIELDS)),
)  # fmt: skip


class _PersonRow(NamedTuple):
    """A person beside one of their memberships, if they ever had any, and one exemption."""

    pk: int
    family_middle: str
    given: str
    login: int | None
    exempt_from: date | None
    exempt_until: date | None
    membership: int | None
    valid_from: date
    valid_until: date | None
    category: str
    unit: int
    path: str
    unit_code: str
    unit_name: str
    unit_kind: str
    parent_name: str | None


@dataclass(frozen=True)
class Seat:
    role: str
    unit_id: int
    path: str
    unit_code: str
    unit_name: str
    unit_kind: str
    above: str | None = None

    @property
    def parent_name(self) -> str:
        return self.above or ""

    @property
    def ancestor_ids(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.path.split(".") if part)

    @property
    def is_leading(self) -> bool:
        return self.role in LEADER_ROLES


@dataclass(frozen=True)
class Standing:
    person_id: int
    name: str
    day: date
    seats: tuple[Seat, ...] = ()
    login_id: int | None = None
    category: str = ""
    # The first day of the unbroken stretch of memberships: moving does not make anybody new.
    since: date | None = None
    is_exempt: bool = False
    above: frozenset[int] = frozenset()
    # After help with a lost password: drafts and notes are shut in this session until then.
    shut_until: datetime | None = None

    @property
    def post(self) -> str:
        """The first post held, as printed in the trail: "Bí thư Chi bộ Văn phòng"."""
        return next((post_name(s) for s in self.seats if s.role in Role.values), "")

    @property
    def is_party_member(self) -> bool:
        return self.category in PARTY_CATEGORIES

    @property
    def form_of_address(self) -> str:
        return "đồng chí" if self.is_party_member else "anh/chị"

    @property
    def home(self) -> Seat | None:
        """Where this person reports: the cell for party members, else the agency."""
        return next((s for s in self.seats if s.role in (MEMBER, PARTICIPANT)), None)

    @property
    def is_leader(self) -> bool:
        return any(seat.is_leading for seat in self.seats)

    @property
    def is_group_head(self) -> bool:
        return any(seat.role == Role.GROUP_HEAD for seat in self.seats)

    def units_with(self, roles: tuple[str, ...]) -> set[int]:
        return {seat.unit_id for seat in self.seats if seat.role in roles}

    def units_above(self) -> frozenset[int]:
        """Every unit this person stands in or under."""
        return self.above


def post_name(seat: Seat) -> str:
    """The post with its unit: "Bí thư Chi bộ Văn phòng"."""
    return f"{role_name(seat.role, seat.unit_kind)} {seat.unit_name}"


def role_name(role: str, unit_kind: str) -> str:
    """The role as that kind of unit calls it: chi ủy viên in a cell, đảng ủy viên above."""
    if role == Role.COMMITTEE_MEMBER:
        return "Chi ủy viên" if unit_kind in CELL_KINDS else "Đảng ủy viên"
    return Role(role).label


def short_post(role: str, unit_kind: str) -> str:
    """The post as people say it near the unit: Bí thư chi bộ, Bí thư Đảng ủy, Đảng ủy viên."""
    name = role_name(role, unit_kind)
    if role not in (Role.SECRETARY, Role.DEPUTY):
        return name
    return f"{name} chi bộ" if unit_kind in CELL_KINDS else f"{name} Đảng ủy"


def standing_of(person: Person, *, day: date) -> Standing:
    """Everything this person is on that day, read in two queries."""
    found = standing_of_person(person.pk, day=day)
    if found is None:
        raise Person.DoesNotExist(person.pk)
    return found


def standing_of_person(person_id: int, *, day: date) -> Standing | None:
    """The standing of the person of this number, if there is one; two queries."""
    return _standing(_rows_of_person(person_id), day)


def standing_with_login(login_id: int, *, day: date) -> Standing | None:
    """The standing of whoever this login belongs to, if anybody; two queries."""
    return _standing(_rows_of_login(login_id), day)


@prepared
def _rows_of_person(person_id: int) -> QuerySet[Person, tuple]:
    return Person.objects.filter(pk=person_id).values_list(*PERSON_FIELDS)


@prepared
def _rows_of_login(login_id: int) -> QuerySet[Person, tuple]:
    return Person.objects.filter(login_id=login_id).values_list(*PERSON_FIELDS)


@prepared
def _posts_of(person_id: int, day: date) -> QuerySet[Position, tuple]:
    rows = Position.objects.on(day).filter(person_id=person_id)
    return rows.values_list("role", *UNIT_FIELDS)


def _standing(found: list[tuple], day: date) -> Standing | None:
    rows = [_PersonRow(*row) for row in found]
    if not rows:
        return None
    person = rows[0]
    # An exemption beside a membership repeats its row.
    periods = {row.membership: row for row in rows if row.membership}.values()
    members = [row for row in periods if _holds(row.valid_from, row.valid_until, day)]
    # A party membership comes first: it decides where one reports.
    members.sort(key=lambda row: (row.category not in PARTY_CATEGORIES, row.unit))
    seats = [
        Seat(MEMBER if row.category in PARTY_CATEGORIES else PARTICIPANT, *row[-6:])
        for row in members
    ]
    seats += sorted((Seat(*row) for row in _posts_of(person.pk, day)), key=_rank)
    return Standing(
        person_id=person.pk,
        name=f"{person.family_middle} {person.given}".strip(),
        day=day,
        seats=tuple(seats),
        login_id=person.login,
        category=members[0].category if members else "",
        since=unbroken_since([(row.valid_from, row.valid_until) for row in periods], on=day),
        is_exempt=any(_holds(row.exempt_from, row.exempt_until, day) for row in rows),
        above=frozenset(unit for seat in seats[: len(members)] for unit in seat.ancestor_ids),
    )


def unbroken_since(periods: Iterable[tuple[date, date | None]], *, on: date) -> date | None:
    """The first day of the periods that join up to the one containing the day, if any does.

    Each period is first day and day after the last, which is None while it goes on.
    """
    since = None
    reached = on
    for first, end in sorted(periods, key=lambda period: period[0], reverse=True):
        if first <= reached and (end is None or end > reached or (since and end == reached)):
            since = reached = first
    return since


def _holds(first: date | None, end: date | None, day: date) -> bool:
    return first is not None and first <= day and (end is None or day < end)


def _rank(seat: Seat) -> tuple[int, str]:
    return (Role.values.index(seat.role), seat.path)
