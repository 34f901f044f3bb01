"""The roll of a unit: who belongs to it, in the order in which they report."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.org.choices import LEADER_ROLES, Role, UnitKind
from sotay.org.models import Membership, Person, Position, Unit
from sotay.org.standing import role_name, unbroken_since

OWN_POSTS = (*LEADER_ROLES, Role.GROUP_HEAD)
LEADS_ELSEWHERE = LEADER_ROLES.index(Role.COMMITTEE_MEMBER) + 0.5
NO_POST = len(OWN_POSTS)


class RollLine(NamedTuple):
    """One person on the roll of a unit, on one day."""

    person_id: int
    uid: UUID
    login_id: int | None
    name: str
    sort_key: str
    born: str
    category: str
    group_id: int | None
    group_name: str
    role: str  # the highest post in this unit (or its group), or ""
    post: str  # the same as people say it: "Bí thư", "Chi ủy viên", "Tổ trưởng tổ đảng"
    is_leader: bool  # holds a leading post anywhere
    is_group_head: bool
    is_exempt: bool
    since: date | None  # takes part since, moving from unit to unit included

    @property
    def rank(self) -> float:
        """Secretary, deputy, committee, who leads elsewhere, group heads, then everybody."""
        if self.role in OWN_POSTS:
            return OWN_POSTS.index(Role(self.role))
        return LEADS_ELSEWHERE if self.is_leader else NO_POST


def roll_of(unit: Unit, *, on: date) -> list[RollLine]:
    """Everybody who reports in the unit that day: trên trước, dưới sau, then by given name.

    A group has the members it was given; a committee (đảng ủy) those who hold a leading post in
    it; every other unit its members. Two queries, however many people.
    """
    who = _who(unit)
    people: dict[int, list[_Row]] = {}
    for row in _rows_of(who)(unit.pk, on):
        people.setdefault(row[0], []).append(_Row(*row))
    posts: dict[int, list[tuple[str, int, str]]] = {}
    for person_id, *post in _posts_of(who)(unit.pk, on):
        posts.setdefault(person_id, []).append(tuple(post))
    lines = [_line(rows, unit, posts.get(pk, []), on) for pk, rows in people.items()]
    return sorted(lines, key=lambda line: (line.rank, line.sort_key, line.born, line.person_id))


def leaders_of(unit: Unit, *, on: date) -> list[RollLine]:
    """Those who hold a leading post in the unit itself that day, wherever they report, in the same
    order; one query.
    """
    people: dict[int, list[_Row]] = {}
    roles: dict[int, set[str]] = {}
    for role, *row in _leading(unit.pk, on):
        found = _Row(*row)
        people.setdefault(found.person_id, []).append(found)
        roles.setdefault(found.person_id, set()).add(role)
    lines = [
        _line(rows, unit, [(role, unit.pk, unit.kind) for role in roles[pk]], on)
        for pk, rows in people.items()
    ]
    return sorted(lines, key=lambda line: (line.rank, line.sort_key, line.born, line.person_id))


@prepared
def _leading(unit_id: int, on: date) -> QuerySet[Position, tuple]:
    posts = Position.objects.on(on).filter(unit_id=unit_id, role__in=LEADER_ROLES).order_by("pk")
    return posts.values_list("role", *(f"person__{name}" for name in FIELDS))


def shown_names(lines: Iterable[RollLine]) -> dict[int, str]:
    """The name of each person, with the year of birth where two on the roll have the same."""
    rows = list(lines)
    often = Counter(line.name for line in rows)
    return {
        line.person_id: f"{line.name} ({line.born[:4]})"
        if often[line.name] > 1 and line.born
        else line.name
        for line in rows
    }


def is_committee(unit: Unit) -> bool:
    """Whether its own meetings are those of its committee: everything above a cell."""
    return unit.kind in (
        UnitKind.CENTRAL,
        UnitKind.PROVINCE,
        UnitKind.UPPER,
        UnitKind.GRASSROOTS_COMMITTEE,
        UnitKind.PART_COMMITTEE,
    )


class _Row(NamedTuple):
    """A person beside one of their memberships, if they ever had any, and one exemption."""

    person_id: int
    uid: UUID
    login_id: int | None
    family_middle: str
    given: str
    sort_key: str
    born: str
    membership: int | None
    unit_id: int | None
    group_id: int | None
    group_name: str | None
    category: str
    valid_from: date
    valid_until: date | None
    exempt_from: date | None
    exempt_until: date | None


FIELDS = ("pk", "uid", "login_id", "family_middle", "given", "sort_key", "born",
          "memberships__pk", "memberships__unit_id", "memberships__group_id",
          "memberships__group__name", "memberships__category", "memberships__valid_from",
          "memberships__valid_until", "exemptions__valid_from",
          "exemptions__valid_until")  # fmt: skip


def _covers(first: date, end: date | None, on: date) -> bool:
    return first <= on and (end is None or on < end)


def _members(unit_id: int, on: date) -> QuerySet[Membership]:
    return Membership.objects.on(on).filter(unit_id=unit_id)


def _members_of_group(unit_id: int, on: date) -> QuerySet[Membership]:
    return Membership.objects.on(on).filter(group_id=unit_id)


def _committee(unit_id: int, on: date) -> QuerySet[Position]:
    return Position.objects.on(on).filter(unit_id=unit_id, role__in=LEADER_ROLES)


Who = Callable[[int, date], QuerySet]


def _who(unit: Unit) -> Who:
    if is_committee(unit):
        return _committee
    return _members_of_group if unit.kind == UnitKind.GROUP else _members


@cache
def _rows_of(who: Who) -> Callable[[int, date], list[tuple]]:
    @prepared
    def rows(unit_id: int, on: date) -> QuerySet[Person, tuple]:
        people = Person.objects.filter(pk__in=who(unit_id, on).values("person_id"))
        return people.order_by("pk", "memberships__pk").values_list(*FIELDS)

    return rows


@cache
def _posts_of(who: Who) -> Callable[[int, date], list[tuple]]:
    """Person, role, unit and kind of unit of each post they hold anywhere."""

    @prepared
    def posts(unit_id: int, on: date) -> QuerySet[Position, tuple]:
        rows = Position.objects.on(on).filter(person_id__in=who(unit_id, on).values("person_id"))
        return rows.values_list("person_id", "role", "unit_id", "unit__kind")

    return posts


def _here(rows: list[_Row], unit: Unit, on: date) -> _Row | None:
    """The membership by which somebody stands here, or else any they have that day."""
    elsewhere = None
    for row in rows:
        if row.membership and _covers(row.valid_from, row.valid_until, on):
            if unit.pk in (row.unit_id, row.group_id):
                return row
            elsewhere = elsewhere or row
    return elsewhere


def _line(rows: list[_Row], unit: Unit, posts: list[tuple[str, int, str]], on: date) -> RollLine:
    person, here = rows[0], _here(rows, unit, on)
    group = here.group_id if here else None
    role, post = _highest(posts, (unit.pk, group)) if posts else ("", "")
    return RollLine(
        person_id=person.person_id,
        uid=person.uid,
        login_id=person.login_id,
        name=f"{person.family_middle} {person.given}".strip(),
        sort_key=person.sort_key,
        born=person.born,
        category=here.category if here else "",
        group_id=group,
        group_name=(here.group_name if here else None) or "",
        role=role,
        post=post,
        is_leader=any([role in LEADER_ROLES for role, _, _ in posts]),
        is_group_head=any([role == Role.GROUP_HEAD for role, _, _ in posts]),
        is_exempt=any([row.exempt_from is not None
                       and _covers(row.exempt_from, row.exempt_until, on) for row in rows]),
        since=_since(rows, on),
    )  # fmt: skip


def _highest(posts: list[tuple[str, int, str]], places: tuple[int, int | None]) -> tuple[str, str]:
    """The highest post held in one of the places, and what people call it."""
    own = [(OWN_POSTS.index(Role(role)), role, kind) for role, at, kind in posts
           if role in OWN_POSTS and at in places]  # fmt: skip
    _, role, kind = min(own, default=(NO_POST, "", ""))
    return role, role_name(role, kind) if role else ""


def _since(rows: list[_Row], on: date) -> date | None:
    if len(rows) == 1:  # nearly everybody, and nothing to join up
        only = rows[0]
        return (
            only.valid_from
            if only.membership and _covers(only.valid_from, only.valid_until, on)
            else None
        )
    periods = {row.membership: (row.valid_from, row.valid_until) for row in rows if row.membership}
    return unbroken_since(periods.values(), on=on)
