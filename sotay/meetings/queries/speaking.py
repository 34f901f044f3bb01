"""A member's own report at a meeting: what they may show, and what they chose."""

from dataclasses import dataclass

from sotay.kit.refusals import NotFound
from sotay.meetings.choices import ItemKind
from sotay.meetings.models import AgendaItem, Meeting, Shown
from sotay.meetings.queries.released import passages_of, shown_of
from sotay.meetings.rules.passages import Passage
from sotay.notebook.models import Version
from sotay.org.standing import Standing


@dataclass(frozen=True)
class OwnReport:
    """One report of the acting person with every passage of it and which ones are shown."""

    item: AgendaItem
    version: Version
    passages: list[Passage]
    chosen: tuple[str, ...]
    is_old: bool = False  # what is shown is an older version than the newest

    @property
    def shown(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.id in self.chosen]


def own_reports(meeting: Meeting, *, by: Standing) -> list[OwnReport]:
    """The acting person's reports on the agenda, with the words as they stand now."""
    items = list(
        meeting.items.filter(kind=ItemKind.REPORT, person_id=by.person_id, entry__isnull=False)
        .select_related("meeting", "entry")
        .order_by("order", "pk")
    )
    shown = shown_of(items)
    return [_report(item, shown.get(item.pk)) for item in items]


def own_report(meeting: Meeting, item_id: int, *, by: Standing) -> OwnReport:
    """One of them; `NotFound` for anybody else's."""
    for report in own_reports(meeting, by=by):
        if report.item.pk == item_id:
            return report
    raise NotFound(item_id)


def _report(item: AgendaItem, shown: Shown | None) -> OwnReport:
    """Before the meeting the newest version counts; what was heard stays what it was."""
    newest = _newest(item)
    version = shown.version if shown and not item.meeting.is_open else newest
    chosen = tuple(shown.parts) if shown else ()
    is_old = bool(shown and shown.parts and shown.version_id != newest.pk)
    return OwnReport(item, version, passages_of(version), chosen, is_old)


def _newest(item: AgendaItem) -> Version:
    rows = Version.objects.filter(entry=item.entry).select_related("entry", "campaign")
    found = rows.prefetch_related("campaign__heads").order_by("-number").first()
    if found is None:
        raise NotFound(item.pk)
    return found
