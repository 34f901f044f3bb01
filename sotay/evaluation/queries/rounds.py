"""The page of a unit's year: the round it holds, the rounds its committee decides, one's own."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from sotay.evaluation.choices import Level
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.permissions import (
    decide_level,
    hold_round,
    print_evidence,
    read_unit_evidence,
    see_list,
    see_rounds,
)
from sotay.evaluation.queries.finding import (
    WITHOUT_ROUND,
    WORDS,
    Called,
    called_to,
    decider_of,
    round_of,
    rows_of,
)
from sotay.evaluation.queries.quota import Quota, quotas_of
from sotay.evaluation.rules.course import starts_on, why_no_round
from sotay.kit.refusals import NotFound
from sotay.notebook.queries.years import FIRST_YEAR
from sotay.org.choices import CELL_KINDS
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.queries.desk import unit_for
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import YEAR, Rules, Use, uses_of_year

NOBODY = "Các chi bộ mở đợt đánh giá của mình; đề xuất gửi lên thì cấp ủy quyết định ở đây."


@dataclass(frozen=True)
class DecidedLine:
    """A round as the committee that decides sees it: counts and its state."""

    round: Round
    people: int
    proposed: int
    excellent: int
    appeals: int

    @property
    def state(self) -> tuple[str, str]:
        """The pill and the words of how far it is."""
        if self.round.decided_at:
            return "ok", "Đã quyết định"
        if self.round.sent_at:
            return "due", "Chờ quyết định"
        return "wait", f"Đã đề xuất {self.proposed}/{self.people}"


@dataclass(frozen=True)
class YearPage:
    """What the acting person sees of a unit's evaluation in a year."""

    unit: Unit
    year: int
    this_year: int
    round: Round | None
    rows: tuple[Evaluation, ...]  # for whoever holds the round
    own: tuple[Evaluation, ...]  # about oneself, or an organisation one speaks for
    lines: tuple[DecidedLine, ...]  # for the committee that decides
    quotas: tuple[Quota, ...]
    holds: bool
    decides: bool
    may_list: bool
    sees_evidence: bool
    prints: bool  # everybody's evidence
    review: Use
    refusal: str = ""  # why a round can't be opened yet
    called: Called | None = None  # who would take part if it were opened today
    rates_suspended: bool = False

    @property
    def begins(self) -> date | None:
        """The first day on which anybody is rated."""
        return starts_on(self.round.reviews_by) if self.round else None

    @property
    def left_out(self) -> list[tuple[str, str]]:
        """Who is not evaluated, with the reason."""
        if self.round and self.holds:
            return [(name, reason) for name, reason in self.round.words["left_out"]]
        return list(self.called.left_out) if self.called else []

    @property
    def may_discard(self) -> bool:
        """Nobody has written, nothing is proposed: the round can still be opened anew."""
        return bool(self.rows) and not any(row.saved_at or row.proposed for row in self.rows)

    @property
    def returned(self) -> str:
        """Why the committee gave the proposals back, until they are sent again."""
        is_back = self.round and self.holds and not self.round.sent_at
        return self.round.words.get("returned", "") if self.round and is_back else ""

    @property
    def may_be_suspended(self) -> list[tuple[str, str]]:
        """Who might be left out for that reason, to choose from."""
        seated = self.called.seated if self.called and not self.rates_suspended else ()
        return [(str(one.person_id), one.name) for one in seated if one.person_id]

    @property
    def unproposed(self) -> list[Evaluation]:
        return [row for row in self.rows if not row.proposed]

    @property
    def may_send(self) -> bool:
        return bool(self.round and not self.round.sent_at and self.rows and not self.unproposed)

    @property
    def by_level(self) -> list[tuple[str, int]]:
        """How many of those decided have each level."""
        found = Counter(row.level for row in self.rows)
        return [(str(level.label), found[level]) for level in Level]

    @property
    def years(self) -> list[int]:
        return [y for y in (self.year - 1, self.year + 1) if FIRST_YEAR <= y <= self.this_year]


