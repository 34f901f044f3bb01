"""The projector: agenda, who is being heard, the passages they released, the time. No more."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sotay.meetings.choices import ItemState, MeetingState
from sotay.meetings.models import Meeting
from sotay.meetings.queries.agenda import Agenda, agenda_of
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.released import shown_of, shown_passages
from sotay.org.standing import Standing


@dataclass(frozen=True)
class ScreenLine:
    number: int
    words: str
    state: str


@dataclass(frozen=True)
class Screen:
    """Everything a projector may show, and nothing else."""

    title: str
    state: str
    lines: list[ScreenLine]
    heading: str
    subject: str
    passages: list[dict[str, str]]
    minutes: int
    elapsed: int  # seconds since this point was called up
    item: int
    code: str
    slug: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def projection(code: str, slug: str, *, by: Standing, now: datetime) -> Screen:
    """What the projector shows at this moment, for whoever attends."""
    meeting = meeting_of(code, slug, by=by)
    agenda = agenda_of(meeting)
    line = agenda.now
    shown = shown_of([line.item]).get(line.item.pk) if line and line.is_report else None
    began = line.item.began_at if line else None
    return Screen(
        title=meeting.title,
        state=meeting.state,
        lines=_lines(agenda),
        heading=(line.name or line.item.title) if line else _standing_by(meeting),
        subject=line.item.title if line and line.name else "",
        passages=[{"label": p.label, "text": p.text} for p in shown_passages(shown)],
        minutes=line.item.minutes if line else 0,
        elapsed=max(0, int((now - began).total_seconds())) if began else 0,
        item=line.item.pk if line else 0,
        code=code,
        slug=slug,
    )


def _lines(agenda: Agenda) -> list[ScreenLine]:
    left_out = (ItemState.ABSENT, ItemState.MOVED)
    lines = [line for line in agenda.lines if line.item.state not in left_out]
    return [ScreenLine(number, line.words, line.item.state) for number, line in enumerate(lines, 1)]


def _standing_by(meeting: Meeting) -> str:
    return {
        MeetingState.PLANNED: "Sắp bắt đầu",
        MeetingState.RUNNING: "Chương trình",
    }.get(MeetingState(meeting.state), "Cuộc họp đã kết thúc")
