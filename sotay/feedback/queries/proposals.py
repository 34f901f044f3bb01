"""Proposals of a year, for the evaluation of a unit's regulation."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sotay.feedback.choices import Kind
from sotay.feedback.models import Feedback
from sotay.feedback.permissions import handle
from sotay.feedback.queries.opinions import Opinion, opened, with_all
from sotay.kit.clock import HANOI, day_of
from sotay.org.models import Unit
from sotay.org.standing import Standing


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
    rows = with_all(_proposals(unit, year).filter(handle.rows(by))).order_by("asked_at", "pk")
    return tuple(_proposal(row, opened(row, by)) for row in rows)


def _proposal(row: Feedback, found: Opinion) -> Proposal:
    return Proposal(
        uid=row.uid,
        about=row.get_about_display(),
        title=found.title,
        text=found.text,
        asker=row.person.name if row.may_name else f"Một người ở {row.from_unit.name}",
        asked_on=day_of(row.asked_at),
        state=row.get_state_display(),
        answer=found.answer,
    )
