"""Make an organisation: units, people, where they belong, what they hold, who is exempt."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.refusals import NotNow
from sotay.org.models import Exemption, Membership, Person, Position, Unit
from sotay.org.naming import name_columns, unit_name_columns
from sotay.org.rules.roster_target import UNDER


@dataclass(frozen=True)
class PersonData:
    family_middle: str
    given: str
    born: str = ""
    sex: str = ""
    work_post: str = ""
    joined_party: str = ""
    card_number: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def add_unit(
    code: str, name: str, kind: str, parent: Unit | None, *, valid_from: date, by: Actor,
    now: datetime,
) -> Unit:  # fmt: skip
    """The unit stands in the tree from that day; `NotNow` for a used code or a wrong place."""
    if Unit.objects.filter(code=code).exists():
        raise NotNow(f"Mã {code} đã dùng cho một tổ chức khác.")
    if parent and parent.kind not in UNDER.get(kind, ()):
        raise NotNow(f"{name} không trực thuộc được {parent.name}.")
    unit = Unit.objects.create(
        code=code, kind=kind, parent=parent, valid_from=valid_from, **unit_name_columns(name)
    )
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    record("unit.added", f"unit:{unit.pk}", by=by, now=now, thing_name=name)
    return unit


@transaction.atomic
def add_person(data: PersonData, *, by: Actor, now: datetime) -> Person:
    """The person is known; `NotNow` when the card number belongs to somebody else."""
    if data.card_number and Person.objects.filter(card_number=data.card_number).exists():
        raise NotNow(f"Số thẻ {data.card_number} đã ghi cho người khác.")
    names = name_columns(data.family_middle, data.given)
    others = {k: v for k, v in vars(data).items() if k not in names}
    person = Person.objects.create(**names, **others)
    record("person.added", f"person:{person.pk}", by=by, now=now, thing_name=person.name,
           about_id=person.pk)  # fmt: skip
    return person


def join(
    person: Person, unit: Unit, category: str, *, on: date, group: Unit | None = None
) -> Membership:
    """The person belongs to the unit from that day."""
    return Membership.objects.create(
        person=person, unit=unit, group=group, category=category, valid_from=on
    )


def appoint(person: Person, unit: Unit, role: str, *, on: date) -> Position:
    """The person holds the post from that day."""
    return Position.objects.create(person=person, unit=unit, role=role, valid_from=on)


def exempt(person: Person, reason: str, *, on: date) -> Exemption:
    """No use of the Notebook is due from that day."""
    return Exemption.objects.create(person=person, reason=reason, valid_from=on)
