"""The yearly evaluation of a unit's regulation: while it is written, and as it was decided."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sotay.feedback.permissions import HANDLERS
from sotay.feedback.queries import count_proposals, proposals_of
from sotay.kit.refusals import NotFound
from sotay.notebook.rules.figures import percent
from sotay.org.models import Unit
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.oversight.choices import Decision, Weighed
from sotay.oversight.models import RuleEvaluation
from sotay.oversight.queries.yearly import UseFigures, figures_of_year
from sotay.oversight.rules import YearLine, observations
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Regulation
from sotay.regulations.permissions import set_rules
from sotay.regulations.queries.pages import readable_unit

MOST = 20
FROM_FIGURES = "Từ số liệu của năm"


@dataclass(frozen=True)
class Proposed:
    """Something to be weighed: a member's proposal, or what the figures give to think about."""

    id: str
    title: str
    source: str
    text: str = ""  # the member's words, for those who handle opinions there alone
    choice: str = ""
    words: str = ""
    is_members: bool = False

    @property
    def weighed(self) -> str:
        return Weighed(self.choice).label if self.choice else ""


@dataclass(frozen=True)
class EvaluationPage:
    unit: Unit
    year: int
    row: RuleEvaluation | None
    content: dict[str, Any]
    document: Regulation | None  # what was in force in that year
    lines: tuple[YearLine, ...]
    proposals: tuple[Proposed, ...]
    unseen: int  # proposals that only the committee may read
    next_document: Regulation | None = None
    may_write: bool = False  # the next version of the regulation

    @property
    def is_decided(self) -> bool:
        return bool(self.row and self.row.decided_on)

    @property
    def rev(self) -> int:
        return self.row.rev if self.row else 0


@dataclass(frozen=True)
class Evaluations:
    unit: Unit
    decided: tuple[RuleEvaluation, ...]
    to_write: tuple[int, ...]  # years whose evaluation the reader may write


def evaluations(code: str, *, by: Standing) -> Evaluations:
    """The decided evaluations of a unit for whoever may read its rules, and the years still to be
    evaluated for those who set them; `NotFound` for a stranger.
    """
    unit = readable_unit(code, by=by)
    decided = tuple(unit.rule_evaluations.filter(decided_on__isnull=False).order_by("-year")[:MOST])
    done = {row.year for row in decided}
    years = (by.day.year, by.day.year - 1) if set_rules.holds(by, unit) else ()
    return Evaluations(unit, decided, tuple(year for year in years if year not in done))


def evaluation_page(code: str, year: int, *, by: Standing) -> EvaluationPage:
    """A decided evaluation for everybody below; one being written for those who set the rules.

    `NotFound` for a stranger, for a year to come and for one that nobody decided; `Refused` for an
    insider who may not write.
    """
    unit = readable_unit(code, by=by)
    row = unit.rule_evaluations.filter(year=year).first()
    if row and row.decided_on:
        return _decided(unit, row, by)
    if not set_rules.holds(by, unit):
        raise Refused(set_rules)
    if not by.day.year - 1 <= year <= by.day.year:
        raise NotFound(year)
    return _being_written(unit, year, row, by)


def _being_written(
    unit: Unit, year: int, row: RuleEvaluation | None, by: Standing
) -> EvaluationPage:
    content = row.unseal() if row else {}
    lines = lines_of_year(unit, year, by=by)
    theirs = proposals_of(unit, year, by=by)
    offered = [
        Proposed(
            one.uid.hex,
            one.title,
            f"{one.asker}, {one.asked_on:%d/%m/%Y}",
            one.text,
            is_members=True,
        )
        for one in theirs
    ] + [Proposed(name, words, FROM_FIGURES) for name, words in observations(lines).items()]
    answers = content.get("answers", {})
    return EvaluationPage(
        unit=unit,
        year=year,
        row=row,
        content=content,
        document=document_of_year(unit, year, today=by.day),
        lines=lines,
        proposals=tuple(_answered(one, answers.get(one.id, {})) for one in offered),
        unseen=0 if unit.pk in by.units_with(HANDLERS) else count_proposals(unit, year),
    )


def _answered(one: Proposed, answer: dict[str, str]) -> Proposed:
    return replace(one, choice=answer.get("choice", ""), words=answer.get("words", ""))


def _decided(unit: Unit, row: RuleEvaluation, by: Standing) -> EvaluationPage:
    content = row.unseal()
    issued = unit.regulations.filter(state=RegulationState.ISSUED).defer("file", "values")
    following = issued.filter(issued_on__gte=row.decided_on).order_by("valid_from").first()
    return EvaluationPage(
        unit=unit,
        year=row.year,
        row=row,
        content=content,
        document=document_of_year(unit, row.year, today=date(row.year, 12, 31)),
        lines=tuple(YearLine(**line) for line in row.figures),
        proposals=tuple(Proposed(**one) for one in content["proposals"]),
        unseen=0,
        next_document=following,
        may_write=row.decision == Decision.AMEND and set_rules.holds(by, unit),
    )


def document_of_year(unit: Unit, year: int, *, today: date) -> Regulation | None:
    """The unit's document in force at the end of the year, or today while it goes on."""
    rows = unit.regulations.filter(state=RegulationState.ISSUED).defer("file", "values")
    return rows.on(min(today, date(year, 12, 31))).first()


def lines_of_year(unit: Unit, year: int, *, by: Standing) -> tuple[YearLine, ...]:
    """The counts of the uses of a year that are due; none for whoever may not see the progress."""
    found = figures_of_year(unit, year, by=by)
    return tuple(_line(one, year) for one in found if one.use.due < by.day)


def _line(one: UseFigures, year: int) -> YearLine:
    figures = one.total
    shares = [percent(told.in_time, told.people) for told in one.told]
    return YearLine(
        slug=one.use.slug,
        title=f"{one.use.title} {year}",
        people=figures.people,
        submitted=figures.submitted,
        late=figures.late,
        reported=figures.reported,
        leaders=figures.leaders,
        leaders_in_time=figures.leaders_in_time,
        lowest=min(shares) if len(shares) > 1 else None,
        highest=max(shares) if len(shares) > 1 else None,
    )


def kept_lines(lines: Iterable[YearLine]) -> list[dict[str, Any]]:
    """The lines as they are kept with the decision."""
    return [asdict(line) for line in lines]
