"""The year of one person: which uses are open, due, written, handed in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Draft, Entry, HelperEntry, SetAside
from sotay.org.standing import Seat, Standing
from sotay.regulations import rules as calendar
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, Use

NO_PLACE = "Đồng chí chưa có nơi sinh hoạt trên hệ thống. Hãy báo bí thư chi bộ để được thêm."
FIRST_YEAR = 2011  # Source: Chỉ thị 03-CT/TW ngày 14/5/2011, since when the Notebook is kept


@dataclass(frozen=True)
class Place:
    """Where and how a person takes part: unit, rules in force, what matters for due dates."""

    home: Seat | None
    rules: Rules
    person: calendar.Person

    @property
    def path(self) -> str:
        return self.home.path if self.home else ""

    @property
    def unit(self) -> Seat:
        """Where one reports; `NotNow` for somebody who belongs nowhere yet."""
        if self.home is None:
            raise NotNow(NO_PLACE)
        return self.home


@dataclass(frozen=True)
class UseState:
    """One use of the year as its writer sees it."""

    use: Use
    entry: Entry | None
    opens: date
    due: date | None
    is_open: bool
    came_later: bool = False

    @property
    def draft(self) -> Draft | None:
        """The draft, sealed, if one is being written."""
        return getattr(self.entry, "draft", None)

    @property
    def has_draft(self) -> bool:
        return self.draft is not None

    @property
    def has_set_aside(self) -> bool:
        """Whether another text of this use is kept beside the draft."""
        return bool(getattr(self.entry, "has_set_aside", False))

    @property
    def waiting_helper_entry(self) -> int | None:
        """What somebody typed in and waits for the writer's word, if anything."""
        return getattr(self.entry, "waiting", None)

    @property
    def is_submitted(self) -> bool:
        return bool(self.entry and self.entry.submitted_at)

    @property
    def state(self) -> str:
        """One of: done, now, wait, exempt, before (the person joined in a later year)."""
        if self.is_submitted:
            return "done"
        if self.came_later:
            return "before"
        if self.due is None:
            return "exempt"
        return "now" if self.is_open else "wait"

    def days_left(self, today: date) -> int:
        """Days until due; negative once it is past."""
        return (self.due - today).days if self.due else 0


def place_of(by: Standing) -> Place:
    """Where the acting person takes part today; one query."""
    rules = rules_in_force(by.home.path if by.home else "", on=by.day)
    leads = by.is_leader or (rules["group_head_leads"] and by.is_group_head)
    return Place(by.home, rules, calendar.Person(leads, by.since, by.is_exempt))


def use_of(year: int, slug: str, rules: Rules) -> Use:
    """One use of a year by its address; `NotFound` if that year has none such."""
    for use in calendar.uses_of_year(year, rules):
        if use.slug == slug:
            return use
    raise NotFound(slug)


def year_exists(year: int, by: Standing) -> bool:
    """Whether a Notebook of that year can be opened: no future years but the next, for leaders."""
    return FIRST_YEAR <= year <= by.day.year + 1


def year_of(by: Standing, year: int) -> tuple[Place, list[UseState]]:
    """The place of the acting person and the uses of the year with their states; two queries."""
    if not year_exists(year, by):
        raise NotFound(year)
    place = place_of(by)
    entries = {e.use: e for e in _entries(by.person_id, year)}
    uses = calendar.uses_of_year(year, place.rules)
    return place, [_state(use, entries.get(use.slug), place, by.day) for use in uses]


@prepared
def _entries(person_id: int, year: int) -> QuerySet[Entry]:
    """Each with its draft, and whether anything waits beside it."""
    waiting = HelperEntry.objects.filter(
        entry=OuterRef("pk"), confirmed_at=None, refused_at=None
    ).values("pk")
    return (
        Entry.objects.filter(person_id=person_id, year=year)
        .select_related("draft")
        .annotate(
            waiting=Subquery(waiting[:1]),
            has_set_aside=Exists(SetAside.objects.filter(entry=OuterRef("pk"))),
        )
    )


def state_of(year: int, slug: str, *, by: Standing) -> UseState:
    """One use of the acting person's year; `NotFound` if there is none."""
    return place_and_state(year, slug, by=by)[1]


def place_and_state(year: int, slug: str, *, by: Standing) -> tuple[Place, UseState]:
    """The acting person's place and one use of their year; `NotFound` if there is none."""
    place, states = year_of(by, year)
    for state in states:
        if state.use.slug == slug:
            return place, state
    raise NotFound(slug)


def _state(use: Use, entry: Entry | None, place: Place, today: date) -> UseState:
    opens = calendar.opens_on(use, place.person)
    return UseState(
        use=use,
        entry=entry,
        opens=opens,
        due=calendar.due_on(use, place.person, place.rules),
        is_open=opens <= today,
        came_later=calendar.came_later(use, place.person),
    )
