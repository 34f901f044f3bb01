"""The year of one person: which uses are open, due, written, handed in."""

from dataclasses import dataclass
from datetime import date

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Draft, Entry, HelperEntry
from sotay.org.models import Exemption, Membership, Unit
from sotay.org.queries import home_membership, takes_part_since
from sotay.org.standing import Standing
from sotay.regulations import rules as calendar
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import Rules, Use

NO_PLACE = "Đồng chí chưa có nơi sinh hoạt trên hệ thống. Hãy báo bí thư chi bộ để được thêm."
FIRST_YEAR = 2011  # Source: Chỉ thị 03-CT/TW ngày 14/5/2011, since when the Notebook is kept


@dataclass(frozen=True)
class Place:
    """Where and how a person takes part: unit, rules in force, what matters for due dates."""

    membership: Membership | None
    rules: Rules
    person: calendar.Person

    @property
    def path(self) -> str:
        return self.membership.unit.path if self.membership else ""

    @property
    def unit(self) -> Unit:
        """Where one reports; `NotNow` for somebody who belongs nowhere yet."""
        if self.membership is None:
            raise NotNow(NO_PLACE)
        return self.membership.unit


@dataclass(frozen=True)
class UseState:
    """One use of the year as its writer sees it."""

    use: Use
    entry: Entry | None
    has_draft: bool
    waiting_helper_entry: int | None
    opens: date
    due: date | None
    is_open: bool
    came_later: bool = False

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
    """Where the acting person takes part today; four queries."""
    membership = home_membership(by.person_id, on=by.day)
    rules = rules_in_force(membership.unit.path if membership else "", on=by.day)
    leads = by.is_leader or (rules["group_head_leads"] and by.is_group_head)
    exempt = Exemption.objects.on(by.day).filter(person_id=by.person_id).exists()
    since = takes_part_since(by.person_id, on=by.day)
    return Place(membership, rules, calendar.Person(leads, since, exempt))


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
    """The place of the acting person and the uses of the year with their states; seven queries."""
    if not year_exists(year, by):
        raise NotFound(year)
    place = place_of(by)
    entries = {e.use: e for e in Entry.objects.filter(person_id=by.person_id, year=year)}
    ids = [entry.pk for entry in entries.values()]
    drafts = set(Draft.objects.filter(entry__in=ids).values_list("entry_id", flat=True))
    waiting = dict(
        HelperEntry.objects.filter(entry__in=ids, confirmed_at=None, refused_at=None).values_list(
            "entry_id", "pk"
        )
    )
    states = [
        _state(use, entries.get(use.slug), drafts, waiting, place, by.day)
        for use in calendar.uses_of_year(year, place.rules)
    ]
    return place, states


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


def _state(
    use: Use,
    entry: Entry | None,
    drafts: set[int],
    waiting: dict[int, int],
    place: Place,
    today: date,
) -> UseState:
    opens = calendar.opens_on(use, place.person)
    return UseState(
        use=use,
        entry=entry,
        has_draft=bool(entry and entry.pk in drafts),
        waiting_helper_entry=waiting.get(entry.pk) if entry else None,
        opens=opens,
        due=calendar.due_on(use, place.person, place.rules),
        is_open=opens <= today,
        came_later=calendar.came_later(use, place.person),
    )
