"""Everything kept of the acting person, in words a person can read."""

from datetime import datetime
from typing import Any

from sotay.audit.queries import readings_about
from sotay.kit.clock import HANOI
from sotay.notebook.models import Draft, Entry, HelperEntry, Reflection, SetAside
from sotay.notebook.queries.reflections import opened
from sotay.notebook.queries.shut import check_not_shut
from sotay.notebook.queries.writing import NEWEST_FIRST, kept_versions
from sotay.org.models import Membership, Person, Position
from sotay.org.queries import person as person_by_id
from sotay.org.standing import Standing
from sotay.regulations.models import Head

Data = dict[str, Any]


def my_data(*, by: Standing, now: datetime) -> Data:
    """All that is kept of the acting person: who they are, where they stand, every text with every
    version, drafts and notes, and who read what. The number of queries does not grow; `Shut`
    while drafts are shut.
    """
    check_not_shut(by)
    person = person_by_id(by.person_id)
    return {
        "lập lúc": _moment(now),
        "tên các nội dung": dict(Head.objects.values_list("code", "name")),
        "người": _person(person),
        "nơi sinh hoạt": _memberships(person),
        "chức vụ": _positions(person),
        "bài đã nộp": _versions(person),
        "bài đang viết": _drafts(person),
        "bản để riêng": _set_aside(person),
        "bản nhập hộ": _helper_entries(person),
        "ghi chép": _reflections(person),
        "ai đã xem": _readings(person),
        "thiết bị đang đăng nhập": _devices(person),
    }


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(HANOI):%d/%m/%Y %H:%M}" if moment else ""


def _person(person: Person) -> Data:
    return {
        "họ và tên": person.name,
        "ngày sinh": person.born,
        "giới tính": person.get_sex_display(),
        "chức vụ, công việc": person.work_post,
        "ngày vào Đảng": person.joined_party,
        "số thẻ Đảng viên": person.card_number,
        "điện thoại": person.phone,
        "thư điện tử": person.email,
        "tên đăng nhập": person.login.user_name if person.login else "",
        "người được nhờ nhập hộ": person.helper.name if person.helper else "",
    }


def _memberships(person: Person) -> list[Data]:
    rows = Membership.objects.filter(person=person).select_related("unit", "group")
    return [
        {
            "đơn vị": row.unit.name,
            "tổ đảng": row.group.name if row.group else "",
            "đối tượng": row.get_category_display(),
            "từ ngày": row.valid_from.isoformat(),
            "đến ngày": row.valid_until.isoformat() if row.valid_until else "",
        }
        for row in rows.order_by("valid_from", "pk")
    ]


def _positions(person: Person) -> list[Data]:
    rows = Position.objects.filter(person=person).select_related("unit")
    return [
        {
            "chức vụ": row.get_role_display(),
            "đơn vị": row.unit.name,
            "từ ngày": row.valid_from.isoformat(),
            "đến ngày": row.valid_until.isoformat() if row.valid_until else "",
        }
        for row in rows.order_by("valid_from", "pk")
    ]


def _versions(person: Person) -> list[Data]:
    entries = Entry.objects.filter(person=person).prefetch_related(NEWEST_FIRST)
    return [
        {
            "năm": entry.year,
            "lần": entry.use,
            "bản": version.number,
            "nộp lúc": _moment(version.submitted_at),
            "nộp muộn": entry.is_late,
            "nơi nhận": version.unit_name,
            "nhập hộ": version.entered_by,
            "nội dung": version.unseal(),
        }
        for entry in entries.order_by("year", "pk")
        for version in kept_versions(entry)
    ]


def _drafts(person: Person) -> list[Data]:
    rows = Draft.objects.filter(entry__person=person).select_related("entry").order_by("pk")
    return [
        {"năm": row.entry.year, "lần": row.entry.use, "lưu lúc": _moment(row.saved_at),
         "nội dung": row.unseal()}
        for row in rows
    ]  # fmt: skip


def _set_aside(person: Person) -> list[Data]:
    rows = SetAside.objects.filter(entry__person=person).select_related("entry").order_by("pk")
    return [
        {"năm": row.entry.year, "lần": row.entry.use, "lúc": _moment(row.at),
         "nội dung": row.unseal()}
        for row in rows
    ]  # fmt: skip


def _helper_entries(person: Person) -> list[Data]:
    rows = HelperEntry.objects.filter(entry__person=person).select_related("entry", "entered_by")
    return [
        {
            "năm": row.entry.year,
            "lần": row.entry.use,
            "người nhập": row.entered_by.name,
            "nhập lúc": _moment(row.entered_at),
            "xác nhận lúc": _moment(row.confirmed_at),
            "có ảnh": row.photo is not None,
            "nội dung": row.unseal(),
        }
        for row in rows.order_by("pk")
    ]


def _reflections(person: Person) -> list[Data]:
    rows = Reflection.objects.filter(person=person).order_by("written_on", "pk")
    return [
        {"ngày": note.written_on.isoformat(), "đánh dấu": note.mark, "chữ": note.text}
        for note in opened(rows)
    ]


def _readings(person: Person) -> list[Data]:
    return [
        {"lúc": _moment(row.at), "người xem": row.by_name, "tư cách": row.by_post,
         "bài": row.thing_name, "lý do": row.note}
        for row in readings_about(person.pk)
    ]  # fmt: skip


def _devices(person: Person) -> list[Data]:
    if person.login is None:
        return []
    return [
        {"thiết bị": row.device, "đăng nhập lúc": _moment(row.started_at)}
        for row in person.login.sessions.order_by("started_at")
    ]
