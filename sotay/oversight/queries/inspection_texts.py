"""What an inspector may open while the inspection is open: people of its scope and their uses."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from sotay.audit.queries import things_read
from sotay.notebook.models import Entry
from sotay.notebook.permissions import own_cells, under_leave
from sotay.org.choices import PARTY_CATEGORIES
from sotay.org.models import Membership
from sotay.org.standing import Standing
from sotay.oversight.queries.inspections import OneInspection

A_PAGE = 50


@dataclass(frozen=True)
class Text:
    """One use of one person: to be opened if it was handed in."""

    title: str
    uid: UUID | None
    is_read: bool = False  # by the acting person


@dataclass(frozen=True)
class PersonLine:
    name: str
    unit: str
    is_colleague: bool  # of the inspector's own cell: not for them to read
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Texts:
    page: Page
    lines: tuple[PersonLine, ...]


def texts_in_scope(one: OneInspection, number: int, *, by: Standing) -> Texts | None:
    """The people of an open inspection by unit and given name, with what they handed in; only for
    its inspectors, None for everybody else. Four queries, however many people.
    """
    if not one.reads:
        return None
    leave = one.inspection.leave
    members = (
        Membership.objects.on(by.day)
        .filter(person__in=leave.people.values("pk"), category__in=PARTY_CATEGORIES)
        .select_related("person", "unit")
        .order_by("unit__code", "person__sort_key", "person__born", "pk")
    )
    pages = Paginator(members, A_PAGE)
    pages.count = one.people  # known already
    page = pages.get_page(number)
    rows = list(page)
    entries = Entry.objects.filter(
        under_leave.rows(by), person__in=[row.person_id for row in rows], year=leave.year,
        use__in=leave.uses, submitted_at__isnull=False, gone_on=None,
    )  # fmt: skip
    found = {(entry.person_id, entry.use): entry for entry in entries}
    read = things_read([f"entry:{entry.pk}" for entry in found.values()], by_id=by.person_id,
                       since=one.inspection.opened_at)  # fmt: skip
    colleagues = own_cells(by) - {leave.within_id}
    titles = dict(zip(leave.uses, one.uses, strict=True))
    lines = tuple(_line(row, titles, found, read, colleagues) for row in rows)
    return Texts(page, lines)


def _line(
    row: Membership,
    titles: dict[str, str],
    found: dict[tuple[int, str], Entry],
    read: set[str],
    colleagues: set[int],
) -> PersonLine:
    texts = []
    for slug, title in titles.items():
        entry = found.get((row.person_id, slug))
        texts.append(
            Text(title, entry.uid, f"entry:{entry.pk}" in read) if entry else Text(title, None)
        )
    return PersonLine(row.person.name, row.unit.name, row.unit_id in colleagues, tuple(texts))
