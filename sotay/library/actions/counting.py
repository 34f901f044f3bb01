"""Keep the counts of confirmations true, in the same transaction as what they count."""

from django.db import transaction
from django.db.models import F

from sotay.library.models import StudyCount
from sotay.library.queries.counting import counted_anew


def count_one(document_id: int, unit_id: int) -> None:
    """One more of the unit has confirmed the document."""
    StudyCount.objects.get_or_create(document_id=document_id, unit_id=unit_id)
    StudyCount.objects.filter(document_id=document_id, unit_id=unit_id).update(done=F("done") + 1)


@transaction.atomic
def recount() -> int:
    """Every count is made anew from the rows; returns how many there are."""
    StudyCount.objects.all().delete()
    rows = [
        StudyCount(document_id=document, unit_id=unit, done=done)
        for (document, unit), done in counted_anew().items()
    ]
    return len(StudyCount.objects.bulk_create(rows, batch_size=1000))
