"""What a member does about a meeting: choose what is shown, answer a remark."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.meetings.choices import PAST_STATES
from sotay.meetings.models import Remark, Shown
from sotay.meetings.permissions import answer_remark
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.released import passages_of
from sotay.meetings.queries.speaking import own_report
from sotay.org.standing import Standing

LONGEST = 4000


@transaction.atomic
def choose_shown(
    code: str, slug: str, item_id: int, parts: Collection[str], *, by: Standing, now: datetime
) -> None:
    """The meeting may see these passages of the acting person's report and no others."""
    meeting = meeting_of(code, slug, by=by, lock=True)
    report = own_report(meeting, item_id, by=by)
    known = {passage.id for passage in passages_of(report.version)}
    kept = [part for part in parts if part in known]
    Shown.objects.update_or_create(
        item=report.item, defaults={"version": report.version, "parts": kept, "at": now}
    )
    record("report.released", f"entry:{report.version.entry_id}", by=by, now=now,
           thing_name=str(meeting), note=f"{len(kept)}/{len(known)} phần")  # fmt: skip


@transaction.atomic
def answer_remark_with(uid: UUID, text: str, *, by: Standing, now: datetime) -> Remark:
    """Beside the remark stands what its person thinks of it; empty words take it away."""
    remark = (
        Remark.objects.select_for_update(of=("self",))
        .filter(uid=uid, meeting__state__in=PAST_STATES)
        .select_related("meeting")
        .first()
    )
    if remark is None or not answer_remark.holds(by, remark):
        raise NotFound(uid)
    text = clean(text, multiline=True)
    if len(text) > LONGEST:
        raise NotNow(f"Ý kiến dài quá {LONGEST} chữ. Hãy rút ngắn.")
    remark.seal_opinion(text)
    remark.opinion_at = now if text else None
    remark.save(update_fields=["opinion", "opinion_at"])
    record("remark.answered", f"remark:{remark.pk}", by=by, now=now, thing_name=str(remark.meeting))
    return remark
