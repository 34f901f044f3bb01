"""The block: some 3,700 invented people around the cast, the same at every building.

Units come about through `add_unit`. People and what they handed in are written in bulk: the
`fast_*` functions write the very rows that `add_person`, `join`, `appoint`, `exempt`, `submit` and
`mark_reported` would, and ask the same rules (who leads, when a use opens and is due for whom, what
is late, whether a content is whole). A test compares them with what the queries say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sotay.accounts.models import Login
from sotay.audit.models import TrailEntry
from sotay.demo import block_words as words
from sotay.demo.block_entries import Made, fast_entries
from sotay.demo.people import BEGAN, BY, MORNING
from sotay.kit.clock import day_of
from sotay.kit.text import fold
from sotay.notebook.actions.counting import let_days_pass, recount
from sotay.org.actions.counting import recount_places
from sotay.org.actions.logins import ensure_logins
from sotay.org.actions.structure import add_unit
from sotay.org.choices import CELL_KINDS, Category, Role, UnitKind
from sotay.org.models import Exemption, Membership, Person, Position, Unit
from sotay.org.naming import name_columns

SEED = 20260618
ROOT = "K"
FIRST = 4  # the cast's own units are K.01 to K.03
ROOMS_EACH = 6
AT_ONCE = 250
OUTSIDE_PARTY = (
    Category.CIVIL_SERVANT, Category.PUBLIC_EMPLOYEE, Category.UNION_MEMBER,
    Category.ASSOCIATION_MEMBER, Category.CADRE,
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A unit to be made; `size` is how many people belong to it."""

    code: str
    name: str
    kind: UnitKind
    parent: str
    size: int = 0


def add_block(
    *, until: datetime, heard_on: Mapping[tuple[int, str], date], offices: int = len(words.OFFICES)
) -> Iterator[tuple[int, int]]:
    """The block stands around the cast; yields how many people have written, of how many."""
    rng = Random(SEED)
    units = add_places(lay_out(rng, offices))
    people = people_of(units, rng)
    fast_people(people)
    give_logins(people)
    for start in range(0, len(people), AT_ONCE):
        fast_entries(people[start : start + AT_ONCE], rng, until=until, heard_on=heard_on)
        yield min(start + AT_ONCE, len(people)), len(people)
    recount()
    let_days_pass(day_of(until))


