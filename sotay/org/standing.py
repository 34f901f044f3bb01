"""Who is asking: one person on one day, with every seat they hold. Passed down as `by`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from sotay.org.choices import CELL_KINDS, LEADER_ROLES, PARTY_CATEGORIES, Role
from sotay.org.models import Exemption, Person, Position

MEMBER = "member"
PARTICIPANT = "participant"  # belongs to an agency, union or association: not a party member there


@dataclass(frozen=True)
class Seat:
    unit_id: int
    path: str
    role: str
    unit_code: str
    unit_name: str
    unit_kind: str
    parent_name: str = ""

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

    def units_above(self) -> set[int]:
        """Every unit this person stands in or under."""
        return {
            unit
            for seat in self.seats
            if seat.role not in Role.values
            for unit in seat.ancestor_ids
        }


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
    found = standing_where(Q(pk=person.pk), day=day)
    if found is None:
        raise Person.DoesNotExist(person.pk)
    return found


def standing_where(wanted: Q, *, day: date) -> Standing | None:
    """The standing of the one person this describes, if there is one; two queries."""
    rows = list(_person_rows(wanted, day))
    if not rows:
        return None
    person = rows[0]
    periods = [(row["valid_from"], row["valid_until"]) for row in rows if row["valid_from"]]
    members = [row for row in rows if row["valid_from"] and _holds(row, day)]
    # A party membership comes first: it decides where one reports.
    members.sort(key=lambda row: (row["what"] not in PARTY_CATEGORIES, row["unit_at"]))
    seats = [
        _seat(row, MEMBER if row["what"] in PARTY_CATEGORIES else PARTICIPANT) for row in members
    ]
    seats += [_seat(row, row["what"]) for row in sorted(_posts(person["pk"], day), key=_rank)]
    return Standing(
        person_id=person["pk"],
        name=f"{person['family_middle']} {person['given']}".strip(),
        day=day,
        seats=tuple(seats),
        login_id=person["login_id"],
        category=members[0]["what"] if members else "",
        since=unbroken_since(periods, on=day),
        is_exempt=person["is_exempt"],
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


def _person_rows(wanted: Q, day: date):
    """One row for each membership the person ever had, or a single one without any."""
    return (
        Person.objects.filter(wanted)
        .annotate(is_exempt=Exists(Exemption.objects.on(day).filter(person=OuterRef("pk"))))
        .values(
            "pk", "family_middle", "given", "login_id", "is_exempt",
            valid_from=F("memberships__valid_from"),
            valid_until=F("memberships__valid_until"),
            what=F("memberships__category"),
            **_unit_fields("memberships__"),
        )
    )  # fmt: skip


def _holds(row: dict, day: date) -> bool:
    return row["valid_from"] <= day and (row["valid_until"] is None or day < row["valid_until"])


def _posts(person_id: int, day: date):
    rows = Position.objects.on(day).filter(person_id=person_id)
    return rows.values(what=F("role"), **_unit_fields(""))


def _unit_fields(prefix: str) -> dict[str, F]:
    names = {"unit_at": "id", "path": "path", "unit_code": "code", "unit_name": "name",
             "unit_kind": "kind", "parent_name": "parent__name"}  # fmt: skip
    fields = {name: F(f"{prefix}unit__{field}") for name, field in names.items()}
    return fields


def _rank(row: dict) -> tuple[int, str]:
    return (Role.values.index(row["what"]), row["path"])


def _seat(row: dict, role: str) -> Seat:
    return Seat(
        unit_id=row["unit_at"],
        path=row["path"],
        role=role,
        unit_code=row["unit_code"],
        unit_name=row["unit_name"],
        unit_kind=row["unit_kind"],
        parent_name=row["parent_name"] or "",
    )
