"""Whose evaluation is not closed for good: the texts of that year are its evidence."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q

from sotay.evaluation.models import Evaluation
from sotay.evaluation.rules.course import appeal_until
from sotay.regulations.queries import rules_for
from sotay.regulations.rules import KEYS

RUNNING = "Đợt đánh giá của năm ấy chưa có quyết định"
APPEALED = "Khiếu nại kết quả xếp loại của năm ấy chưa trả lời"
MAY_APPEAL = "Còn trong hạn khiếu nại kết quả xếp loại của năm ấy"
APPEAL = "appeal_days"


def years_going_on(years: Collection[int], *, today: date) -> dict[tuple[int, int], str]:
    """Person and year → why its evaluation still needs what was written: the round runs, an appeal
    waits, or one may still be made. The number of queries does not grow with people.
    """
    recent = today - timedelta(days=KEYS[APPEAL].most)
    rows = list(
        Evaluation.objects.filter(
            Q(round__decided_on=None)
            | Q(appealed_at__isnull=False, answered_at=None)
            | Q(appealed_at=None, round__decided_on__gte=recent),
            year__in=years, person__isnull=False,
        )
        .order_by("pk")
        .values_list("person_id", "year", "round__decided_on", "appealed_at", "unit__path")
    )  # fmt: skip
    rules = rules_for({row[-1] for row in rows}, on=today) if rows else {}
    found = {}
    for person, year, day, appealed, path in rows:
        if day is None:
            found[person, year] = RUNNING
        elif appealed:
            found[person, year] = APPEALED
        elif today <= appeal_until(day, rules[path].at(day)[APPEAL]):
            found[person, year] = MAY_APPEAL
    return found
