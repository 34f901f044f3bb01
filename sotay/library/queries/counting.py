"""How many confirmed a document: as it is kept, and as the confirmations themselves say."""

from django.db.models import Count, Sum

from sotay.library.models import Acknowledgement, StudyCount
from sotay.org.models import ReportingPlace

Key = tuple[int, int]
DEEPEST = 6


def counted_anew() -> dict[Key, int]:
    """What the rows say, by document and unit."""
    rows = Acknowledgement.objects.order_by().values_list("document_id", "unit_id")
    return {(document, unit): done for document, unit, done in rows.annotate(done=Count("pk"))}


def kept_counts() -> dict[Key, int]:
    """What is kept, without counts of nothing."""
    rows = StudyCount.objects.filter(done__gt=0).values_list("document_id", "unit_id", "done")
    return {(document, unit): done for document, unit, done in rows}


def done_below(document_id: int, unit_id: int, depth: int) -> dict[int, int]:
    """How many confirmed the document in and under a unit of this depth, by the unit right under
    it; 0 stands for those who report in the unit itself. One indexed sum.
    """
    child = f"unit__reporting_place__l{depth + 1}" if depth < DEEPEST else "unit_id"
    rows = StudyCount.objects.filter(
        document_id=document_id, **{f"unit__reporting_place__l{depth}": unit_id}
    )
    return dict(rows.order_by().values_list(child).annotate(sum=Sum("done")))


def people_below(unit_id: int, depth: int) -> dict[int, int]:
    """How many people report in and under a unit of this depth, by the unit right under it."""
    child = f"l{depth + 1}" if depth < DEEPEST else "unit_id"
    rows = ReportingPlace.objects.filter(**{f"l{depth}": unit_id})
    return dict(rows.order_by().values_list(child).annotate(sum=Sum("people")))
