"""Papers of a meeting: attached sealed, never a secret one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit import sealing
from sotay.kit.first_page import Unreadable, first_page_text
from sotay.kit.keeping import secret_fault
from sotay.kit.refusals import NotFound
from sotay.kit.secrecy import marked_secret
from sotay.kit.text import clean
from sotay.meetings.actions.agenda import open_meeting
from sotay.meetings.models import Paper
from sotay.org.standing import Standing

LARGEST = 10_000_000


class WrongPaper(Exception):
    """The file can not be attached; the sentence says why."""


@transaction.atomic
def attach_paper(
    code: str, slug: str, name: str, data: bytes, *, not_secret: bool, by: Standing, now: datetime
) -> Paper:
    """The file can be read by everybody called to the meeting; raises `WrongPaper`."""
    meeting = open_meeting(code, slug, by=by)
    name = clean(name)[-200:]
    _check(name, data, not_secret=not_secret)
    paper = Paper(meeting=meeting, name=name, size=len(data), added_at=now)
    paper.sealed = sealing.seal_bytes(data, row=paper.seal_row)
    paper.save(force_insert=True)
    record("meeting.paper", f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting),
           note=name)  # fmt: skip
    return paper


def _check(name: str, data: bytes, *, not_secret: bool) -> None:
    if len(data) > LARGEST:
        raise WrongPaper("Tệp lớn hơn 10 MB. Hãy chia nhỏ hoặc nén lại.")
    try:
        mark = marked_secret(name, first_page_text(data))
    except Unreadable:
        raise WrongPaper(
            "Chỉ nhận tệp PDF hoặc Word (.docx) đọc được, để kiểm tra trang đầu."
        ) from None
    if mark:
        raise WrongPaper(secret_fault("Tệp", mark))
    if not not_secret:
        raise WrongPaper("Hãy xác nhận tài liệu không thuộc bí mật nhà nước.")


@transaction.atomic
def drop_paper(code: str, slug: str, uid: UUID, *, by: Standing, now: datetime) -> None:
    """The file is gone."""
    meeting = open_meeting(code, slug, by=by)
    paper = meeting.papers.defer("sealed").filter(uid=uid).first()
    if paper is None:
        raise NotFound(uid)
    record("meeting.paper-dropped", f"meeting:{meeting.pk}", by=by, now=now,
           thing_name=str(meeting), note=paper.name)  # fmt: skip
    paper.delete()
