"""What members let the meeting see: the passages they released, as they stood then."""

from collections.abc import Iterable
from dataclasses import dataclass

from sotay.meetings.choices import ItemKind, ItemState
from sotay.meetings.models import AgendaItem, Meeting, Shown
from sotay.meetings.permissions import hear_reports
from sotay.meetings.rules.passages import Passage, passages, released
from sotay.notebook.models import Version
from sotay.notebook.queries.reading import head_names
from sotay.notebook.rules import content as c
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN


@dataclass(frozen=True)
class Released:
    """A report that was heard, and the passages its writer released."""

    item: AgendaItem
    passages: list[Passage]


def passages_of(version: Version) -> list[Passage]:
    """Every passage of a handed-in version; the caller has asked who may read them."""
    content = c.content_from(version.entry.use == PLAN, version.unseal())
    return passages(content, head_names(version, content))


def shown_passages(shown: Shown | None) -> list[Passage]:
    """The released passages of one report; none until its writer chose."""
    return released(passages_of(shown.version), shown.parts) if shown and shown.parts else []


def shown_of(items: Iterable[AgendaItem]) -> dict[int, Shown]:
    """What was released of these items, by item; two queries."""
    rows = Shown.objects.filter(item__in=list(items)).select_related(
        "version__entry", "version__campaign"
    )
    return {row.item_id: row for row in rows.prefetch_related("version__campaign__heads")}


def released_passages(meeting: Meeting, *, by: Standing) -> list[Released]:
    """After the meeting: what was released of each report heard, for whoever heard it.

    Empty before the meeting was held and for everybody who was not called to it.
    """
    if meeting.is_open or not hear_reports.holds(by, meeting):
        return []
    return released_of(meeting.items.select_related("person"))


def released_of(items: Iterable[AgendaItem]) -> list[Released]:
    """The same of points at hand; the caller has asked who heard them."""
    heard = [row for row in items if row.kind == ItemKind.REPORT and row.state == ItemState.DONE]
    shown = shown_of(heard)
    found = [Released(item, shown_passages(shown.get(item.pk))) for item in heard]
    return [row for row in found if row.passages]
