"""The roll of a unit: who belongs to it, in the order in which they report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sotay.org.choices import LEADER_ROLES, Role, UnitKind
from sotay.org.models import Exemption, Membership, Position, Unit
from sotay.org.standing import role_name, unbroken_since

OWN_POSTS = (*LEADER_ROLES, Role.GROUP_HEAD)
LEADS_ELSEWHERE = LEADER_ROLES.index(Role.COMMITTEE_MEMBER) + 0.5
NO_POST = len(OWN_POSTS)


@dataclass(frozen=True)
class RollLine:
    """One person on the roll of a unit, on one day."""

    person_id: int
    uid: UUID
    login_id: int | None
    name: str
    sort_key: str
    born: str
    category: str
    group_id: int | None
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
    it; every other unit its members. Four queries, however many people.
    """
    people = _people_of(unit, on)
    posts = _posts_of(people, on)
    periods, groups = _periods_of(people, unit, on)
    exempt = set(
        Exemption.objects.on(on).filter(person__in=people).values_list("person", flat=True)
    )
    lines = [
        _line(row, unit, posts.get(pk, []), periods[pk], groups.get(pk), pk in exempt, on)
        for pk, row in people.items()
    ]
    return sorted(lines, key=lambda line: (line.rank, line.sort_key, line.born, line.person_id))


def is_committee(unit: Unit) -> bool:
    """Whether its own meetings are those of its committee: everything above a cell."""
    return unit.kind in (
        UnitKind.CENTRAL,
        UnitKind.PROVINCE,
        UnitKind.UPPER,
        UnitKind.GRASSROOTS_COMMITTEE,
        UnitKind.PART_COMMITTEE,
    )


def _people_of(unit: Unit, on: date) -> dict[int, dict]:
    rows: Iterable[dict]
    fields = ("person_id", "person__uid", "person__login_id", "person__family_middle",
              "person__given", "person__sort_key", "person__born")  # fmt: skip
    if is_committee(unit):
        found = Position.objects.on(on).filter(unit=unit, role__in=LEADER_ROLES)
    elif unit.kind == UnitKind.GROUP:
        found = Membership.objects.on(on).filter(group=unit)
    else:
        found = Membership.objects.on(on).filter(unit=unit)
    rows = found.values(*fields)
    return {row["person_id"]: row for row in rows}


def _posts_of(people: dict[int, dict], on: date) -> dict[int, list[tuple[str, int, str]]]:
    """Role, unit and kind of unit of each post they hold anywhere."""
    found: dict[int, list[tuple[str, int, str]]] = {}
    rows = Position.objects.on(on).filter(person__in=people)
    for person, role, unit, kind in rows.values_list("person_id", "role", "unit_id", "unit__kind"):
        found.setdefault(person, []).append((role, unit, kind))
    return found


def _periods_of(people: dict[int, dict], unit: Unit, on: date):
    """Every membership of these people: periods, and category and group of the one here."""
    periods: dict[int, list[tuple[date, date | None]]] = {pk: [] for pk in people}
    here: dict[int, tuple[str, int | None]] = {}
    rows = Membership.objects.filter(person__in=people).order_by("pk")
    for row in rows:
        periods[row.person_id].append((row.valid_from, row.valid_until))
        if row.holds(on) and (unit.pk in (row.unit_id, row.group_id) or row.person_id not in here):
            here[row.person_id] = (row.category, row.group_id)
    return periods, here


def _line(row: dict, unit: Unit, posts: list[tuple[str, int, str]],
          periods: list[tuple[date, date | None]], here: tuple[str, int | None] | None,
          is_exempt: bool, on: date) -> RollLine:  # fmt: skip
    category, group = here or ("", None)
    own = [(OWN_POSTS.index(Role(role)), role, kind) for role, at, kind in posts
           if role in OWN_POSTS and at in (unit.pk, group)]  # fmt: skip
    _, role, kind = min(own, default=(NO_POST, "", ""))
    return RollLine(
        person_id=row["person_id"],
        uid=row["person__uid"],
        login_id=row["person__login_id"],
        name=f"{row['person__family_middle']} {row['person__given']}".strip(),
        sort_key=row["person__sort_key"],
        born=row["person__born"],
        category=category,
        group_id=group,
        role=role,
        post=role_name(role, kind) if role else "",
        is_leader=any(role in LEADER_ROLES for role, _, _ in posts),
        is_group_head=any(role == Role.GROUP_HEAD for role, _, _ in posts),
        is_exempt=is_exempt,
        since=unbroken_since(periods, on=on),
    )
