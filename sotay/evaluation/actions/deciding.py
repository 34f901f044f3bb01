"""The committee decides the levels of a round, and answers an appeal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.evaluation.actions.telling import (
    evaluation_link,
    tell,
    trail,
    trail_round,
    whom_about,
)
from sotay.evaluation.choices import Level
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.permissions import decide_level
from sotay.evaluation.queries.finding import evaluation_for, rows_of
from sotay.evaluation.queries.quota import quotas_of
from sotay.evaluation.rules.course import is_level
from sotay.evaluation.rules.quota import over_quota
from sotay.kit.clock import day_of
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.recognition.queries.finding import committee_of
from sotay.regulations.queries import rules_in_force

LONGEST = 20_000
DECIDED = "Đợt này {name} đã quyết định ngày {day:%d/%m/%Y}."
OWN = "Đồng chí là người khiếu nại nên không tự trả lời; hãy để đồng chí khác trong cấp ủy."


@dataclass(frozen=True)
class Decision:
    """Number and day of the decision, the level of each, why the quota is passed if it is."""

    number: str
    decided_on: date
    levels: Mapping[UUID, str]
    exception: str = ""


@transaction.atomic
def decide_round(code: str, year: int, given: Decision, *, by: Standing, now: datetime) -> Round:
    """Everybody in the round has their level by this decision, and is told that there is one.

    `NotNow` before the proposals were sent, when it is decided already, with anybody undecided, a
    day to come or before the proposals, without a number, or with more excellent than the quota
    lets and no exception stated.
    """
    found = _deciding(code, year, by=by)
    _check(found, given, by)
    rows = list(rows_of(found))
    undecided = [row.name for row in rows if not is_level(given.levels.get(row.uid, ""))]
    if undecided:
        raise NotNow(f"Còn chưa có mức xếp loại: {', '.join(undecided)}.")
    for row in rows:
        row.level = given.levels[row.uid]
    Evaluation.objects.bulk_update(rows, ["level"])
    _check_quota(found, given.exception, by)
    found.number, found.decided_on, found.decided_at = given.number, given.decided_on, now
    found.seal(found.words | {"exception": clean(given.exception, multiline=True)[:LONGEST]})
    found.save(update_fields=["number", "decided_on", "decided_at", "sealed"])
    trail_round("decided", found, by=by, now=now, note=given.number)
    for row in rows:
        tell(found, whom_about(row, by=by), f"Kết quả đánh giá, xếp loại năm {year}",
             f"{found.decider.name} đã quyết định. Mở trang để xem mức xếp loại và hạn khiếu nại.",
             step=f"decided:{row.pk}", by=by, now=now, link=evaluation_link(row))  # fmt: skip
    return found


@transaction.atomic
def return_proposals(code: str, year: int, reason: str, *, by: Standing, now: datetime) -> Round:
    """The unit has its proposals back with the reason, may change and send them again.

    `NotNow` without a reason, before they were sent, or once it is decided.
    """
    found = _deciding(code, year, by=by)
    if found.decided_on:
        raise NotNow(DECIDED.format(name=found.decider.name, day=found.decided_on))
    if found.sent_at is None:
        raise NotNow(f"{found.unit.name} chưa gửi đề xuất.")
    if not reason.strip():
        raise NotNow("Hãy ghi lý do trả lại, để đơn vị biết cần xem gì.")
    found.sent_at = None
    found.seal(found.words | {"returned": clean(reason, multiline=True)[:LONGEST]})
    found.save(update_fields=["sent_at", "sealed"])
    trail_round("returned", found, by=by, now=now)
    tell(found, committee_of(found.unit, on=by.day), f"Đề xuất xếp loại năm {year} được trả lại",
         "Lý do ở trang đánh giá của đơn vị.", step=f"returned:{int(now.timestamp())}", by=by,
         now=now)  # fmt: skip
    return found


def _deciding(code: str, year: int, *, by: Standing) -> Round:
    rows = Round.objects.filter(unit__code=code, year=year).select_for_update(of=("self",))
    found = rows.select_related("unit", "decider").first()
    if found is None or not decide_level.holds(by, found):
        raise NotFound(code)
    Unit.objects.select_for_update().get(pk=found.decider_id)  # one quota, one at a time
    return found


def _check(found: Round, given: Decision, by: Standing) -> None:
    if found.decided_on:
        raise NotNow(DECIDED.format(name=found.decider.name, day=found.decided_on))
    if found.sent_at is None:
        raise NotNow(f"{found.unit.name} chưa gửi đề xuất.")
    if not given.number.strip():
        raise NotNow("Hãy ghi số quyết định.")
    if given.decided_on > by.day:
        raise NotNow("Ngày quyết định không được sau hôm nay.")
    if given.decided_on < day_of(found.sent_at):
        raise NotNow(f"Ngày quyết định không được trước ngày gửi đề xuất "
                     f"{day_of(found.sent_at):%d/%m/%Y}.")  # fmt: skip


def _check_quota(found: Round, exception: str, by: Standing) -> None:
    """What is decided now and before keeps within the quota, of people and of organisations."""
    rules = rules_in_force(found.decider.path, on=by.day)
    for quota in quotas_of(found.decider, found.year, rules):
        if wrong := over_quota(quota.decided, quota.most, exception=exception):
            raise NotNow(f"{quota.label}: {wrong[0].lower()}{wrong[1:]}")


@transaction.atomic
def answer_appeal(
    uid: UUID, level: str, text: str, *, exception: str = "", by: Standing, now: datetime
) -> Evaluation:
    """The appeal is answered with these words, and the level stays or changes; the person is told.

    `NotNow` without an appeal, a second time, without words, about oneself, or past the quota.
    """
    row = evaluation_for(uid, by=by, to=decide_level, lock=True)
    if row.appealed_at is None or row.answered_at:
        raise NotNow("Không có khiếu nại nào đang chờ trả lời.")
    if row.person_id == by.person_id:
        raise NotNow(OWN)
    if not text.strip() or not is_level(level):
        raise NotNow("Hãy chọn mức xếp loại và ghi lời trả lời.")
    Unit.objects.select_for_update().get(pk=row.decider_id)
    row.level_before, row.level, row.answered_at = row.level, level, now
    row.close("answer", clean(text, multiline=True)[:LONGEST])
    row.save(update_fields=["level_before", "level", "answer", "answered_at"])
    if level == Level.EXCELLENT != row.level_before:
        _check_quota(row.round, exception or row.round.words["exception"], by)
    trail("answered", row, by=by, now=now)
    tell(row.round, whom_about(row, by=by), f"Trả lời khiếu nại xếp loại năm {row.year}",
         f"{row.decider.name} đã trả lời.", step=f"answer:{row.pk}", by=by, now=now,
         link=evaluation_link(row))  # fmt: skip
    return row
