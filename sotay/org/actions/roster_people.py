"""People of a roster against the people there are: who, belonging where, holding what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sotay.org.actions.logins import sync_identifiers
from sotay.org.choices import PARTY_CATEGORIES, Category, Role
from sotay.org.models import Membership, Person, Position, Unit
from sotay.org.naming import name_columns
from sotay.org.rules.roster_matching import Signs, match_people, signs_of
from sotay.org.rules.roster_target import COMMITTEES, Target, TargetPerson, unit_behind

AT_ONCE = 1000
LABELS = {
    field.name: str(field.verbose_name)
    for field in Person._meta.concrete_fields
    if field.name not in ("sort_key", "folded")
}
FIELDS = ("born", "sex", "card_number", "phone", "email", "joined_party")


@dataclass
class PeopleChange:
    """Rows to write. `touched` holds the ids of known people for whom anything differs."""

    today: date
    new: list[TargetPerson] = field(default_factory=list)
    renewed: list[Person] = field(default_factory=list)
    memberships: list[tuple[TargetPerson, Membership]] = field(default_factory=list)
    positions: list[tuple[TargetPerson, Position]] = field(default_factory=list)
    altered: list[Membership] = field(default_factory=list)
    ended: list[Membership | Position] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    differences: list[str] = field(default_factory=list)
    persons: dict[int, Person] = field(default_factory=dict)  # by id() of the target

    def apply(self) -> None:
        """Everything that differs is written, in a number of statements that grows with batches."""
        made = Person.objects.bulk_create((_person(t) for t in self.new), batch_size=AT_ONCE)
        for target, person in zip(self.new, made, strict=True):
            self.persons[id(target)] = person
        columns = [*FIELDS, "family_middle", "given", "sort_key", "folded"]
        Person.objects.bulk_update(self.renewed, columns, batch_size=200)
        self._end()
        Membership.objects.bulk_update(self.altered, ["category", "group"], batch_size=200)
        Membership.objects.bulk_create(self._owned(self.memberships), batch_size=AT_ONCE)
        Position.objects.bulk_create(self._owned(self.positions), batch_size=AT_ONCE)
        sync_identifiers(self.renewed)

    def _owned(self, rows: list[tuple[TargetPerson, Any]]) -> list[Any]:
        for target, row in rows:
            row.person = self.persons[id(target)]
        return [row for _, row in rows]

    def _end(self) -> None:
        """What began today never was; what is older ends today."""
        for model in (Membership, Position):
            rows = [row for row in self.ended if isinstance(row, model)]
            fresh = [row.pk for row in rows if row.valid_from >= self.today]
            model.objects.filter(pk__in=fresh).delete()
            model.objects.filter(pk__in=[r.pk for r in rows]).update(valid_until=self.today)


def plan_people(target: Target, *, today: date) -> PeopleChange:
    """What differs between the people of the file and those there are; a fixed number of queries.

    Nothing is known of the units but their codes: call it after the units stand.
    """
    change = PeopleChange(today)
    units = {unit.code: unit for unit in Unit.objects.all()}
    known = _Known()
    for wanted, person in zip(target.people, known.find(target.people), strict=True):
        if person is None:
            change.new.append(wanted)
            change.differences.append(f"Thêm {wanted.first.name} vào {wanted.home[0]}")
        else:
            change.persons[id(wanted)] = person
            _renew(person, wanted, change)
        left = _places(person, wanted, known, units, change)
        _posts(person, wanted, known, units, change, left)
    return change


class _Known:
    """The people there are, with what they belong to and what they hold."""

    def __init__(self) -> None:
        self.people = list(Person.objects.order_by("pk"))
        self.memberships = _grouped(Membership)
        self.positions = _grouped(Position)

    def find(self, wanted: list[TargetPerson]) -> list[Person | None]:
        """Who each person of the file is, `None` for somebody new."""
        found = match_people([signs_of(one) for one in wanted], [*map(self._signs, self.people)])
        return [None if place is None else self.people[place] for place in found]

    def _signs(self, person: Person) -> Signs:
        return Signs(
            name=person.folded.strip(),
            born=person.born,
            card_number=person.card_number,
            phone=person.phone,
            email=person.email,
            places=frozenset(row.unit.code for row in self.memberships[person.pk]),
        )


def _grouped(model: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(valid_until=None).select_related("unit"):
        found[row.person_id].append(row)
    return found


def _fields(wanted: TargetPerson) -> dict[str, str]:
    return {
        "born": wanted.born,
        "joined_party": next((row.joined.iso for row in wanted.rows if row.joined), ""),
        **{name: wanted.known(name) for name in ("sex", "card_number", "phone", "email")},
    }


def _person(wanted: TargetPerson) -> Person:
    first = wanted.first
    return Person(**name_columns(first.family_middle, first.given), **_fields(wanted))


def _renew(person: Person, wanted: TargetPerson, change: PeopleChange) -> None:
    """An empty cell says nothing: what is known stays."""
    first = wanted.first
    given = {k: v for k, v in _fields(wanted).items() if v}
    given |= name_columns(first.family_middle, first.given)
    differs = {name: value for name, value in given.items() if getattr(person, name) != value}
    for name, value in differs.items():
        if name in LABELS:
            label = LABELS[name]
            words = f"{label} “{getattr(person, name)}” thành “{value}”"
            change.differences.append(f"{first.name}: sửa {words}")
        setattr(person, name, value)
    if differs:
        change.renewed.append(person)
        change.touched.add(person.pk)


def _places(
    person: Person | None,
    wanted: TargetPerson,
    known: _Known,
    units: dict[str, Unit],
    change: PeopleChange,
) -> set[str]:
    """Where the person belongs is as the file has it; answers with the cells and agencies left."""
    open_rows = {row.unit.code: row for row in known.memberships[person.pk]} if person else {}
    for code, (category, group) in wanted.places.items():
        row = open_rows.get(code)
        group_id = units[group].pk if group else None
        if row is None:
            made = Membership(unit=units[code], group_id=group_id, category=category,
                              valid_from=change.today)  # fmt: skip
            change.memberships.append((wanted, made))
            _told(person, change, f"{wanted.first.name}: sinh hoạt tại {code}")
        elif (row.category, row.group_id) != (category, group_id):
            row.category, row.group_id = category, group_id
            change.altered.append(row)
            words = f"{Category(category).label} {group}".strip()
            _told(person, change, f"{wanted.first.name}: {code} nay là {words}")
    left = _left(wanted, open_rows)
    for code in left:
        change.ended.append(open_rows[code])
        _told(person, change, f"{wanted.first.name}: thôi sinh hoạt tại {code}")
    return {code for code in left if open_rows[code].unit.kind not in COMMITTEES}


def _left(wanted: TargetPerson, open_rows: dict[str, Membership]) -> list[str]:
    """A place in the Party gives way to another there, one outside to another outside."""
    named = {category in PARTY_CATEGORIES for category, _ in wanted.places.values()}
    return [
        code
        for code, row in open_rows.items()
        if code not in wanted.places and (row.category in PARTY_CATEGORIES) in named
    ]


def _posts(
    person: Person | None,
    wanted: TargetPerson,
    known: _Known,
    units: dict[str, Unit],
    change: PeopleChange,
    left: set[str],
) -> None:
    """What the person holds is as the file has it, where the file speaks of it or they left."""
    held = {(r.role, r.unit.code): r for r in known.positions[person.pk]} if person else {}
    for role, code in sorted(wanted.posts - held.keys()):
        made = Position(unit=units[code], role=role, valid_from=change.today)
        change.positions.append((wanted, made))
        _told(person, change, f"{wanted.first.name}: giữ chức {Role(role).label} tại {code}")
    for role, code in sorted(held.keys() - wanted.posts):
        if left & {code, unit_behind(role, code)} or wanted.speaks_of(role, code):
            change.ended.append(held[role, code])
            _told(person, change, f"{wanted.first.name}: thôi chức {Role(role).label} tại {code}")


def _told(person: Person | None, change: PeopleChange, words: str) -> None:
    if person is not None:
        change.touched.add(person.pk)
        change.differences.append(words)
