"""Somebody goes from one cell or agency to another; the running year goes with them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.moving import follow_person
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.actions.counting import recount_people_of
from sotay.org.actions.structure import end_membership, end_position, join
from sotay.org.choices import CELL_KINDS, PARTY_CATEGORIES, UnitKind
from sotay.org.models import Membership, Position, Transfer, Unit
from sotay.org.permissions import manage_people
from sotay.org.queries import unit_for
from sotay.org.standing import Standing
from sotay.oversight.queries.people import committee_of, membership_in, what_binds


@dataclass(frozen=True)
class Move:
    """Where to (a code), from which day, and on what ground."""

    to: str
    on: date
    reason: str = ""


class Refusal(NotNow):
    """The sentence belongs to one field of the form."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


@transaction.atomic
def transfer(code: str, person_uid: UUID, move: Move, *, by: Standing, now: datetime) -> Transfer:
    """From that day the person belongs to the other unit, this year's entries with them; posts in
    the former unit end. Whoever has the right in the other unit too has received them at once.

    `NotNow` for the same or a dissolved unit, one of another kind, a day before joining or still
    to come, and while posts or open meetings bind the person.
    """
    unit = unit_for(code, by=by, to=manage_people)
    membership = membership_in(unit, person_uid, on=by.day, lock=True)
    to = _destination(move.to, membership, by.day)
    check_day(move.on, membership, by.day)
    for sentence in what_binds(membership.person_id, unit, on=by.day):
        raise NotNow(sentence)
    posts = end_posts(membership.person_id, unit, on=move.on)
    end_membership(membership, on=move.on)
    join(membership.person, to, membership.category, on=move.on)
    follow_person(membership.person_id, before=unit.pk, after=to.pk, year=move.on.year)
    received = manage_people.holds(by, to)
    row = Transfer.objects.create(
        person=membership.person, from_unit=unit, to_unit=to, on=move.on, reason=move.reason,
        made_at=now, made_by=by.name, ended_posts=posts,
        received_at=now if received else None, received_by=by.name if received else "",
    )  # fmt: skip
    _told(row, by=by, now=now)
    return row


def _destination(code: str, membership: Membership, today: date) -> Unit:
    unit = Unit.objects.filter(code=code.split(" ")[0].strip()).first()
    if unit is None:
        raise Refusal("Không có đơn vị với mã này. Hãy chọn trong danh sách.", "to")
    if unit.pk == membership.unit_id:
        raise Refusal("Đồng chí đang ở chính đơn vị này. Hãy chọn đơn vị khác.", "to")
    if not unit.holds(today):
        raise Refusal(f"{unit.name} đã giải thể. Hãy chọn đơn vị đang hoạt động.", "to")
    wanted = CELL_KINDS if membership.category in PARTY_CATEGORIES else (UnitKind.AGENCY,)
    if unit.kind not in wanted:
        kind = "chi bộ" if membership.category in PARTY_CATEGORIES else "cơ quan"
        raise Refusal(f"{unit.name} không phải là {kind}. Hãy chọn một {kind}.", "to")
    return unit


def check_day(on: date, membership: Membership, today: date) -> None:
    """The day lies in the running year, after joining and not ahead; `NotNow` otherwise."""
    if on <= membership.valid_from:
        began = f"{membership.valid_from:%d/%m/%Y}"
        raise Refusal(f"Ngày này phải sau ngày vào {membership.unit.name} ({began}).", "on")
    if on > today:
        raise Refusal("Ngày này chưa tới. Hãy ghi khi việc đã có hiệu lực.", "on")
    if on.year != today.year:
        raise Refusal(f"Ngày này phải trong năm {today.year}: số liệu năm trước đã chốt.", "on")


def end_posts(person_id: int, unit: Unit, *, on: date) -> list[list[str]]:
    """Whatever the person held in the unit and its groups ends that day; role and unit of each."""
    rows = Position.objects.on(on).filter(person_id=person_id, unit__path__startswith=unit.path)
    ended = []
    for post in rows.select_related("unit"):
        end_position(post, on=on)
        ended.append([post.role, post.unit.code])
    return ended


