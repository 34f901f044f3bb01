"""Read opinions: one's own, those to handle, those published for the units one stands in."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sotay.feedback.choices import OPEN, Kind
from sotay.feedback.models import Feedback
from sotay.feedback.permissions import handle, read_feedback
from sotay.kit.clock import HANOI, day_of
from sotay.kit.refusals import NotFound
from sotay.org.models import Unit
from sotay.org.standing import Standing

MOST = 100


@dataclass(frozen=True)
class Step:
    what: str
    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class Opinion:
    """One opinion with its words. `asker` is empty where the writer is not to be named."""

    row: Feedback
    title: str
    text: str
    asker: str
    steps: tuple[Step, ...]
    is_own: bool
    may_handle: bool
    origin_link: str  # for whoever may open the meeting it was asked at

    @property
    def answer(self) -> str:
        """The last answer, for whoever reads a published one."""
        answers = [step.text for step in self.steps if step.what == "Trả lời"]
        return answers[-1] if answers else ""


@dataclass(frozen=True)
class OpinionLine:
    row: Feedback
    title: str
    asker: str
    days_left: int

    @property
    def is_late(self) -> bool:
        return self.row.is_open and self.days_left < 0


@dataclass(frozen=True)
class Opinions:
    mine: tuple[OpinionLine, ...]
    to_handle: tuple[OpinionLine, ...]
    handled: tuple[OpinionLine, ...]
    published: tuple[Opinion, ...]
    handles: bool


def opinions(*, by: Standing) -> Opinions:
    """Everything the opinions page shows: own ones newest first, open ones by due date, answers
    published in the units one stands in. Five queries.
    """
    rows = Feedback.objects.select_related("person", "from_unit", "unit")
    waiting = rows.filter(handle.rows(by))
    mine = rows.filter(person_id=by.person_id).order_by("-asked_at")
    shown = rows.filter(is_published=True, unit_id__in=by.units_above())
    return Opinions(
        mine=_lines(mine[:MOST], by),
        to_handle=_lines(waiting.filter(state__in=OPEN).order_by("due_on", "pk")[:MOST], by),
        handled=_lines(waiting.exclude(state__in=OPEN).order_by("-asked_at")[:MOST], by),
        published=tuple(
            _opened(row, by) for row in shown.prefetch_related("steps").order_by("-asked_at")[:20]
        ),
        handles=any(seat.is_leading for seat in by.seats),
    )


def opinion(uid: UUID, *, by: Standing) -> Opinion:
    """One opinion with its course, for its writer and whoever handles it; else `NotFound`."""
    row = (
        Feedback.objects.filter(uid=uid)
        .select_related("person", "from_unit", "unit__parent")
        .prefetch_related("steps")
        .first()
    )
    if row is None or not read_feedback.holds(by, row):
        raise NotFound(uid)
    return _opened(row, by)


def asker_of(row: Feedback, by: Standing) -> str:
    """Who asked, as the reader may know it: nobody's name above where it was asked, nor in what is
    published, unless the writer agreed.
    """
    if row.person_id == by.person_id:
        return "Tôi"
    named = row.may_name or _is_near(row, by)
    return row.person.name if named else f"Một người ở {row.from_unit.name}"


def _is_near(row: Feedback, by: Standing) -> bool:
    """Whether the reader asked it, or handles it where it was asked."""
    here = row.from_unit_id == row.unit_id and handle.holds(by, row)
    return here or row.person_id == by.person_id


@dataclass(frozen=True)
class Proposal:
    """A proposal as it may stand in a paper that others read: nobody's name without consent."""

    uid: UUID
    about: str
    title: str
    text: str
    asker: str
    asked_on: date
    state: str
    answer: str


def count_proposals(unit: Unit, year: int) -> int:
    """How many proposals of a year are with this unit; a count and no word of them."""
    return _proposals(unit, year).count()


def _proposals(unit: Unit, year: int) -> QuerySet[Feedback]:
    first, after = (datetime(one, 1, 1, tzinfo=HANOI) for one in (year, year + 1))
    asked = Feedback.objects.filter(unit=unit, kind=Kind.PROPOSAL)
    return asked.filter(asked_at__gte=first, asked_at__lt=after)


def proposals_of(unit: Unit, year: int, *, by: Standing) -> tuple[Proposal, ...]:
    """What was proposed in a year and is with this unit, answered or not, oldest first, for an
    evaluation of its regulation; nothing for whoever does not handle opinions there. Two queries.
    """
    rows = (
        _proposals(unit, year)
        .filter(handle.rows(by))
        .select_related("person", "from_unit", "unit")
        .prefetch_related("steps")
        .order_by("asked_at", "pk")
    )
    return tuple(_proposal(row, _opened(row, by)) for row in rows)


def _proposal(row: Feedback, opened: Opinion) -> Proposal:
    return Proposal(
        uid=row.uid,
        about=row.get_about_display(),
        title=opened.title,
        text=opened.text,
        asker=row.person.name if row.may_name else f"Một người ở {row.from_unit.name}",
        asked_on=day_of(row.asked_at),
        state=row.get_state_display(),
        answer=opened.answer,
    )


def _lines(rows: QuerySet[Feedback], by: Standing) -> tuple[OpinionLine, ...]:
    return tuple(
        OpinionLine(row, row.unseal()["title"], asker_of(row, by), _days(row.due_on, by.day))
        for row in rows
    )


def _days(due: date, today: date) -> int:
    return (due - today).days


def _opened(row: Feedback, by: Standing) -> Opinion:
    kept = row.unseal()
    steps = tuple(
        Step(step.get_kind_display(), step.at, f"{step.by_name}, {step.unit_name}",
             step.unseal()["text"])
        for step in row.steps.all() if step.kind != "asked"
    )  # fmt: skip
    return Opinion(
        row=row,
        title=kept["title"],
        text=kept["text"],
        asker=asker_of(row, by),
        steps=steps,
        is_own=row.person_id == by.person_id,
        origin_link=row.origin_link if _is_near(row, by) else "",
        may_handle=row.is_open and handle.holds(by, row),
    )
