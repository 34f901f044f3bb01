"""What the pages of a proposal offer to choose from."""

from dataclasses import dataclass, field

from sotay.kit.refusals import NotNow
from sotay.meetings.rules.drafting import committee_name
from sotay.meetings.rules.passages import Passage
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.recognition.queries.finding import unit_to_propose, units_on
from sotay.recognition.queries.sources import (
    Opened,
    SourceLine,
    Subject,
    opened_source,
    sources_for,
    subject_in,
    subjects_of,
)
from sotay.recognition.rules.levels import awards_of
from sotay.regulations.queries import rules_for

Choice = tuple[str, str]


@dataclass(frozen=True)
class ProposalPage:
    """How far a proposal has come: whom, from which paper, which passage, in which words."""

    unit: Unit
    subjects: list[Subject] = field(default_factory=list)
    subject: Subject | None = None
    sources: list[SourceLine] = field(default_factory=list)
    opened: Opened | None = None
    passage: Passage | None = None
    awards: list[Choice] = field(default_factory=list)
    scopes: list[Choice] = field(default_factory=list)

    @property
    def people(self) -> list[Subject]:
        return [one for one in self.subjects if one.line]

    @property
    def collectives(self) -> list[Subject]:
        return [one for one in self.subjects if one.unit]


def proposal_page(
    code: str, *, subject: str, source: str, passage: str, by: Standing
) -> ProposalPage:
    """The next thing to choose, for whoever proposes in this unit; `NotFound` for a stranger, for
    somebody outside the unit, and for a paper or a passage one may not read.
    """
    unit = unit_to_propose(code, by=by)
    if not subject:
        return ProposalPage(unit, subjects=subjects_of(unit, by=by))
    chosen = subject_in(unit, subject, by=by)
    if not source:
        return ProposalPage(unit, subject=chosen, sources=sources_for(chosen, unit, by=by))
    opened = opened_source(source, chosen, unit, by=by)
    if not passage:
        return ProposalPage(unit, subject=chosen, opened=opened)
    units = units_on(unit.path)
    awards = award_choices(units, by=by)
    if not awards:
        raise NotNow("Đơn vị này chưa có cấp ủy nào quyết định biểu dương.")
    return ProposalPage(
        unit,
        subject=chosen,
        opened=opened,
        passage=opened.passage(passage),
        awards=awards,
        scopes=scope_choices(units),
    )


def award_choices(units: list[Unit], *, by: Standing) -> list[Choice]:
    """Every form with the committee that decides on it, the nearest first."""
    above = {unit.pk: (unit.parent or unit).path for unit in units}
    rules = rules_for(set(above.values()), on=by.day)
    return [
        (f"{unit.code}:{award}", f"{award.label} · {committee_name(unit.name)} quyết định")
        for unit in units
        for award in awards_of(unit.kind, rules[above[unit.pk]]["distinction_from"])
    ]


def scope_choices(units: list[Unit]) -> list[Choice]:
    """The parts of the tree it may be told to, the nearest first."""
    return [(unit.code, f"Mọi người trong {unit.name}") for unit in units]
