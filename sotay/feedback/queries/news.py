"""What became of one's opinions, and which answers were published for all."""

from datetime import datetime

from sotay.feedback.choices import StepKind
from sotay.feedback.models import Feedback, FeedbackStep
from sotay.org.standing import Standing

MOST = 50
OF_OTHERS = (StepKind.TAKEN, StepKind.PASSED_UP, StepKind.ANSWERED, StepKind.TAKEN_IN)


def steps_since(since: datetime, *, by: Standing) -> list[FeedbackStep]:
    """What others did with the acting person's opinions after that moment, the latest first."""
    rows = FeedbackStep.objects.filter(
        feedback__person_id=by.person_id, kind__in=OF_OTHERS, at__gt=since
    )
    return list(rows.select_related("feedback").defer("sealed").order_by("-at", "-pk")[:MOST])


def published_since(since: datetime, *, by: Standing) -> list[Feedback]:
    """Answers published after that moment where the acting person stands, the latest first."""
    rows = Feedback.objects.filter(published_at__gt=since, unit_id__in=by.units_above())
    others = rows.exclude(person_id=by.person_id).select_related("unit")
    return list(others.order_by("-published_at", "-pk")[:MOST])
