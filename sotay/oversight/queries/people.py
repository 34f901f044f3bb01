"""Who belongs to a unit, who comes, who went; what may be changed about one of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.kit.refusals import NotFound
from sotay.meetings.choices import OPEN_STATES
from sotay.meetings.models import Meeting
from sotay.org.choices import CELL_KINDS, PARTY_CATEGORIES, Role, UnitKind
from sotay.org.models import Exemption, Membership, Person, Position, Transfer, Unit
from sotay.org.permissions import HANDERS, assign_posts, manage_people
from sotay.org.queries import unit_for
from sotay.org.rolls import RollLine, is_committee, roll_of, shown_names
from sotay.org.standing import Standing, role_name

REMEMBERED = timedelta(days=730)
MOST_OFFERED = 400
LEADING = (Role.SECRETARY, Role.AGENCY_HEAD)


@dataclass(frozen=True)
class PeoplePage:
    unit: Unit
    roll: list[RollLine]
    coming: list[Transfer]  # to be received here
    going: list[Transfer]  # sent from here, not yet received
    gone: list[Membership]
    leader: RollLine | None
    may_assign: bool

    @property
    def people(self) -> list[tuple[RollLine, str]]:
        """Each with their name, and the year of birth beside it where two are called the same."""
        names = shown_names(self.roll)
        return [(line, names[line.person_id]) for line in self.roll]

    @property
    def is_committee(self) -> bool:
        return is_committee(self.unit)


@dataclass(frozen=True)
class PersonPage:
    unit: Unit
    person: Person
    membership: Membership | None
    posts: list[tuple[str, str]]  # role and what it is called here
    exemption: Exemption | None
    binds: list[str]
    destinations: list[Unit]
    roles: list[tuple[str, str]]
    may_assign: bool


def people_page(code: str, *, by: Standing) -> PeoplePage:
    """The people of a unit for whoever records their moves; `NotFound` for everybody else, and for
    a group, whose people belong to its cell.
    """
    unit = unit_for(code, by=by, to=manage_people)
    if unit.kind == UnitKind.GROUP:
        raise NotFound(code)
    open_ones = Transfer.objects.filter(received_at=None, undone_at=None)
    here = open_ones.filter(Q(from_unit=unit) | Q(to_unit=unit)).order_by("on", "pk")
    moves = list(here.select_related("person", "from_unit", "to_unit"))
    roll = roll_of(unit, on=by.day)
    return PeoplePage(
        unit=unit,
        roll=roll,
        coming=[row for row in moves if row.to_unit_id == unit.pk],
        going=[row for row in moves if row.from_unit_id == unit.pk],
        gone=list(gone_from(unit, on=by.day)),
        leader=next((line for line in roll if line.role in LEADING), None),
        may_assign=assign_posts.holds(by, unit),
    )


def person_page(code: str, person_uid: UUID, *, by: Standing) -> PersonPage:
    """One of them, with what may be recorded and what stands against it; `NotFound` otherwise."""
    unit = unit_for(code, by=by, to=manage_people)
    person = Person.objects.filter(uid=person_uid).first()
    if person is None:
        raise NotFound(person_uid)
    membership = _memberships(unit, by.day).filter(person=person).first()
    posts = Position.objects.on(by.day).filter(person=person, unit=unit).order_by("pk")
    held = [(post.role, role_name(post.role, unit.kind)) for post in posts]
    if membership is None and not held:
        raise NotFound(person_uid)
    led = Position.objects.on(by.day).filter(unit=unit, role__in=LEADING)
    taken = {role for role, _ in held} | set(led.values_list("role", flat=True))
    return PersonPage(
        unit=unit,
        person=person,
        membership=membership,
        posts=held,
        exemption=Exemption.objects.on(by.day).filter(person=person).first(),
        binds=what_binds(person.pk, unit, on=by.day),
        destinations=_destinations(membership, by) if membership else [],
        roles=[(r, role_name(r, unit.kind)) for r in roles_for(unit) if r not in taken],
        may_assign=assign_posts.holds(by, unit),
    )


def successors(unit: Unit, *, on: date) -> list[tuple[str, str]]:
    """Who may be given the lead of the unit, id and name: its own people, of a committee those who
    hold a post in it; leaders first, then by given name.
    """
    roll = [line for line in roll_of(unit, on=on) if line.role not in LEADING]
    names = shown_names(roll)
    return [(str(line.uid), names[line.person_id]) for line in roll]


def membership_in(unit: Unit, person_uid: UUID, *, on: date, lock: bool = False) -> Membership:
    """Where the person belongs in that very unit that day; `NotFound` if they do not."""
    rows = _memberships(unit, on).filter(person__uid=person_uid)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound(person_uid)
    return row


def _memberships(unit: Unit, on: date) -> QuerySet[Membership]:
    return Membership.objects.on(on).filter(unit=unit).select_related("person", "unit")


def gone_from(unit: Unit, *, on: date) -> QuerySet[Membership]:
    """Who left the unit within two years and belongs nowhere of its kind today, newest first."""
    party = unit.kind in CELL_KINDS
    now = Membership.objects.on(on).filter(person=OuterRef("person"))
    now = now.filter(category__in=PARTY_CATEGORIES) if party else now.filter(unit=unit)
    rows = Membership.objects.filter(
        unit=unit, valid_until__lte=on, valid_until__gt=on - REMEMBERED
    )
    return rows.exclude(Exists(now)).select_related("person").order_by("-valid_until", "pk")


def what_binds(person_id: int, unit: Unit, *, on: date) -> list[str]:
    """What must be settled before the person can go, in whole sentences."""
    found = []
    for post in Position.objects.on(on).filter(person=person_id, unit=unit, role__in=LEADING):
        name = role_name(post.role, unit.kind)
        found.append(f"Đồng chí đang là {name} {unit.name}. Hãy bàn giao trước.")
    meetings = Meeting.objects.filter(unit=unit, state__in=OPEN_STATES)
    for row in meetings.filter(Q(chair=person_id) | Q(keeper=person_id)).order_by("day"):
        does = "chủ trì" if row.chair_id == person_id else "ghi biên bản"
        found.append(
            f"Đồng chí còn {does} “{row.title}” ngày {row.day:%d/%m/%Y}. Hãy đổi người trước."
        )
    return found


def committee_of(unit: Unit, *, on: date) -> list[int]:
    """Whoever may record moves in the unit itself: they are told."""
    rows = Position.objects.on(on).filter(unit=unit, role__in=HANDERS)
    return list(rows.values_list("person_id", flat=True).distinct())


def roles_for(unit: Unit) -> tuple[str, ...]:
    """The posts there are in a unit of this kind."""
    if unit.kind == UnitKind.AGENCY:
        return (Role.AGENCY_HEAD,)
    if unit.kind == UnitKind.GROUP:
        return (Role.GROUP_HEAD,)
    if unit.kind in CELL_KINDS:
        return (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE_MEMBER)
    return (Role.SECRETARY, Role.DEPUTY, Role.STANDING, Role.COMMITTEE_MEMBER, Role.STAFF,
            Role.INSPECTOR)  # fmt: skip


def _destinations(membership: Membership, by: Standing) -> list[Unit]:
    """Cells (or agencies) near by, to be chosen from; any other can be typed by its code."""
    party = membership.category in PARTY_CATEGORIES
    kinds = CELL_KINDS if party else (UnitKind.AGENCY,)
    ids = membership.unit.ancestor_ids
    around = "".join(f"{pk}." for pk in ids[: max(1, len(ids) - 2)])
    near = Unit.objects.on(by.day).filter(kind__in=kinds, path__startswith=around)
    return list(near.exclude(pk=membership.unit_id).order_by("code")[:MOST_OFFERED])