def lay_out(rng: Random, offices: int) -> list[Place]:
    """Every unit of the block, parents first."""
    places: list[Place] = []
    for number, office in enumerate(words.OFFICES[:offices]):
        places += _committee(f"{ROOT}.{number + FIRST:02d}", office, number, rng)
    for number, office in enumerate(words.SMALL_OFFICES[: offices // 2], FIRST + offices):
        code = f"{ROOT}.{number:02d}"
        places.append(Place(code, f"Chi bộ {office}", UnitKind.GRASSROOTS_CELL, ROOT, _size(rng)))
    return places


def _size(rng: Random) -> int:
    return rng.randint(11, 23)


def _committee(code: str, office: str, number: int, rng: Random) -> list[Place]:
    """A committee with six cells and its agency; some have two committees of parts between."""
    found = [Place(code, f"Đảng bộ {office}", UnitKind.GRASSROOTS_COMMITTEE, ROOT)]
    chosen = sorted(rng.sample(range(len(words.ROOMS)), ROOMS_EACH))
    half = ROOMS_EACH // 2
    for place, room in enumerate(chosen):
        under, last = code, place + 1
        if number % 10 == 6:
            under, last = f"{code}.{place // half + 1:02d}", place % half + 1
            if last == 1:
                name = f"Đảng bộ bộ phận {('Cơ quan', 'Đơn vị trực thuộc')[place // half]}"
                found.append(Place(under, name, UnitKind.PART_COMMITTEE, code))
        cell = Place(f"{under}.{last:02d}", f"Chi bộ {words.ROOMS[room]}", UnitKind.CELL, under,
                     _size(rng))  # fmt: skip
        found.append(cell)
        if number % 3 == 0 and place == 0:
            found += [Place(f"{cell.code}.T{n}", f"Tổ đảng {n}", UnitKind.GROUP, cell.code)
                      for n in (1, 2)]  # fmt: skip
    agency = Place(f"{code}.CQ", f"Cơ quan {office}", UnitKind.AGENCY, code, rng.randint(10, 20))
    return [*found, agency]


def add_places(places: list[Place]) -> dict[Place, Unit]:
    """The units stand in the tree, by their places."""
    by_code = {ROOT: Unit.objects.get(code=ROOT)}
    made: dict[Place, Unit] = {}
    for place in places:
        unit = add_unit(place.code, place.name, place.kind, by_code[place.parent],
                        valid_from=BEGAN, by=BY, now=MORNING)  # fmt: skip
        made[place] = by_code[place.code] = unit
    return made


def people_of(units: dict[Place, Unit], rng: Random) -> list[Made]:
    """The people of every unit, with the posts they hold; nothing is written yet."""
    by_unit: dict[str, list[Made]] = {}
    number = 0
    for place, unit in units.items():
        for _ in range(place.size):
            number += 1
            by_unit.setdefault(place.code, []).append(_one(unit, number, rng))
    for unit in units.values():
        _hand_out_posts(unit, by_unit, [u for u in units.values() if u.parent_id == unit.pk])
    people = [one for here in by_unit.values() for one in here]
    for one in people:
        if not one.posts and one.is_party_member:
            _make_special(one, rng)
    return people


def _one(unit: Unit, number: int, rng: Random) -> Made:
    sex = rng.choice("mf")
    middle = dict.fromkeys(rng.choice(words.MIDDLES[sex]) for _ in range(1 + (rng.random() < 0.3)))
    family_middle = " ".join(
        [rng.choice(words.FAMILIES), *sorted(middle, key=lambda w: w not in ("Văn", "Thị"))]
    )
    given = rng.choice(words.GIVENS[sex])
    born = date(rng.randint(1967, 1997), rng.randint(1, 12), rng.randint(1, 28))
    in_party = unit.kind != UnitKind.AGENCY
    joined = date(born.year + rng.randint(23, 27), rng.choice((2, 5, 9)), rng.randint(1, 28))
    initials = "".join(word[0] for word in fold(family_middle).split())
    reachable = rng.random() < 0.97
    person = Person(
        **name_columns(family_middle, given),
        born=born.isoformat(),
        sex=sex,
        work_post=rng.choice(words.WORKS),
        joined_party=joined.isoformat() if in_party else "",
        card_number=f"28{number:06d}" if in_party else "",
        email=f"{fold(given)}{initials}.{number}@example.vn" if reachable else "",
    )
    category = Category.OFFICIAL if in_party else rng.choice(OUTSIDE_PARTY)
    return Made(person, unit, category, max(BEGAN, joined) if in_party else BEGAN)


def _hand_out_posts(unit: Unit, by_unit: dict[str, list[Made]], below: list[Unit]) -> None:
    here = by_unit.get(unit.code, [])
    if unit.kind in CELL_KINDS:
        _posts_of_cell(unit, here, [u for u in below if u.kind == UnitKind.GROUP])
    elif unit.kind == UnitKind.PART_COMMITTEE:
        by_unit[below[0].code][0].posts.append((Role.SECRETARY, unit))
        by_unit[below[1].code][0].posts.append((Role.DEPUTY, unit))
    elif unit.kind == UnitKind.GRASSROOTS_COMMITTEE:
        cells = sorted(code for code in by_unit
                       if code.startswith(f"{unit.code}.") and not code.endswith(".CQ"))  # fmt: skip
        agency = next(u for u in below if u.kind == UnitKind.AGENCY)
        by_unit[cells[0]][-1].posts.append((Role.SECRETARY, unit))
        by_unit[cells[1]][-1].posts += [(Role.DEPUTY, unit), (Role.AGENCY_HEAD, agency)]
        for code in cells[:3]:
            by_unit[code][0].posts.append((Role.COMMITTEE_MEMBER, unit))


def _posts_of_cell(cell: Unit, here: list[Made], groups: list[Unit]) -> None:
    roles = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE_MEMBER)
    for one, role in zip(here, roles, strict=False):
        one.posts.append((role, cell))
    if groups:
        for place, one in enumerate(here):
            one.group = groups[place % 2]
        for place in (3, 4):
            here[place].posts.append((Role.GROUP_HEAD, groups[place % 2]))


def _make_special(one: Made, rng: Random) -> None:
    """Some are on probation, some came this spring, some of the oldest are released."""
    chance = rng.random()
    if chance < 0.03:
        joined = date(2025, 7, 1) + timedelta(days=rng.randrange(150))
        one.category, one.since = Category.PROBATIONARY, joined
        one.person.joined_party, one.person.card_number = joined.isoformat(), ""
    elif chance < 0.05:
        one.since = date(2026, 2, 10) + timedelta(days=rng.randrange(90))
    elif chance < 0.10 and one.person.born < "1972":
        one.exempt = True


def fast_people(people: list[Made]) -> None:
    """Each person with membership, posts and exemption stands, as the actions would have it."""
    Person.objects.bulk_create([one.person for one in people], batch_size=AT_ONCE)
    Membership.objects.bulk_create(
        Membership(person=one.person, unit=one.unit, group=one.group, category=one.category,
                   valid_from=one.since)
        for one in people
    )  # fmt: skip
    Position.objects.bulk_create(
        Position(person=one.person, unit=unit, role=role, valid_from=one.since)
        for one in people
        for role, unit in one.posts
    )
    Exemption.objects.bulk_create(
        Exemption(person=one.person, reason="Tuổi cao, sức khỏe yếu", valid_from=date(2025, 9, 1))
        for one in people
        if one.exempt
    )
    recount_places({one.unit.pk for one in people}, on=BEGAN)
    TrailEntry.objects.bulk_create(
        TrailEntry(at=MORNING, by_name=BY.name, verb="person.added", thing=f"person:{p.pk}",
                   thing_name=p.name, about_id=p.pk)
        for p in (one.person for one in people)
    )  # fmt: skip


def give_logins(people: list[Made]) -> None:
    """Everybody who can be reached has a login; one hash of the one password serves all."""
    ensure_logins([one.person for one in people if one.person.email])
    hashed = Login.objects.filter(is_technician=True).values_list("password", flat=True)[0]
    Login.objects.filter(person__isnull=False).update(password=hashed)
