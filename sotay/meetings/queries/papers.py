"""Papers of a meeting: their list without their bytes, and one of them opened."""

from uuid import UUID

from sotay.kit import sealing
from sotay.kit.first_page import kind_of
from sotay.kit.refusals import NotFound
from sotay.meetings.models import Meeting, Paper
from sotay.meetings.queries.finding import meeting_of
from sotay.org.standing import Standing


def papers_of(meeting: Meeting) -> list[Paper]:
    """The papers of a meeting, still sealed; the caller has asked who attends."""
    return list(meeting.papers.defer("sealed"))


def open_paper(code: str, slug: str, uid: UUID, *, by: Standing) -> tuple[str, str, bytes]:
    """Name, kind ("pdf", "docx") and bytes of a paper, for whoever attends the meeting."""
    paper = meeting_of(code, slug, by=by).papers.filter(uid=uid).first()
    if paper is None:
        raise NotFound(uid)
    data = sealing.unseal_bytes(paper.sealed, row=paper.seal_row)
    return paper.name, kind_of(data), data
