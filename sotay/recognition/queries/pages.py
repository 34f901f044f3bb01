"""The first page of commendation, and the page of one example."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from sotay.meetings.rules.drafting import committee_name
from sotay.meetings.rules.signing import number_words
from sotay.org.models import Unit
from sotay.org.standing import Seat, Standing
from sotay.recognition.choices import DECIDER_STATES, State
from sotay.recognition.models import Commendation, Example, ExampleStep
from sotay.recognition.permissions import (
    PUBLISHERS,
    answer_example,
    decide,
    parts_to_publish,
    publish,
    read_decision,
    read_told,
    take_back,
)
from sotay.recognition.queries.finding import (
    Signer,
    example_for,
    in_force_at,
    next_number,
    places_to_propose,
    signers_of,
    units_on,
)
from sotay.recognition.rules.steps import next_state
from sotay.recognition.rules.wording import code_of

MOST = 100


@dataclass(frozen=True)
class ExampleLine:
    """One example on a list of work; no word of what it tells but its title."""

    uid: UUID
    title: str
    name: str
    from_name: str
    state: str
    pill: str
    at: datetime


@dataclass(frozen=True)
class Work:
    """What waits for the acting person, and what their committees have under way."""

    asked: tuple[ExampleLine, ...]
    to_decide: tuple[ExampleLine, ...]
    to_publish: tuple[ExampleLine, ...]
    under_way: tuple[ExampleLine, ...]
    proposes_at: tuple[Seat, ...]


PILLS = {State.ASKED: "wait", State.AGREED: "due", State.COMMENDED: "ok"}


def work_of(*, by: Standing) -> Work:
    """Everything about commendation that is the acting person's to do or to know, the oldest
    waiting first, what is under way the newest first; one query.
    """
    rows, used = _concerning(by), set[int]()

    def some(wanted: Callable[[Example], bool]) -> tuple[ExampleLine, ...]:
        found = [row for row in rows if row.pk not in used and wanted(row)]
        used.update(row.pk for row in found)
        return tuple(_line(row) for row in found)

    return Work(
        asked=some(lambda row: row.state == State.ASKED and answer_example.holds(by, row)),
        to_decide=some(lambda row: row.state == State.AGREED and decide.holds(by, row)),
        to_publish=some(lambda row: _is_to_publish(row, by)),
        under_way=some(lambda row: not (row.is_public or publish_only(row, by)))[::-1],
        proposes_at=places_to_propose(by),
    )


def _concerning(by: Standing) -> list[Example]:
    """The last that concern the acting person, the oldest of them first."""
    decided = decide.rows(by) & Q(state__in=DECIDER_STATES)
    told = publish.rows(by) & Q(state=State.COMMENDED, withdrawn_at=None)
    rows = Example.objects.filter(answer_example.rows(by) | take_back.rows(by) | decided | told)
    around = rows.select_related("person", "collective", "from_unit", "scope", "published_in")
    light = around.defer("picture", "folded")
    return list(light.order_by("-proposed_at", "-pk")[:MOST])[::-1]


def publish_only(row: Example, by: Standing) -> bool:
    """Whether it concerns the acting person for nothing but telling it to more people."""
    return not any(right.holds(by, row) for right in (answer_example, take_back, decide))


def _is_to_publish(row: Example, by: Standing) -> bool:
    """Whether the acting person may tell it to more people than it is told to now."""
    if row.state != State.COMMENDED or row.withdrawn_at or not publish.holds(by, row):
        return False
    now = len(row.published_in.path) if row.published_in else sys.maxsize
    chain = [row.from_unit, row.scope, row.unit]
    return any(len(part.path) < now for part in parts_to_publish(row, chain, by))


def _line(row: Example) -> ExampleLine:
    told = row.is_public
    return ExampleLine(
        uid=row.uid,
        title=row.words["title"],
        name=row.subject_name,
        from_name=row.from_unit.name,
        state="Đã công bố" if told else row.get_state_display(),
        pill="gold" if told else PILLS.get(State(row.state), ""),
        at=row.proposed_at,
    )


@dataclass(frozen=True)
class AwardChoice:
    """One form in which the committee may commend, and whether it is the one asked for."""

    value: str
    label: str
    is_asked: bool


@dataclass(frozen=True)
class Deciding:
    """What the committee fills in to decide."""

    awards: tuple[AwardChoice, ...]
    signers: list[Signer]
    number: int
    code: str
    today: date
    above: str  # the committee it may be passed up to; empty at the top


@dataclass(frozen=True)
class ExamplePage:
    """One example with what its reader may do with it."""

    row: Example
    title: str
    text: str
    origin: str
    commendation: Commendation | None
    steps: tuple[ExampleStep, ...]
    is_insider: bool  # more than a reader of what is published
    is_asked: bool
    parts: list[Unit]  # to whom the person may narrow it, the widest first
    deciding: Deciding | None
    publishing: list[Unit]  # where it may be told and is not told now, the widest first
    may_take_back: bool
    may_withdraw: bool
    may_take_down: bool
    may_print: bool
    is_own: bool
    is_told: bool  # published to this very reader, who may take the idea

    @property
    def has_words(self) -> bool:
        return bool(self.row.sealed)

    @property
    def has_picture(self) -> bool:
        return self.row.picture is not None

    @property
    def number(self) -> str:
        made = self.commendation
        return number_words(made.code, made.number) if made else ""


def example_page(uid: UUID, *, by: Standing) -> ExamplePage:
    """One example for whoever may read it; `NotFound` for everybody else."""
    row = example_for(uid, by=by)
    insider = not publish_only(row, by) or publish.holds(by, row)
    chain = units_on(row.from_unit.path) if insider else []
    may_answer, state = answer_example.holds(by, row), row.state
    to_decide = state == State.AGREED and decide.holds(by, row)
    told = state == State.COMMENDED and row.withdrawn_at is None
    kept = row.words
    return ExamplePage(
        row=row,
        title=kept["title"],
        text=kept["text"],
        origin=kept["origin"],
        commendation=_commendation(row),
        steps=() if publish_only(row, by) else tuple(row.steps.all()),
        is_insider=insider,
        is_asked=state == State.ASKED and may_answer,
        parts=[one for one in chain[::-1] if one.path.startswith(row.scope.path)],
        deciding=_deciding(row, by) if to_decide else None,
        publishing=_publishing(row, chain, by) if told and publish.holds(by, row) else [],
        may_take_back=take_back.holds(by, row) and next_state("take_back", state) is not None,
        may_withdraw=may_answer and row.consented_at is not None and row.withdrawn_at is None
        and next_state("withdraw", state) is not None,
        may_take_down=row.is_public and may_take_down(row, by),
        may_print=read_decision.holds(by, row),
        is_own=row.person_id == by.person_id,
        is_told=row.person_id != by.person_id and read_told.holds(by, row),
    )  # fmt: skip


def _commendation(row: Example) -> Commendation | None:
    if row.state != State.COMMENDED:
        return None
    return Commendation.objects.filter(example=row).select_related("unit").first()


def _publishing(row: Example, chain: list[Unit], by: Standing) -> list[Unit]:
    parts = parts_to_publish(row, chain, by)
    return [unit for unit in parts[::-1] if unit.pk != row.published_in_id]


def may_take_down(row: Example, by: Standing) -> bool:
    """Whether the acting person sits where it is told, above it, or where it was decided."""
    return publish.holds(by, row) and bool(
        parts_to_publish(row, [row.published_in] if row.published_in else [], by)
        or row.unit_id in by.units_with(PUBLISHERS)
    )


def _deciding(row: Example, by: Standing) -> Deciding:
    unit, code = row.unit, code_of(row.unit.kind)
    rules = in_force_at(unit, on=by.day)
    awards = tuple(
        AwardChoice(award.value, str(award.label), award == row.award) for award in rules.awards
    )
    above = unit.parent
    return Deciding(
        awards=awards,
        signers=signers_of(unit, on=by.day),
        number=next_number(unit, code, rules.term),
        code=code,
        today=by.day,
        above=committee_name(above.name) if above else "",
    )
