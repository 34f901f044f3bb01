"""Write and decide the yearly evaluation of a unit's regulation."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.feedback.actions import take_into
from sotay.kit.refusals import NotNow
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.models import RuleEvaluation
from sotay.oversight.queries.evaluating import EvaluationPage, evaluation_page, kept_lines
from sotay.oversight.rules import Answered, EvaluationWords, evaluation_faults
from sotay.regulations.queries.pages import readable_unit

FOR_THE_COMMITTEE = (
    "Năm này có {count} đề xuất của đảng viên mà chỉ cấp ủy đọc được. Đề nghị một đồng chí cấp ủy "
    "xét các đề xuất rồi quyết định."
)


class EvaluationElsewhere(Exception):
    """Somebody saved the evaluation since this page was read; nothing is overwritten."""

    def __init__(self, row: RuleEvaluation) -> None:
        self.row = row
        super().__init__(f"{row.saved_by} vừa lưu bản đánh giá.")


class NotDecided(Exception):
    """Something misses; `faults` says what, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(next(iter(faults.values())))


@transaction.atomic
def save_evaluation(
    code: str, year: int, words: EvaluationWords, *, base: int, by: Standing, now: datetime
) -> RuleEvaluation:
    """The evaluation holds these words, on top of revision `base`.

    Raises `EvaluationElsewhere` when it was saved meanwhile, `NotNow` once it is decided, and as
    `evaluation_page` does.
    """
    page = _locked(code, year, base=base, by=by)
    return _saved(page, _content(page, words), by=by, now=now)


@transaction.atomic
def decide_evaluation(
    code: str, year: int, words: EvaluationWords, *, base: int, by: Standing, now: datetime
) -> RuleEvaluation:
    """The evaluation is decided with these words and the counts of this moment, and read by
    everybody below; the writers of its proposals are told.

    Raises `NotDecided` with what misses, and as `save_evaluation` does.
    """
    page = _locked(code, year, base=base, by=by)
    theirs = [one.id for one in page.proposals if one.is_members]
    faults = evaluation_faults(words, theirs)
    if faults:
        raise NotDecided(faults)
    if page.unseen:
        raise NotNow(FOR_THE_COMMITTEE.format(count=page.unseen))
    content = _content(page, words)
    content["proposals"] = [
        {"id": one.id, "title": one.title, "source": one.source, "is_members": one.is_members,
         **asdict(words.answers[one.id])}
        for one in page.proposals if one.is_members or words.answers.get(one.id, Answered()).choice
    ]  # fmt: skip
    row = _saved(page, content, by=by, now=now)
    row.decision, row.decided_on = words.decision, by.day
    row.figures = kept_lines(page.lines)
    row.save(update_fields=["decision", "decided_on", "figures"])
    if theirs:
        take_into(
            [UUID(one) for one in theirs],
            f"Đánh giá quy định năm {year}",
            unit=page.unit,
            by=by,
            now=now,
        )
    record("evaluation.decided", f"unit:{page.unit.pk}", by=by, now=now,
           thing_name=f"Đánh giá quy định năm {year}", note=page.unit.name)  # fmt: skip
    return row


def _locked(code: str, year: int, *, base: int, by: Standing) -> EvaluationPage:
    Unit.objects.select_for_update().get(pk=readable_unit(code, by=by).pk)
    page = evaluation_page(code, year, by=by)
    if page.is_decided:
        raise NotNow("Bản đánh giá này đã được quyết định, không sửa được nữa.")
    if page.row and page.rev != base:
        raise EvaluationElsewhere(page.row)
    return page


def _content(page: EvaluationPage, words: EvaluationWords) -> dict[str, Any]:
    """The words as they are kept; answers to proposals that this writer does not see stay."""
    kept = {**page.content.get("answers", {})}
    kept |= {name: asdict(answer) for name, answer in words.answers.items()}
    return {**asdict(words), "answers": kept}


def _saved(
    page: EvaluationPage, content: dict[str, Any], *, by: Standing, now: datetime
) -> RuleEvaluation:
    row = page.row or RuleEvaluation(unit=page.unit, year=page.year)
    row.rev += 1
    row.saved_at, row.saved_by = now, by.name
    row.seal(content)
    row.save()
    return row
