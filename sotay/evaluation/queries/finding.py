"""Find a round and what is in it; who may take part, and whose committee decides."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sotay.evaluation.choices import PaperForm
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.permissions import read_evaluation
from sotay.evaluation.rules.course import COLLECTIVE, HEAD, MEMBER, Candidate, why_left_out
from sotay.evaluation.rules.papers import forms_of
from sotay.kit.refusals import NotFound
from sotay.org.choices import CELL_KINDS, PARTY_CATEGORIES, Role, UnitKind
from sotay.org.models import Unit
from sotay.org.relations import Permission, Refused
from sotay.org.rolls import RollLine, roll_of, shown_names
from sotay.org.standing import Standing
from sotay.recognition.queries.finding import units_on
from sotay.regulations.rules import Rules

# Organisations that a committee evaluates itself; cells have rounds of their own.
RATED_ABOVE = (
    UnitKind.PROVINCE, UnitKind.UPPER, UnitKind.GRASSROOTS_COMMITTEE, UnitKind.GRASSROOTS_CELL,
    UnitKind.PART_COMMITTEE,
)  # fmt: skip
WITHOUT_ROUND = (UnitKind.GROUP, UnitKind.AGENCY)
WORDS = ("sealed", "comment", "appeal", "answer")  # not read where only levels are shown


@dataclass(frozen=True)
class Seated:
    """Somebody, or an organisation, with their place in the order of a round."""

    name: str
    rank: int
    form: PaperForm
    post: str = ""
    person_id: int | None = None
    collective_id: int | None = None


@dataclass(frozen=True)
class Called:
    """Who takes part in a round, in its order, and who is left out for which reason."""

    seated: tuple[Seated, ...]
    left_out: tuple[tuple[str, str], ...]


def decider_of(unit: Unit) -> Unit:
    """Whose committee decides about the people of a unit: the grassroots committee it is under, or
    its own at the grassroots and above.
    """
    if unit.kind not in (UnitKind.CELL, UnitKind.PART_COMMITTEE):
        return unit
    above = units_on(unit.path)[1:]
    for one in above:
        if one.kind == UnitKind.GRASSROOTS_COMMITTEE:
            return one
    return above[0] if above else unit


def called_to(
    unit: Unit, year: int, rules: Rules, *, on: date, suspended: Collection[int] = ()
) -> Called:
    """Who takes part in a round of the unit opened that day: in a cell the cell itself, its head
    and its members; in a committee the organisations right under it. `suspended`: people known
    to be, who are left out unless the rules say otherwise.
    """
    if unit.kind not in CELL_KINDS:
        rows = unit.children.filter(kind__in=RATED_ABOVE).order_by("code")
        return Called(tuple(_collective(row) for row in rows if row.holds(on)), ())
    out = () if rules["rate_suspended"] else suspended
    roll = roll_of(unit, on=on)
    names, rated = shown_names(roll), _rated_elsewhere(roll, year)
    seated = [_collective(unit)] if unit.kind == UnitKind.CELL else []
    left: list[tuple[str, str]] = []
    for line in roll:
        who = Candidate(line.category in PARTY_CATEGORIES, line.since, line.is_exempt,
                        line.person_id in out, rated.get(line.person_id, ""))  # fmt: skip
        if reason := why_left_out(who, on=on, months=rules["newcomer_months"]):
            left.append((names[line.person_id], reason))
        else:
            seated.append(_person(line, names[line.person_id]))
    return Called(tuple(seated), tuple(left))


def _collective(unit: Unit) -> Seated:
    return Seated(unit.name, COLLECTIVE, PaperForm.COLLECTIVE, collective_id=unit.pk)


def _person(line: RollLine, name: str) -> Seated:
    rank = HEAD if line.role == Role.SECRETARY else MEMBER
    form = forms_of(is_collective=False, is_leader=line.is_leader)[0]
    return Seated(name, rank, form, line.post, line.person_id)


def _rated_elsewhere(roll: Iterable[RollLine], year: int) -> dict[int, str]:
    people = [line.person_id for line in roll]
    rows = Evaluation.objects.filter(person_id__in=people, year=year)
    return dict(rows.values_list("person_id", "unit__name"))


def round_of(unit: Unit, year: int, *, lock: bool = False) -> Round | None:
    """The round of a unit and year, if it was opened."""
    rows = Round.objects.filter(unit=unit, year=year)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.select_related("unit__parent", "decider").first()


def rows_of(found: Round) -> QuerySet[Evaluation]:
    """Everybody in a round in its order, without a word of what was written."""
    return found.evaluations.defer(*WORDS).order_by("rank", "place", "pk")


def evaluation_for(
    uid: UUID, *, by: Standing, to: Permission = read_evaluation, lock: bool = False
) -> Evaluation:
    """One evaluation for whoever may do `to`: `NotFound` for a stranger, `Refused` for somebody who
    sees it but may not do that.
    """
    rows = Evaluation.objects.filter(uid=uid)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.select_related("round", "unit__parent", "decider", "person", "collective").first()
    if found is None or not read_evaluation.holds(by, found):
        raise NotFound(uid)
    if not to.holds(by, found):
        raise Refused(to)
    return found
