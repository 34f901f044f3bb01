"""What the page of a meeting shows, to whoever keeps it and to whoever attends it."""

from dataclasses import dataclass, field
from datetime import datetime

from sotay.audit.queries import was_recorded
from sotay.kit.refusals import NotFound
from sotay.library.models import Document
from sotay.meetings.choices import PAST_STATES, ItemKind, MeetingForm, MeetingState
from sotay.meetings.models import Meeting, Paper, Question, Remark, Task
from sotay.meetings.permissions import keep_meeting
from sotay.meetings.queries.agenda import Agenda, AgendaLine, agenda_of
from sotay.meetings.queries.finding import meeting_of, roll_for
from sotay.meetings.queries.papers import papers_of
from sotay.meetings.queries.presence import Presence, named, presence_of
from sotay.meetings.queries.released import Released, released_of, shown_of, shown_passages
from sotay.meetings.queries.studying import documents_to_study
from sotay.meetings.rules.notes import Notes
from sotay.meetings.rules.passages import Passage
from sotay.notebook.queries.reading import Reading, reading
from sotay.org.relations import Refused
from sotay.org.standing import Standing


@dataclass(frozen=True)
class MeetingPage:
    """A meeting before and after it is held."""

    meeting: Meeting
    keeps: bool
    agenda: Agenda
    papers: list[Paper]
    questions: list[Question]  # all for whoever keeps the meeting, else one's own
    reports_here: bool  # the acting person is to report
    moved: set[int]  # reporters who are no longer on the roll
    reads_minutes: bool = False
    presence: Presence | None = None
    heard: list[Released] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    groups: list[Meeting] = field(default_factory=list)
    to_study: list[Document] = field(default_factory=list)  # what may be put on the agenda


def meeting_page(meeting: Meeting, *, by: Standing) -> MeetingPage:
    """The page of a meeting that the acting person may look at."""
    keeps = keep_meeting.holds(by, meeting)
    presence = presence_of(meeting) if meeting.state != MeetingState.PLANNED else None
    heard_it = keeps or bool(presence and by.person_id in presence.people)
    agenda = agenda_of(meeting)
    questions = meeting.questions.select_related("person", "feedback")
    is_past = meeting.state in PAST_STATES
    return MeetingPage(
        meeting=meeting,
        keeps=keeps,
        agenda=agenda,
        papers=papers_of(meeting),
        questions=list(questions if keeps else questions.filter(person_id=by.person_id)),
        reports_here=any(line.item.person_id == by.person_id for line in agenda.reports),
        moved=_moved(meeting, agenda) if keeps and meeting.state == MeetingState.PLANNED else set(),
        reads_minutes=is_past and (keeps or (heard_it and meeting.state == MeetingState.SIGNED)),
        presence=presence,
        heard=released_of(line.item for line in agenda.lines) if is_past and heard_it else [],
        remarks=list(meeting.remarks.select_related("person")) if keeps and is_past else [],
        tasks=_tasks(meeting, None if heard_it else by.person_id) if is_past else [],
        groups=list(meeting.group_meetings.select_related("unit").order_by("unit__code"))
        if meeting.form == MeetingForm.CELL
        else [],
        to_study=documents_to_study(meeting, agenda)
        if keeps and meeting.state == MeetingState.PLANNED
        else [],
    )


def _tasks(meeting: Meeting, only: int | None) -> list[Task]:
    """What was assigned: all to whoever was there, to others what they are to do themselves."""
    rows = meeting.tasks.select_related("person")
    return list(rows if only is None else rows.filter(person_id=only))


def _moved(meeting: Meeting, agenda: Agenda) -> set[int]:
    here = {line.person_id for line in roll_for(meeting.unit, meeting.form, on=meeting.day)}
    return {line.item.person_id or 0 for line in agenda.reports} - here


@dataclass(frozen=True)
class RunPage:
    """A meeting while it is held: the point that is heard, and all one writes down under it."""

    meeting: Meeting
    agenda: Agenda
    presence: Presence
    line: AgendaLine | None
    before: AgendaLine | None
    after: AgendaLine | None
    notes: Notes
    reading: Reading | None
    passages: list[Passage]
    remarks: list[Remark]
    tasks: list[Task]
    questions: list[Question]

    @property
    def people(self) -> list[tuple[int, str]]:
        """Who may speak or be named: everybody called to the meeting."""
        return list(self.presence.names.items())


def called_to(code: str, slug: str, *, by: Standing) -> list[tuple[int, str]]:
    """Everybody called to a meeting, by the names a keeper finds them by."""
    meeting = meeting_of(code, slug, by=by, to=keep_meeting)
    return named(row.person for row in meeting.attendance.select_related("person").order_by("pk"))


def run_page(meeting: Meeting, *, by: Standing, item: int | None = None) -> RunPage:
    """The page for whoever keeps the meeting; without `item` the point that is being heard.

    Raises `Refused` for everybody else who attends.
    """
    if not keep_meeting.holds(by, meeting):
        raise Refused(keep_meeting)
    agenda = agenda_of(meeting)
    line = agenda.of(item) if item else agenda.now
    if item and line is None:
        raise NotFound(item)
    found, passages = _words_of(line, by=by)
    asks = line is not None and line.item.kind == ItemKind.QUESTIONS
    before, after = agenda.beside(line) if line else (None, None)
    return RunPage(
        meeting=meeting,
        agenda=agenda,
        presence=presence_of(meeting),
        line=line,
        before=before,
        after=after,
        notes=line.item.notes if line else Notes(),
        reading=found,
        passages=passages,
        remarks=list(meeting.remarks.filter(item=line.item).select_related("person"))
        if line
        else [],
        tasks=list(meeting.tasks.select_related("person")),
        questions=list(meeting.questions.select_related("person")) if asks else [],
    )


def _words_of(line: AgendaLine | None, *, by: Standing) -> tuple[Reading | None, list[Passage]]:
    """The report whole for whoever may read it, else what its writer released."""
    if line is None or line.item.entry is None:
        return None, []
    try:
        return reading(line.item.entry.uid, by=by), []
    except NotFound:
        return None, shown_passages(shown_of([line.item]).get(line.item.pk))


def is_read_first(page: RunPage, *, by: Standing, since: datetime | None) -> bool:
    """Whether this keeper opens this report for the first time since the meeting began."""
    if page.reading is None:
        return False
    thing = f"entry:{page.reading.entry.pk}"
    began = since or page.reading.version.submitted_at
    return not was_recorded("entry.read", thing, by_id=by.person_id, since=began)
