"""Who is asking: one person on one day, with every seat they hold. Passed down as `by`."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from sotay.org.choices import CELL_KINDS, LEADER_ROLES, PARTY_CATEGORIES, Role
from sotay.org.models import Membership, Person, Position

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
    members = list(_seat_rows(Membership.objects.on(day).filter(person=person), "category"))
    # A party membership comes first: it decides where one reports.
    members.sort(key=lambda row: (row["what"] not in PARTY_CATEGORIES, row["unit_id"]))
    posts = _seat_rows(Position.objects.on(day).filter(person=person), "role")
    seats = [
        _seat(row, MEMBER if row["what"] in PARTY_CATEGORIES else PARTICIPANT) for row in members
    ]
    seats += [_seat(row, row["what"]) for row in sorted(posts, key=_rank)]
    return Standing(
        person_id=person.pk,
        name=person.name,
        day=day,
        seats=tuple(seats),
        login_id=person.login_id,
        category=members[0]["what"] if members else "",
    )


def _rank(row: dict) -> tuple[int, str]:
    return (Role.values.index(row["what"]), row["path"])


def _seat_rows(rows, what: str):
    return rows.values(
        "unit_id",
        what=F(what),
        path=F("unit__path"),
        unit_code=F("unit__code"),
        unit_name=F("unit__name"),
        unit_kind=F("unit__kind"),
    )


def _seat(row: dict, role: str) -> Seat:
    return Seat(
        unit_id=row["unit_id"],
        path=row["path"],
        role=role,
        unit_code=row["unit_code"],
        unit_name=row["unit_name"],
        unit_kind=row["unit_kind"],
    )
