"""Find an example, and the units where one may propose."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from sotay.kit.refusals import NotFound
from sotay.meetings.rules.signing import term_of
from sotay.org.models import Person, Position, Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import COMMITTEE, Permission, Refused, seats_with
from sotay.org.standing import Seat, Standing, short_post
from sotay.recognition.choices import Award
from sotay.recognition.models import Commendation, Example
from sotay.recognition.permissions import HEADS, propose, read_example
from sotay.recognition.rules.levels import awards_of
from sotay.regulations.queries import rules_for

AROUND = ("person", "collective", "from_unit", "unit__parent", "scope", "published_in")


def example_for(
    uid: UUID, *, by: Standing, to: Permission = read_example, lock: bool = False
) -> Example:
    """One example for whoever may do `to`: `NotFound` for a stranger, `Refused` for somebody who
    reads it but may not do that.
    """
    rows = Example.objects.filter(uid=uid)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.select_related(*AROUND).first()
    if found is None or not read_example.holds(by, found):
        raise NotFound(uid)
    if not to.holds(by, found):
        raise Refused(to)
    return found


def unit_to_propose(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person sits in its committee; else `NotFound`."""
    unit = unit_by_code(code)
    if not propose.holds(by, unit):
        raise NotFound(code)
    return unit


def places_to_propose(by: Standing) -> tuple[Seat, ...]:
    """The units whose committees the acting person sits in, each once."""
    return seats_with(propose, by)


def units_on(path: str) -> list[Unit]:
    """The units of a path from the nearest up to the root; one query."""
    ids = [int(part) for part in path.split(".") if part]
    found = Unit.objects.select_related("parent").in_bulk(ids)
    return [found[pk] for pk in reversed(ids) if pk in found]


def committee_of(unit: Unit, *, on: date) -> list[int]:
    """Who sits in the committee of a unit that day."""
    return _holders(unit, COMMITTEE, on)


def heads_of(unit: Unit, *, on: date) -> list[int]:
    """Who speaks for a collective that day; nobody for a group without a head."""
    return _holders(unit, HEADS, on)


def _holders(unit: Unit, roles: tuple[str, ...], on: date) -> list[int]:
    rows = Position.objects.on(on).filter(unit=unit, role__in=roles)
    return list(rows.values_list("person_id", flat=True).distinct())


@dataclass(frozen=True)
class Signer:
    """Who may sign for the committee, with the post that is printed."""

    person: Person
    post: str  # "Bí thư"

    @property
    def words(self) -> str:
        return f"{self.person.name}, {self.post}"


def signers_of(unit: Unit, *, on: date) -> list[Signer]:
    """The secretary and the deputies of a unit, the secretary first."""
    rows = Position.objects.on(on).filter(unit=unit, role__in=("secretary", "deputy"))
    found = rows.select_related("person").order_by("role", "person__sort_key", "pk")
    ranked = sorted(found, key=lambda row: row.role != "secretary")
    return [Signer(row.person, row.get_role_display()) for row in ranked]


def post_words(person: Person, unit: Unit, *, on: date) -> str:
    """Post at work, Party post and unit, as a decision names somebody."""
    rows = Position.objects.on(on).filter(person=person, unit=unit, role__in=COMMITTEE)
    posts = [short_post(row.role, unit.kind) for row in rows.order_by("role")]
    return ", ".join(filter(None, [person.work_post, *posts[:1], unit.name]))


@dataclass(frozen=True)
class InForce:
    """What the rules of a day say of a unit's decisions: their forms, and the term they are in."""

    awards: tuple[Award, ...]
    term: int


def in_force_at(unit: Unit, *, on: date) -> InForce:
    """Both at once; whether a unit may give bằng khen is for the unit above to say, and the root
    says it for itself. One query.
    """
    above = (unit.parent or unit).path
    rules = rules_for({unit.path, above}, on=on)
    return InForce(
        awards_of(unit.kind, rules[above]["distinction_from"]),
        term_of(on, rules[unit.path]["term_began"]),
    )


def next_number(unit: Unit, code: str, term: int) -> int:
    """The number that follows the highest one given to a decision in the term."""
    rows = Commendation.objects.filter(unit=unit, code=code, term=term)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def is_taken(unit: Unit, code: str, term: int, number: int) -> bool:
    """Whether a decision of the term has this number."""
    rows = Commendation.objects.filter(unit=unit, code=code, term=term)
    return rows.filter(number=number).exists()
