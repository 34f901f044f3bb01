"""What goes out as JSON: one shape for each thing, made from what the queries return."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from ninja import Schema

from sotay.api.models import Token
from sotay.feedback.queries.listing import Answer, Line
from sotay.library.queries.finding import Line as DocumentLine
from sotay.library.queries.studying import ToStudy
from sotay.notebook.queries.reading import Reading
from sotay.notebook.queries.states import MemberUse
from sotay.notebook.queries.years import UseState
from sotay.notebook.rules.content import PlanContent, ReviewContent
from sotay.org.rules.roster_file import CellError
from sotay.org.standing import Standing
from sotay.oversight.queries.desk import Desk, Row
from sotay.oversight.queries.progress import Line as ProgressLine
from sotay.oversight.queries.progress import Progress
from sotay.regulations.rules import Use

Thing = TypeVar("Thing")


class Page(Schema, Generic[Thing]):
    """A page of a list; `next` is where the following one begins: give it as `after`."""

    items: list[Thing]
    next: str | None


def page_of(items: list[Thing], following: str) -> Page[Thing]:
    return Page(items=items, next=following or None)


class SeatOut(Schema):
    role: str
    unit: str
    unit_name: str


class MeOut(Schema):
    name: str
    day: date
    seats: list[SeatOut]
    token: str
    scopes: list[str]
    expires_on: date


def me(by: Standing, token: Token, today: date) -> MeOut:
    seats = [SeatOut(role=s.role, unit=s.unit_code, unit_name=s.unit_name) for s in by.seats]
    return MeOut(name=by.name, day=today, seats=seats, token=token.name, scopes=token.scopes,
                 expires_on=token.expires_on)  # fmt: skip


class UnitOut(Schema):
    code: str
    name: str
    kind: str
    parent: str | None


def unit(row: Any, parent: str | None = None) -> UnitOut:
    return UnitOut(code=row.code, name=row.name, kind=row.kind, parent=parent)


def unit_in_list(row: Any) -> UnitOut:
    return unit(row, row.parent.code if row.parent else None)


class UseOut(Schema):
    slug: str
    title: str
    opens: date
    due: date


def use(row: Use) -> UseOut:
    return UseOut(slug=row.slug, title=row.title, opens=row.opens, due=row.due)


class FiguresOut(Schema):
    people: int
    submitted: int
    in_time: int
    late: int
    missing: int
    reported: int
    leaders: int
    leaders_submitted: int
    leaders_late: int
    leaders_reported: int
    places: int
    active_places: int


class LineOut(Schema):
    """A unit with its figures; none where the page hides them, for too few people."""

    unit: UnitOut
    figures: FiguresOut | None


class ProgressOut(Schema):
    year: int
    use: UseOut
    leaders_due: date
    at: datetime
    as_then: bool
    total: LineOut
    children: list[LineOut]


def progress(page: Progress) -> ProgressOut:
    parent = page.unit.code
    return ProgressOut(
        year=page.year,
        use=use(page.use),
        leaders_due=page.leaders_due,
        at=page.at,
        as_then=page.as_then,
        total=_line(page.total, page.parent.code if page.parent else None),
        children=[_line(line, parent) for line in page.children],
    )


def _line(line: ProgressLine, parent: str | None) -> LineOut:
    told = None
    if not line.is_hidden:
        told = FiguresOut(**{n: getattr(line.figures, n) for n in FiguresOut.model_fields})
    return LineOut(unit=unit(line.unit, parent), figures=told)


class StateOut(Schema):
    use: str
    state: str
    due: date | None
    submitted_at: datetime | None
    reported_on: date | None
    entry: UUID | None


class PersonOut(Schema):
    uid: UUID
    name: str
    category: str
    post: str
    is_leader: bool
    uses: list[StateOut]


def person(row: Row, desk: Desk) -> PersonOut:
    return PersonOut(
        uid=row.line.uid,
        name=row.name,
        category=row.line.category,
        post=row.line.post,
        is_leader=row.line.is_leader,
        uses=[_state(one, reads=desk.reads) for one in row.uses],
    )


def _state(one: MemberUse, *, reads: bool) -> StateOut:
    return StateOut(use=one.use.slug, state=one.state, due=one.due, submitted_at=one.submitted_at,
                    reported_on=one.reported_on, entry=one.entry if reads else None)  # fmt: skip


class OwnUseOut(Schema):
    use: UseOut
    state: str
    opens: date
    due: date | None
    has_draft: bool
    submitted_at: datetime | None
    reported_on: date | None
    versions: int
    entry: UUID | None


def own_use(row: UseState) -> OwnUseOut:
    entry = row.entry
    return OwnUseOut(
        use=use(row.use),
        state=row.state,
        opens=row.opens,
        due=row.due,
        has_draft=row.has_draft,
        submitted_at=entry.submitted_at if entry else None,
        reported_on=entry.reported_on if entry else None,
        versions=entry.versions_count if entry else 0,
        entry=entry.uid if entry and entry.submitted_at else None,
    )


class EntryOut(Schema):
    """What was handed in, as its reader may read it."""

    uid: UUID
    person: str
    year: int
    use: str
    title: str
    version: int
    submitted_at: datetime
    is_own: bool
    heads: dict[str, str]
    content: PlanContent | ReviewContent


def entry(found: Reading) -> EntryOut:
    return EntryOut(
        uid=found.entry.uid,
        person=found.entry.person.name,
        year=found.entry.year,
        use=found.entry.use,
        title=found.use.title,
        version=found.version.number,
        submitted_at=found.version.submitted_at,
        is_own=found.is_own,
        heads=found.head_names,
        content=found.content,
    )


class OpinionOut(Schema):
    uid: UUID
    title: str
    asker: str
    kind: str
    about: str
    state: str
    asked_at: datetime
    due_on: date
    is_late: bool


def opinion(line: Line) -> OpinionOut:
    row = line.row
    return OpinionOut(uid=row.uid, title=line.title, asker=line.asker, kind=row.kind,
                      about=row.about, state=row.state, asked_at=row.asked_at, due_on=row.due_on,
                      is_late=line.is_late)  # fmt: skip


class AnswerOut(Schema):
    uid: UUID
    question: str
    asker: str
    answer: str
    published_at: datetime | None


def answer(found: Answer) -> AnswerOut:
    return AnswerOut(uid=found.row.uid, question=found.question, asker=found.asker,
                     answer=found.text, published_at=found.row.published_at)  # fmt: skip


class DocumentOut(Schema):
    uid: UUID
    kind: str
    number: str
    issuer: str
    issued_on: date
    subject: str


class ListedDocumentOut(DocumentOut):
    has_file: bool
    replaced_by: list[UUID]


class ToStudyOut(DocumentOut):
    passed_on_at: datetime
    due_on: date | None
    is_late: bool


def _document(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in DocumentOut.model_fields}


def document(line: DocumentLine) -> ListedDocumentOut:
    newer = [row.uid for row in line.newer]
    return ListedDocumentOut(**_document(line.document), has_file=line.has_file, replaced_by=newer)


def to_study(row: ToStudy) -> ToStudyOut:
    return ToStudyOut(**_document(row.document), passed_on_at=row.since, due_on=row.due_on,
                      is_late=row.is_late)  # fmt: skip


class ImportOut(Schema):
    dry_run: bool
    units: int
    people: int
    created: int
    updated: int
    unchanged: int
    differences: list[str]
    warnings: list[str]


def cell(error: CellError) -> dict[str, str]:
    """A cell that is wrong, as the page says it."""
    return {"field": f"{error.sheet}/{error.row}/{error.column}", "detail": str(error)}


def imported(result: Any, *, dry_run: bool) -> ImportOut:
    counts = {key: value for key, value in result.as_data().items() if key != "errors"}
    warnings = [str(one) for one in result.warnings]
    return ImportOut(dry_run=dry_run, **counts, differences=result.differences, warnings=warnings)


class ToldOut(Schema):
    told: int


class StudiedOut(Schema):
    uid: UUID