def _told(row: Transfer, *, by: Standing, now: datetime) -> None:
    record("person.transferred", f"person:{row.person_id}", by=by, now=now,
           thing_name=f"{row.from_unit.name} → {row.to_unit.name}",
           about_id=row.person_id, note=row.reason)  # fmt: skip
    where = f"/don-vi/{row.to_unit.code}/"
    send([row.person_id], kind=Kind.TASK, subject=f"Chuyển sinh hoạt về {row.to_unit.name}",
         body=f"Từ ngày {row.on:%d/%m/%Y}. Sổ tay năm nay đi cùng đồng chí.", link=where,
         dedupe=f"transfer:{row.uid}", by=by, now=now)  # fmt: skip
    if row.is_open:
        send(committee_of(row.to_unit, on=by.day), kind=Kind.TASK,
             subject=f"Chờ tiếp nhận: {row.person.name}",
             body=f"{row.from_unit.name} chuyển đến từ ngày {row.on:%d/%m/%Y}. Hãy kiểm tra và "
                  "bấm Tiếp nhận.", link=f"{where}nhan-su/",
             dedupe=f"transfer-in:{row.uid}", by=by, now=now)  # fmt: skip


@transaction.atomic
def receive(code: str, uid: UUID, *, by: Standing, now: datetime) -> Transfer:
    """The new unit says that the person came; again it stays as it is. `NotNow` if the transfer
    was taken back.
    """
    unit = unit_for(code, by=by, to=manage_people)
    row = _locked(uid, to_unit=unit.pk)
    if row.undone_at:
        raise NotNow("Việc chuyển này đã được rút lại.")
    if row.received_at is None:
        row.received_at, row.received_by = now, by.name
        row.save(update_fields=["received_at", "received_by"])
        record("person.received", f"person:{row.person_id}", by=by, now=now,
               thing_name=unit.name, about_id=row.person_id)  # fmt: skip
        send(committee_of(row.from_unit, on=by.day), kind=Kind.TASK,
             subject=f"{unit.name} đã tiếp nhận {row.person.name}", body="Việc chuyển đã xong.",
             dedupe=f"transfer-done:{row.uid}", by=by, now=now)  # fmt: skip
    return row


@transaction.atomic
def undo_transfer(code: str, uid: UUID, *, by: Standing, now: datetime) -> Transfer:
    """Everything is as if the person had not gone: where they belong, posts, entries, counts.

    `NotNow` once they are received; again it stays as it is.
    """
    unit = unit_for(code, by=by, to=manage_people)
    row = _locked(uid, from_unit=unit.pk)
    if row.received_at:
        raise NotNow(f"{row.to_unit.name} đã tiếp nhận. Hãy nhờ đơn vị ấy chuyển lại.")
    if row.undone_at is None:
        person = row.person_id
        Membership.objects.filter(person=person, unit=row.to_unit, valid_from=row.on).delete()
        Position.objects.filter(person=person, unit=row.to_unit, valid_from__gte=row.on).delete()
        Membership.objects.filter(person=person, unit=unit, valid_until=row.on).update(
            valid_until=None
        )
        for role, where in row.ended_posts:
            Position.objects.filter(
                person=person, role=role, unit__code=where, valid_until=row.on
            ).update(valid_until=None)
        row.undone_at = now
        row.save(update_fields=["undone_at"])
        recount_people_of([person], on=by.day, also=[row.to_unit_id])
        follow_person(person, before=row.to_unit_id, after=unit.pk, year=row.on.year)
        record("person.transfer-undone", f"person:{person}", by=by, now=now,
               thing_name=row.to_unit.name, about_id=person)  # fmt: skip
    return row


def _locked(uid: UUID, **where: int) -> Transfer:
    rows = Transfer.objects.select_for_update(of=("self",)).filter(uid=uid, **where)
    row = rows.select_related("person", "from_unit", "to_unit").first()
    if row is None:
        raise NotFound(uid)
    return row
