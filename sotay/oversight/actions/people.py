"""Somebody leaves, comes back, is exempt for a time, takes a post or hands it over."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.accounts.models import Login, Session
from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.actions import structure
from sotay.org.actions.counting import recount_people_of
from sotay.org.choices import Departure, Role, UnitKind
from sotay.org.models import Exemption, Membership, Person, Position, Unit
from sotay.org.permissions import assign_posts, manage_people
from sotay.org.queries import unit_for
from sotay.org.standing import Standing, role_name
from sotay.oversight.actions.moving import Refusal, check_day, end_posts
from sotay.oversight.queries.people import gone_from, membership_in, roles_for, what_binds


@dataclass(frozen=True)
class Leaving:
    """Why and from which day somebody belongs here no longer."""

    kind: str
    on: date
    reason: str = ""


@transaction.atomic
def leave(code: str, person_uid: UUID, leaving: Leaving, *, by: Standing, now: datetime) -> None:
    """From that day the person belongs to the unit no longer and holds no post in it; of somebody
    who died every membership and post ends, and nobody can sign in for them.

    What they wrote stays where it is. `NotNow` as for a transfer.
    """
    unit = unit_for(code, by=by, to=manage_people)
    membership = membership_in(unit, person_uid, on=by.day, lock=True)
    person = membership.person
    check_day(leaving.on, membership, by.day)
    for sentence in what_binds(person.pk, unit, on=by.day):
        raise NotNow(sentence)
    end_posts(person.pk, unit, on=leaving.on)
    structure.end_membership(membership, on=leaving.on)
    if leaving.kind == Departure.DIED:
        _end_everything(person, leaving.on)
    label = Departure(leaving.kind).label
    record("person.left", f"person:{person.pk}", by=by, now=now, thing_name=unit.name,
           about_id=person.pk, note=f"{label}. {leaving.reason}".strip())  # fmt: skip


def _end_everything(person: Person, on: date) -> None:
    for post in Position.objects.filter(person=person, valid_until=None, valid_from__lt=on):
        structure.end_position(post, on=on)
    for row in Membership.objects.filter(person=person, valid_until=None, valid_from__lt=on):
        structure.end_membership(row, on=on)
    Session.objects.filter(login=person.login_id).delete()
    Login.objects.filter(pk=person.login_id).update(is_active=False)


@transaction.atomic
def come_back(code: str, person_uid: UUID, on: date, *, by: Standing, now: datetime) -> Membership:
    """Somebody who left this unit belongs to it again from that day, in the category they had;
    their account opens again. `NotFound` for whoever did not leave from here, `NotNow` for a day
    before they left or still to come.
    """
    unit = unit_for(code, by=by, to=manage_people)
    last = next((row for row in gone_from(unit, on=by.day) if row.person.uid == person_uid), None)
    if last is None:
        raise NotFound(person_uid)
    if on > by.day:
        raise Refusal("Ngày này chưa tới. Hãy ghi khi đồng chí đã trở lại.", "on")
    if last.valid_until and on < last.valid_until:
        raise Refusal(f"Ngày trở lại phải từ ngày rời đi {last.valid_until:%d/%m/%Y}.", "on")
    row = structure.join(last.person, unit, last.category, on=on)
    Login.objects.filter(pk=last.person.login_id).update(is_active=True)
    record("person.returned", f"person:{last.person_id}", by=by, now=now, thing_name=unit.name,
           about_id=last.person_id)  # fmt: skip
    return row


@transaction.atomic
def exempt(
    code: str, person_uid: UUID, reason: str, on: date, until: date | None, *, by: Standing,
    now: datetime,
) -> Exemption:  # fmt: skip
    """Nothing of the Notebook is due from the person in that time; `until` is the last day."""
    unit = unit_for(code, by=by, to=manage_people)
    person = membership_in(unit, person_uid, on=by.day, lock=True).person
    end = date.fromordinal(until.toordinal() + 1) if until else None
    row = structure.exempt(person, reason, on=on, until=end)
    record("person.exempted", f"person:{person.pk}", by=by, now=now, thing_name=unit.name,
           about_id=person.pk)  # fmt: skip
    return row


@transaction.atomic
def end_exemption(code: str, person_uid: UUID, *, by: Standing, now: datetime) -> None:
    """From today what is due is due again; `NotNow` if the person is not exempt."""
    unit = unit_for(code, by=by, to=manage_people)
    person = membership_in(unit, person_uid, on=by.day, lock=True).person
    row = Exemption.objects.on(by.day).filter(person=person).first()
    if row is None:
        raise NotNow(f"{person.name} không còn được miễn sinh hoạt.")
    structure.end_exemption(row, on=by.day)
    record("person.exemption-ended", f"person:{person.pk}", by=by, now=now,
           thing_name=unit.name, about_id=person.pk)  # fmt: skip


@transaction.atomic
def assign(code: str, person_uid: UUID, role: str, *, by: Standing, now: datetime) -> Position:
    """The person holds the post in the unit from today. `NotNow` for a post that this kind of unit
    does not have, and where somebody else leads the unit already.
    """
    unit = unit_for(code, by=by, to=assign_posts)
    if role not in roles_for(unit):
        raise Refusal("Hãy chọn một chức vụ.", "role")
    held = _leader(unit, by.day) if role in (Role.SECRETARY, Role.AGENCY_HEAD) else None
    if held:
        raise Refusal(f"{held.person.name} đang giữ chức vụ này. Hãy dùng Bàn giao.", "role")
    person = _known(unit, person_uid, by.day)
    post = structure.appoint(person, unit, role, on=by.day)
    _tell_of_post(post, by=by, now=now)
    return post


@transaction.atomic
def end_post(code: str, person_uid: UUID, role: str, *, by: Standing, now: datetime) -> None:
    """The person no longer holds the post from today, and its rights end with it; one given today
    never was. `NotFound` for a post they do not hold.
    """
    unit = unit_for(code, by=by, to=assign_posts)
    posts = Position.objects.on(by.day).filter(unit=unit, person__uid=person_uid, role=role)
    post = posts.select_for_update().first()
    if post is None:
        raise NotFound(role)
    _end_now(post, by.day)
    name = f"{role_name(role, unit.kind)} {unit.name}"
    record("post.ended", f"unit:{unit.pk}", by=by, now=now, thing_name=name,
           about_id=post.person_id)  # fmt: skip


def _end_now(post: Position, on: date) -> None:
    if post.valid_from >= on:
        post.delete()
        recount_people_of([post.person_id], on=on)
    else:
        structure.end_position(post, on=on)


@transaction.atomic
def hand_over(code: str, person_uid: UUID, *, by: Standing, now: datetime) -> Position:
    """The person leads the unit from today; whoever led it before holds that post no more, their
    rights end now, and meetings still to come are chaired by the new leader.

    `NotNow` while the former leader holds a meeting, to the same person, or where nobody leads.
    """
    unit = unit_for(code, by=by, to=assign_posts)
    former = _leader(unit, by.day)
    if former is None:
        raise NotNow("Chưa có ai giữ chức vụ này để bàn giao. Hãy giao chức vụ.")
    person = _known(unit, person_uid, by.day)
    if person.pk == former.person_id:
        raise Refusal(f"{person.name} đang giữ chức vụ này rồi.", "person")
    chaired = Meeting.objects.select_for_update().filter(unit=unit, chair=former.person_id)
    if chaired.filter(state=MeetingState.RUNNING).exists():
        raise NotNow("Đang có cuộc sinh hoạt. Hãy kết thúc rồi bàn giao.")
    _end_now(former, by.day)
    for own in Position.objects.on(by.day).filter(person=person, unit=unit):
        _end_now(own, by.day)  # deputy or member before: one post in a unit
    post = structure.appoint(person, unit, former.role, on=by.day)
    chaired.filter(state=MeetingState.PLANNED).update(chair=person)
    _tell_of_post(post, by=by, now=now)
    return post


def _leader(unit: Unit, on: date) -> Position | None:
    role = Role.AGENCY_HEAD if unit.kind == UnitKind.AGENCY else Role.SECRETARY
    rows = Position.objects.on(on).filter(unit=unit, role=role).select_related("person")
    return rows.select_for_update(of=("self",)).first()


def _known(unit: Unit, person_uid: UUID, on: date) -> Person:
    """Somebody who belongs in or under the unit, or under the one above it."""
    above = unit.parent.path if unit.parent else unit.path
    inside = Membership.objects.on(on).filter(person__uid=person_uid, unit__path__startswith=above)
    row = inside.select_related("person").first()
    if row is None:
        raise Refusal("Hãy chọn một người trong danh sách.", "person")
    return row.person


def _tell_of_post(post: Position, *, by: Standing, now: datetime) -> None:
    name = f"{role_name(post.role, post.unit.kind)} {post.unit.name}"
    record("post.given", f"unit:{post.unit_id}", by=by, now=now, thing_name=name,
           about_id=post.person_id)  # fmt: skip
    send([post.person_id], kind=Kind.TASK, subject=f"Được giao: {name}",
         body="Quyền của chức vụ có hiệu lực từ bây giờ.", link=f"/don-vi/{post.unit.code}/",
         dedupe=f"post:{post.pk}", by=by, now=now)  # fmt: skip
