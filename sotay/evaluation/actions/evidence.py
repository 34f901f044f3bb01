"""Leave behind who read the evidence of somebody's year."""

from datetime import datetime

from sotay.audit.actions import record
from sotay.evaluation.queries.evidence import Evidence
from sotay.kit.readonly import writing
from sotay.org.standing import Standing


def record_evidence_read(found: Evidence, *, by: Standing, now: datetime, verb: str) -> None:
    """The person sees under "Ai đã xem Sổ tay của tôi" that it was "read" or "printed"; one's own
    reading is counted for nobody.
    """
    if found.is_own:
        return
    with writing("the trail of who read what"):
        record(
            f"evidence.{verb}",
            f"evidence:{found.person.pk}:{found.year}",
            by=by,
            now=now,
            thing_name=f"Bản tổng hợp căn cứ đánh giá năm {found.year}",
            about_id=found.person.pk,
        )
