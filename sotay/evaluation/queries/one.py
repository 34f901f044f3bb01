"""The page of one evaluation: what each reader sees of it, and what they may do now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sotay.evaluation.choices import Level, PaperForm
from sotay.evaluation.models import Evaluation
from sotay.evaluation.permissions import decide_level, propose_level, rate_oneself
from sotay.evaluation.queries.evidence import Evidence, own_evidence
from sotay.evaluation.queries.finding import evaluation_for, rows_of
from sotay.evaluation.rules.course import HEAD, appeal_until, goes_first, starts_on
from sotay.evaluation.rules.papers import PARTS, Part, forms_of
from sotay.kit.refusals import NotFound
from sotay.notebook.choices import Answer, Result
from sotay.notebook.rules.content import NONE_FOUND
from sotay.org.choices import CELL_KINDS
from sotay.org.standing import Standing
from sotay.regulations.queries import rules_in_force

CHAIR = "Khi đánh giá bí thư thì phó bí thư hoặc một đồng chí trong cấp ủy chủ trì và ghi đề xuất."


@dataclass(frozen=True)
class EvaluationPage:
    """One evaluation; what a reader may not see is empty."""

    row: Evaluation
    is_own: bool  # of oneself, or of the organisation one speaks for
    proposes: bool
    decides: bool
    parts: tuple[tuple[Part, str], ...]  # what they wrote of themselves
    comment: str
    appeal: str
    answer: str
    first: tuple[str, ...]  # who must have a proposal before
    today: date
    until: date | None  # the last day to appeal
    ballots_known: bool

    @property
    def begins(self) -> date:
        return starts_on(self.row.round.reviews_by)

    @property
    def is_open(self) -> bool:
        """Self-rating and proposals are taken."""
        return self.today >= self.begins and self.row.round.sent_at is None

    @property
    def may_rate(self) -> bool:
        return self.is_own and self.is_open and not self.row.proposed

    @property
    def may_propose(self) -> bool:
        return self.proposes and self.is_open and not self.is_about_oneself and not self.first

    @property
    def is_about_oneself(self) -> bool:
        return self.is_own and self.row.is_person

    @property
    def chair(self) -> str:
        is_head = self.row.rank == HEAD and self.row.unit.kind in CELL_KINDS
        return CHAIR if is_head and self.proposes else ""

    @property
    def may_appeal(self) -> bool:
        return bool(
            self.is_own and self.until and self.today <= self.until and not self.row.appealed_at
        )

    @property
    def may_answer(self) -> bool:
        waits = self.row.appealed_at and not self.row.answered_at
        return bool(self.decides and waits and not self.is_about_oneself)

    @property
    def result(self) -> str:
        """The level decided, told to whoever it is about once it is."""
        return Level(self.row.level).label if self.row.level and self.row.round.decided_at else ""


def evaluation_page(code: str, year: int, uid: UUID, *, by: Standing) -> EvaluationPage:
    """The page for the person, those who speak for the organisation, the committee of the unit and
    the one that decides; `NotFound` for everybody else. The last reads levels, votes and the
    appeal, not what was written in the unit.
    """
    row = evaluation_for(uid, by=by)
    if (row.unit.code, row.year) != (code, year):
        raise NotFound(uid)
    is_own, proposes = rate_oneself.holds(by, row), propose_level.holds(by, row)
    decides = decide_level.holds(by, row)
    words = row.words if is_own or (proposes and row.handed_in_at) else {}
    ranked = [(one.rank, one.name, bool(one.proposed)) for one in rows_of(row.round)]
    sees_appeal = is_own or decides
    return EvaluationPage(
        row=row,
        is_own=is_own,
        proposes=proposes,
        decides=decides,
        parts=tuple((part, words.get(part.key, "")) for part in PARTS[row.form]) if words else (),
        comment=_comment(row, is_own, proposes),
        appeal=row.opened("appeal") if sees_appeal else "",
        answer=row.opened("answer") if sees_appeal else "",
        first=tuple(goes_first(row.rank, ranked)),
        today=by.day,
        until=_until(row),
        ballots_known=proposes or decides or (is_own and row.round.decided_at is not None),
    )


def _comment(row: Evaluation, is_own: bool, proposes: bool) -> str:
    """The person reads it with the result."""
    return row.opened("comment") if proposes or (is_own and row.round.decided_at) else ""


def _until(row: Evaluation) -> date | None:
    decided = row.round.decided_on
    if decided is None:
        return None
    rules = rules_in_force(row.unit.path, on=decided)
    return appeal_until(decided, rules["appeal_days"])


def begun_words(page: EvaluationPage, *, by: Standing) -> dict[str, str]:
    """What the form begins with: what was saved, or else the evidence of the year where it fits."""
    if page.row.words or not page.is_about_oneself:
        return page.row.words
    try:
        filled = _filled(own_evidence(page.row.year, by=by))
    except NotFound:
        return {}
    return {part.key: filled.get(part.fills, "") for part in PARTS[page.row.form] if part.fills}


def _filled(found: Evidence) -> dict[str, str]:
    results, answers = dict(Result.choices), dict(Answer.choices)
    return {
        "strengths": found.strengths,
        "items": _lines((row.deed, results.get(row.result, "Chưa soát xét"), row.evidence)
                        for row in found.items),
        "answers": _lines((row.text, answers.get(row.answer, ""), row.words)
                          for row in found.answers),
        "weaknesses": NONE_FOUND if found.none_found else _lines(
            (row.weakness, row.cause and f"Nguyên nhân: {row.cause}") for row in found.weaknesses),
        "remedies": _lines((row.remedy,) for row in found.weaknesses),
    }  # fmt: skip


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("- " + ". ".join(w.rstrip(". ") for w in row if w) for row in rows if row[0])


def forms_for(row: Evaluation, *, by: Standing) -> tuple[PaperForm, ...]:
    """The forms among which the one evaluated may choose, the usual one first."""
    return forms_of(is_collective=not row.is_person, is_leader=by.is_leader)