def year_page(code: str, year: int, *, by: Standing) -> YearPage:
    """The page for whoever has a seat in the unit; `Refused` for others above and below it,
    `NotFound` for a stranger, a year to come, or a unit where nobody is evaluated.
    """
    unit = unit_for(code, by=by, to=see_rounds)
    if unit.kind in WITHOUT_ROUND or not FIRST_YEAR <= year <= by.day.year:
        raise NotFound(code)
    rules = rules_in_force(unit.path, on=by.day)
    review, found = yearly_review(year, rules), round_of(unit, year)
    holds = hold_round.holds(by, unit)
    lines = _lines(unit, year) if holds else ()
    called = called_to(unit, year, rules, on=by.day) if holds and not found else None
    decider = found.decider if found else decider_of(unit)
    return YearPage(
        unit=unit,
        year=year,
        this_year=by.day.year,
        round=found,
        rows=tuple(rows_of(found)) if found and holds else (),
        own=_own(unit, year, by),
        lines=lines,
        quotas=quotas_of(decider, year, rules) if holds else (),
        holds=holds,
        decides=bool(lines),
        may_list=see_list.holds(by, unit),
        sees_evidence=read_unit_evidence.holds(by, unit),
        prints=unit.kind in CELL_KINDS and print_evidence.holds(by, unit),
        review=review,
        refusal=_refusal(called, review, by) if called else "",
        called=called,
        rates_suspended=rules["rate_suspended"],
    )


def _refusal(called: Called, review: Use, by: Standing) -> str:
    if not called.seated:
        return NOBODY
    return why_no_round(by.day, opens=review.opens, due=review.due, reviews_by=review.due)


def yearly_review(year: int, rules: Rules) -> Use:
    """The yearly review of that year with its days."""
    return next(use for use in uses_of_year(year, rules) if use.slug == YEAR)


def _own(unit: Unit, year: int, by: Standing) -> tuple[Evaluation, ...]:
    """What is about oneself here, and about the unit itself if one sits in its committee."""
    mine = Q(person_id=by.person_id, unit=unit)
    if hold_round.holds(by, unit):
        mine |= Q(collective=unit)
    rows = Evaluation.objects.filter(mine, year=year).select_related("round", "unit")
    return tuple(rows.defer(*WORDS).order_by("rank", "pk"))


def _lines(unit: Unit, year: int) -> tuple[DecidedLine, ...]:
    rows = Round.objects.filter(decider=unit, year=year).exclude(unit=unit).select_related("unit")
    return tuple(_line(row) for row in counted(rows).order_by("unit__code"))


def counted(rows: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with how many are in each, proposed, excellent, and appeals that wait."""
    excellent = Q(evaluations__level=Level.EXCELLENT) | Q(
        evaluations__level="", evaluations__proposed=Level.EXCELLENT
    )
    waits = Q(evaluations__appealed_at__isnull=False, evaluations__answered_at=None)
    return rows.annotate(
        n_people=Count("evaluations"),
        n_proposed=Count("evaluations", filter=~Q(evaluations__proposed="")),
        n_excellent=Count("evaluations", filter=excellent),
        n_appeals=Count("evaluations", filter=waits),
    )


def _line(row: Any) -> DecidedLine:
    return DecidedLine(row, row.n_people, row.n_proposed, row.n_excellent, row.n_appeals)


@dataclass(frozen=True)
class DecisionPage:
    """A round before the committee that decides about it."""

    round: Round
    rows: tuple[Evaluation, ...]
    quotas: tuple[Quota, ...]
    exception: str

    @property
    def unit(self) -> Unit:
        return self.round.unit


def decision_page(code: str, year: int, *, by: Standing) -> DecisionPage:
    """The round of a unit for the committee that decides; `NotFound` for everybody else."""
    found = Round.objects.filter(unit__code=code, year=year).select_related(
        "unit__parent", "decider__parent"
    ).first()  # fmt: skip
    if found is None or not decide_level.holds(by, found):
        raise NotFound(code)
    rules = rules_in_force(found.decider.path, on=by.day)
    return DecisionPage(
        round=found,
        rows=tuple(rows_of(found)),
        quotas=quotas_of(found.decider, year, rules),
        exception=found.words.get("exception", ""),
    )


@dataclass(frozen=True)
class Listed:
    """Everybody whom a unit evaluates or decides about."""

    unit: Unit
    year: int
    rows: tuple[Evaluation, ...]


def listed(code: str, year: int, *, by: Standing) -> Listed:
    """Everybody whom the unit evaluates or decides about, for the list on paper: by unit, in the
    order of each round, without a word of what was written. `Refused` and `NotFound` as ever.
    """
    unit = unit_for(code, by=by, to=see_list)
    rows = Evaluation.objects.filter(Q(unit=unit) | Q(decider=unit), year=year)
    found = rows.select_related("unit", "round").defer(*WORDS)
    return Listed(unit, year, tuple(found.order_by("unit__code", "rank", "place", "pk")))
