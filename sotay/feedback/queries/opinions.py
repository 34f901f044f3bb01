"""One opinion opened, as its reader may know it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sotay.feedback.choices import State, StepKind
from sotay.feedback.models import Feedback, FeedbackFile, FeedbackStep
from sotay.feedback.permissions import handle, read_feedback
from sotay.kit.refusals import NotFound
from sotay.org.standing import Standing

WRITER = "người gửi"


@dataclass(frozen=True)
class Step:
    kind: str
    what: str
    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class Opinion:
    """One opinion with its words. `asker` says no name where the writer is not to be named."""

    row: Feedback
    title: str
    text: str
    public: str  # the question as it is, or would be, published
    asker: str
    steps: tuple[Step, ...]
    is_own: bool
    may_handle: bool
    may_publish: bool
    state: str
    days_left: int
    origin_link: str  # for whoever may open the meeting it was asked at
    file_name: str  # for whoever may open the file
    has_hidden_file: bool  # left behind with the name

    @property
    def answer(self) -> str:
        """The last answer, for whoever reads a published one."""
        answers = [step.text for step in self.steps if step.kind == StepKind.ANSWERED]
        return answers[-1] if answers else ""

    @property
    def is_late(self) -> bool:
        return self.row.is_open and self.days_left < 0


def opinion(uid: UUID, *, by: Standing) -> Opinion:
    """One opinion with its course, for its writer and whoever handles it; else `NotFound`."""
    return opened(_readable(uid, by), by)


def file_of(uid: UUID, *, by: Standing) -> FeedbackFile:
    """The file beside an opinion, for its writer, for whoever handles it where it was asked, and
    wherever its writer agreed to be named; else `NotFound`.
    """
    row = _readable(uid, by)
    file = FeedbackFile.objects.filter(feedback=row).first()
    if file is None or not (row.may_name or is_near(row, by)):
        raise NotFound(uid)
    return file


def _readable(uid: UUID, by: Standing) -> Feedback:
    row = with_all(Feedback.objects.filter(uid=uid)).first()
    if row is None or not read_feedback.holds(by, row):
        raise NotFound(uid)
    return row


def with_all(rows: QuerySet[Feedback]) -> QuerySet[Feedback]:
    """What an opinion needs to be opened, but for the bytes of its file."""
    related = rows.select_related("person", "owner", "from_unit", "unit__parent", "file")
    return related.defer("file__sealed").prefetch_related("steps")


def asker_of(row: Feedback, by: Standing) -> str:
    """Who asked, as the reader may know it: above where it was asked nobody's name, unless the
    writer agreed.
    """
    if row.person_id == by.person_id:
        return "Tôi"
    named = row.may_name or is_near(row, by)
    return row.person.name if named else f"Một người ở {row.from_unit.name}"


def asker_in_public(row: Feedback) -> str:
    """Who asked, as everybody may know it: in a small cell even its name would tell."""
    return row.person.name if row.may_name else "Một người trong đơn vị"


def is_near(row: Feedback, by: Standing) -> bool:
    """Whether the reader asked it, or handles it where it was asked."""
    here = row.from_unit_id == row.unit_id and handle.holds(by, row)
    return here or row.person_id == by.person_id


def opened(row: Feedback, by: Standing) -> Opinion:
    """The words of an opinion that the acting person was let in to."""
    kept, handles, is_own = row.unseal(), handle.holds(by, row), row.person_id == by.person_id
    file: FeedbackFile | None = getattr(row, "file", None)
    sees_file = row.may_name or is_near(row, by)
    return Opinion(
        row=row,
        title=kept["title"],
        text=kept["text"],
        public=kept.get("public") or kept["title"],
        asker=asker_of(row, by),
        steps=tuple(_step(one) for one in row.steps.all() if one.kind != StepKind.ASKED),
        is_own=is_own,
        may_handle=row.is_open and handles and not is_own,
        may_publish=not row.is_open and handles,
        state=state_words(row, by),
        days_left=days_until(row.due_on, by.day),
        origin_link=row.origin_link if is_near(row, by) else "",
        file_name=file.name if file and sees_file else "",
        has_hidden_file=file is not None and not sees_file,
    )


def _step(one: FeedbackStep) -> Step:
    who = f"{one.by_name}, {one.unit_name}" if one.by_name else WRITER
    return Step(one.kind, one.get_kind_display(), one.at, who, one.unseal()["text"])


def days_until(due: date, today: date) -> int:
    """How many days are left; below nought when it is over."""
    return (due - today).days


def state_words(row: Feedback, by: Standing) -> str:
    """What became of it, in the words of whoever reads."""
    if row.state == State.PASSED_UP and handle.holds(by, row):
        return "Cấp dưới chuyển lên"
    return State(row.state).label
