"""Tell those in the scope, their committees and the inspectors what becomes of an inspection."""

from collections.abc import Iterable
from datetime import datetime

from sotay.notebook.queries.leaves import sorted_names, use_titles
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.models import Position
from sotay.org.relations import PARTY_COMMITTEE
from sotay.org.standing import Standing
from sotay.oversight.actions.reminding import not_before
from sotay.oversight.models import Inspection
from sotay.regulations.rules import Rules

READERS_PAGE = "/tai-khoan/ai-da-xem/"


def tell_opened(inspection: Inspection, rules: Rules, *, by: Standing, now: datetime) -> None:
    """Everybody in the scope knows who inspects, why, until when and what may be read."""
    _tell_people(inspection, "opened", "", rules, by=by, now=now)
    names = ", ".join(row.unit.name for row in inspection.units.select_related("unit"))
    _tell(inspection, inspection.leave.readers.values_list("pk", flat=True), "inspectors",
          f"Đồng chí được cử kiểm tra: {names}", rules, by=by, now=now)  # fmt: skip
    _tell(inspection, committees_of(inspection, by), "committees",
          f"{inspection.unit.name} kiểm tra tại {names}", rules, by=by, now=now)  # fmt: skip


def tell_extended(
    inspection: Inspection, reason: str, rules: Rules, *, by: Standing, now: datetime
) -> None:
    """Everybody in the scope knows the new end and why."""
    occasion = f"until-{inspection.leave.last_day}"
    _tell_people(inspection, occasion, f"Lý do gia hạn: {reason}\n", rules, by=by, now=now)


def _tell_people(
    inspection: Inspection, occasion: str, more: str, rules: Rules, *, by: Standing, now: datetime
) -> None:
    leave = inspection.leave
    what = "gia hạn cuộc kiểm tra" if more else "mở cuộc kiểm tra"
    send(
        list(leave.people.values_list("pk", flat=True)),
        kind=Kind.INSPECTION,
        subject=f"{inspection.unit.name} {what}, đồng chí ở trong phạm vi",
        body=f"{_facts(inspection)}\n{more}{_readable(inspection, rules)}",
        link=READERS_PAGE,
        dedupe=f"inspection:{inspection.uid}:{occasion}",
        by=by,
        now=now,
        not_before=not_before(now, rules),
    )


def _facts(inspection: Inspection) -> str:
    leave = inspection.leave
    names = ", ".join(sorted_names(leave.readers.all()))
    return (
        f"Hình thức: {inspection.form}.\nLý do: {inspection.reason}\n"
        f"Từ {leave.valid_from:%d/%m/%Y} đến hết {leave.last_day:%d/%m/%Y}.\n"
        f"Người kiểm tra: {names}."
    )


def _readable(inspection: Inspection, rules: Rules) -> str:
    leave = inspection.leave
    if not leave.uses:
        return "Người kiểm tra không đọc bài của ai."
    titles = ", ".join(title.lower() for title in use_titles(leave.year, leave.uses, rules))
    return (
        f"Trong thời gian này người kiểm tra được đọc bài đã nộp: {titles} năm {leave.year}. Bản "
        "đang viết và ghi chép không ai đọc được. Mỗi lần đọc đều ghi ở trang “Ai đã xem Sổ tay "
        "của tôi”."
    )


def tell_concluded(inspection: Inspection, rules: Rules, *, by: Standing, now: datetime) -> None:
    """The committees of the inspected units know that there is a conclusion."""
    _tell(inspection, committees_of(inspection, by), "concluded",
          f"Kết luận kiểm tra của {inspection.unit.name}", rules, by=by, now=now)  # fmt: skip


def tell_asked_again(
    inspection: Inspection, unit_id: int, rules: Rules, *, by: Standing, now: datetime
) -> None:
    """The committee of that unit knows that more is asked."""
    _tell(inspection, committees_of(inspection, by, unit_id), f"again-{now:%Y%m%d%H%M%S}",
          f"{inspection.unit.name} yêu cầu thực hiện tiếp kết luận kiểm tra", rules, by=by,
          now=now)  # fmt: skip


def tell_answered(
    inspection: Inspection, unit_name: str, rules: Rules, *, by: Standing, now: datetime
) -> None:
    """The inspectors and who opened the inspection know that the unit has answered."""
    people = {inspection.opened_by_id, *inspection.leave.readers.values_list("pk", flat=True)}
    _tell(inspection, people, f"answered-{now:%Y%m%d%H%M%S}",
          f"{unit_name} trả lời kết luận kiểm tra", rules, by=by, now=now)  # fmt: skip


def committees_of(inspection: Inspection, by: Standing, unit_id: int | None = None) -> set[int]:
    """Who sits in the committees of the inspected units today."""
    units = [unit_id] if unit_id else inspection.units.values("unit_id")
    posts = Position.objects.on(by.day).filter(unit_id__in=units, role__in=PARTY_COMMITTEE)
    return set(posts.values_list("person_id", flat=True))


def _tell(
    inspection: Inspection, people: Iterable[int], occasion: str, subject: str, rules: Rules, *,
    by: Standing, now: datetime,
) -> None:  # fmt: skip
    send(
        [person for person in people if person != by.person_id],
        kind=Kind.INSPECTION,
        subject=subject,
        body=_facts(inspection),
        link=inspection.leave.link,
        dedupe=f"inspection:{inspection.uid}:{occasion}",
        by=by,
        now=now,
        not_before=not_before(now, rules),
    )
