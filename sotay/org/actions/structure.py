"""Make an organisation: units, people, where they belong, what they hold, who is exempt.

Where somebody belongs and what they hold are rows with dates, so these writes tell their own story
and leave no line in the trail.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from sotay.audit.actions import Actor, record
from sotay.kit.refusals import NotNow
from sotay.org.actions.counting import recount_people_of
from sotay.org.choices import PARTY_CATEGORIES, UnitKind
from sotay.org.models import Exemption, Membership, Person, Position, Unit
from sotay.org.naming import name_columns, unit_name_columns
from sotay.org.rules.roster_target import MOST_CODE, UNDER

NEVER_ROOT = (UnitKind.PART_COMMITTEE, UnitKind.CELL, UnitKind.GROUP, UnitKind.AGENCY)


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
    _check_unit(code, name, kind, parent)
    unit = Unit.objects.create(
        code=code, kind=kind, parent=parent, valid_from=valid_from, **unit_name_columns(name)
    )
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    record("unit.added", f"unit:{unit.pk}", by=by, now=now, thing_name=name)
    return unit


def _check_unit(code: str, name: str, kind: str, parent: Unit | None) -> None:
    if not code or len(code) > MOST_CODE or not name:
        raise NotNow(f"Tổ chức phải có tên và mã không quá {MOST_CODE} ký tự.")
    if Unit.objects.filter(code=code).exists():
        raise NotNow(f"Mã {code} đã dùng cho một tổ chức khác.")
    if parent and parent.kind not in UNDER.get(kind, ()):
        raise NotNow(f"{name} không trực thuộc được {parent.name}.")
    if parent is None and kind in NEVER_ROOT:
        raise NotNow(f"{name} phải có cấp trên.")


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


@transaction.atomic
def join(
    person: Person, unit: Unit, category: str, group: Unit | None = None, *, on: date
) -> Membership:
    """The person belongs to the unit from that day.

    `NotNow` while they already belong there, to a second place as a party member, or with a group
    that is none of the unit's.
    """
    if group and (group.kind != UnitKind.GROUP or group.parent_id != unit.pk):
        raise NotNow(f"{group.name} không phải là tổ đảng của {unit.name}.")
    for row in Membership.objects.filter(_not_ended(on), person=person).select_related("unit"):
        if row.unit_id == unit.pk:
            raise NotNow(f"{person.name} đang sinh hoạt tại {unit.name} rồi.")
        if {row.category, category} <= set(PARTY_CATEGORIES):
            raise NotNow(f"{person.name} còn sinh hoạt tại {row.unit.name}.")
    joined = Membership.objects.create(
        person=person, unit=unit, group=group, category=category, valid_from=on
    )
    recount_people_of([person.pk], on=on)
    return joined


def _not_ended(on: date) -> Q:
    return Q(valid_until=None) | Q(valid_until__gt=on)


@transaction.atomic
def appoint(person: Person, unit: Unit, role: str, *, on: date) -> Position:
    """The person holds the post from that day; `NotNow` while they already hold it."""
    if Position.objects.filter(_not_ended(on), person=person, unit=unit, role=role).exists():
        raise NotNow(f"{person.name} đang giữ chức vụ này tại {unit.name} rồi.")
    post = Position.objects.create(person=person, unit=unit, role=role, valid_from=on)
    recount_people_of([person.pk], on=on)
    return post


@transaction.atomic
def exempt(person: Person, reason: str, *, on: date, until: date | None = None) -> Exemption:
    """No use of the Notebook is due from that day, up to `until` (exclusive) if it is known.

    `NotNow` without a reason, for a period turned round, or while an exemption runs.
    """
    if not reason.strip():
        raise NotNow("Hãy ghi lý do miễn sinh hoạt.")
    if until and until <= on:
        raise NotNow("Ngày hết miễn phải sau ngày bắt đầu.")
    if Exemption.objects.filter(_not_ended(on), person=person).exists():
        raise NotNow(f"{person.name} đang được miễn sinh hoạt rồi.")
    exemption = Exemption.objects.create(
        person=person, reason=reason.strip(), valid_from=on, valid_until=until
    )
    recount_people_of([person.pk], on=on)
    return exemption


@transaction.atomic
def end_exemption(exemption: Exemption, *, on: date) -> None:
    """From that day what is due is due again; one that began that day never was. `NotNow` if it
    has ended.
    """
    if exemption.valid_from >= on:
        exemption.delete()
    elif not Exemption.objects.filter(_not_ended(on), pk=exemption.pk).update(valid_until=on):
        raise NotNow("Việc miễn sinh hoạt này đã kết thúc rồi.")
    recount_people_of([exemption.person_id], on=on)


@transaction.atomic
def end_membership(membership: Membership, *, on: date) -> None:
    """From that day the person no longer belongs there; `NotNow` if it ended already or began no
    earlier.
    """
    _end(membership, on)


@transaction.atomic
def end_position(position: Position, *, on: date) -> None:
    """From that day the person no longer holds the post; `NotNow` if it ended already or began no
    earlier.
    """
    _end(position, on)


def _end(row: Membership | Position, on: date) -> None:
    """The end is exclusive. A conditional update, so that of two at once only one ends it."""
    if on <= row.valid_from:
        raise NotNow(f"Ngày thôi phải sau ngày bắt đầu {row.valid_from:%d/%m/%Y}.")
    rows = type(row)._default_manager.filter(pk=row.pk, valid_until=None)
    if not rows.update(valid_until=on):
        raise NotNow("Việc này đã kết thúc rồi.")
    row.valid_until = on
    recount_people_of([row.person_id], on=on)
