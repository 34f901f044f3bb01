"""The page before handing in: what will be read, by whom, what misses, what looks copied."""

from dataclasses import dataclass

from sotay.kit.refusals import NotNow
from sotay.notebook.permissions import read_entry, read_leader_plan, read_reflection
from sotay.notebook.queries.writing import Writing, writing
from sotay.notebook.rules.content_parts import ContentPart, content_parts
from sotay.notebook.rules.likeness import Hint
from sotay.org.calendars import MEETING, Event, next_for
from sotay.org.standing import Standing


class NothingToHandIn(NotNow):
    """There is no draft; `is_handed_in`: because it was handed in as it stands."""

    def __init__(self, is_handed_in: bool) -> None:
        self.is_handed_in = is_handed_in
        super().__init__("Chưa có gì mới để nộp. Hãy viết rồi bấm “Xem lại và nộp”.")


@dataclass(frozen=True)
class Checking:
    page: Writing
    readers: str
    readers_at_times: str
    example_readers: str  # only for a leader's plan
    reflection_readers: str
    hints: tuple[Hint, ...]
    reports_at: Event | None  # the next meeting one is called to

    @property
    def parts(self) -> list[ContentPart]:
        """Everything as it will be read, part by part."""
        return content_parts(self.page.content)


def checking(year: int, slug: str, *, by: Standing) -> Checking:
    """What the acting person is about to hand in; `NothingToHandIn` if there is no draft."""
    page = writing(year, slug, by=by)
    if page.rev == 0:
        raise NothingToHandIn(page.is_correction)
    kind = page.place.unit.unit_kind
    is_example = page.state.use.is_plan and by.is_leader
    return Checking(
        page=page,
        readers=read_entry.readers(kind),
        readers_at_times=read_entry.at_times(kind),
        example_readers=read_leader_plan.readers(kind) if is_example else "",
        reflection_readers=read_reflection.readers(kind),
        hints=page.hints,
        reports_at=next_meeting(by),
    )


def next_meeting(by: Standing) -> Event | None:
    """The next meeting the acting person is called to, where what they hand in is reported."""
    return next(iter(next_for(by, kinds=(MEETING,))), None)
