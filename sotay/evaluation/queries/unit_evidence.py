"""A year's evidence of an organisation: counts of what was kept, no person and no word of any."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q

from sotay.evaluation.permissions import read_unit_evidence
from sotay.feedback.models import Feedback
from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.library.models import Dissemination
from sotay.meetings.choices import PAST_STATES, MeetingState
from sotay.meetings.models import Meeting
from sotay.notebook.queries.years import FIRST_YEAR
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.queries.desk import unit_for
from sotay.oversight.queries.yearly import UseFigures, figures_of_year
from sotay.recognition.models import Commendation


@dataclass(frozen=True)
class UnitEvidence:
    """What the year of a unit left behind. `uses` is empty where figures are not told."""

    unit: Unit
    year: int
    uses: tuple[UseFigures, ...]
    meetings: int
    signed: int  # of them, with minutes signed by both
    asked: int
    answered: int
    overdue: int  # open after the day to answer
    documents: int
    instructed: int  # of them, with an instruction of its own
    commended: int


def unit_evidence(code: str, year: int, *, by: Standing) -> UnitEvidence:
    """The evidence of a unit for its committee and those above; `Refused` for others of it,
    `NotFound` for a stranger or a year to come. The number of queries does not grow.
    """
    unit = unit_for(code, by=by, to=read_unit_evidence)
    if not FIRST_YEAR <= year <= by.day.year:
        raise NotFound(year)
    first, after = (datetime.combine(date(y, 1, 1), time(), clock.HANOI) for y in (year, year + 1))
    below = unit.path
    meetings = Meeting.objects.filter(
        unit__path__startswith=below, state__in=PAST_STATES, day__year=year
    ).aggregate(held=Count("pk"), signed=Count("pk", filter=Q(state=MeetingState.SIGNED)))
    opinions = Feedback.objects.filter(
        unit__path__startswith=below, asked_at__gte=first, asked_at__lt=after
    ).aggregate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(state__in=("answered", "closed"))),
        late=Count("pk", filter=~Q(state__in=("answered", "closed")) & Q(due_on__lt=by.day)),
    )
    passed = Dissemination.objects.filter(unit=unit, at__gte=first, at__lt=after).aggregate(
        all=Count("pk"), told=Count("pk", filter=~Q(instruction=""))
    )
    commended = Commendation.objects.filter(unit=unit, decided_on__year=year).count()
    return UnitEvidence(
        unit=unit, year=year, uses=figures_of_year(unit, year, by=by), meetings=meetings["held"],
        signed=meetings["signed"], asked=opinions["asked"], answered=opinions["answered"],
        overdue=opinions["late"], documents=passed["all"], instructed=passed["told"],
        commended=commended,
    )  # fmt: skip
