"""Everything the home page shows, in a number of queries that does not grow."""

from dataclasses import dataclass

from sotay.kit.dates import days_in_words
from sotay.notebook.queries.reading import LeaderPlan, leader_plans
from sotay.notebook.queries.years import Place, UseState, year_of
from sotay.org.calendars import Event, next_for
from sotay.org.standing import Seat, Standing

SHOWN_LEADERS = 3


@dataclass(frozen=True)
class HomeUse:
    """A use with its number in the year and the days left."""

    year: int
    number: int
    state: UseState
    days_left: int

    @property
    def due_words(self) -> str:
        """ "Còn 12 ngày · hạn 30/06/2026", "Quá hạn 3 ngày · hạn …"."""
        due = self.state.due
        return f"{days_in_words(self.days_left)} · hạn {due:%d/%m/%Y}" if due else ""

    @property
    def urge_words(self) -> str:
        """ "còn 12 ngày tới hạn soát xét, đánh giá 6 tháng.", "quá hạn 3 ngày …"."""
        days, title = days_in_words(self.days_left).lower(), self.state.use.title.lower()
        if self.days_left > 0:
            return f"{days} tới hạn {title}."
        return f"{days} {title}."

    @property
    def is_late(self) -> bool:
        return not self.state.is_submitted and self.state.due is not None and self.days_left < 0


@dataclass(frozen=True)
class Home:
    year: int
    unit: Seat | None
    place: Place
    uses: tuple[HomeUse, ...]
    leaders: tuple[LeaderPlan, ...]
    other_leaders: tuple[LeaderPlan, ...]
    years: tuple[int, ...]
    is_blank_past: bool = False  # a former year of which nothing was ever kept here
    next: tuple[Event, ...] = ()  # what else stands next for the person: meeting, task
    has_evidence: bool = False  # the year has begun, and the person belonged somewhere in it

    @property
    def more_leaders(self) -> int:
        return len(self.other_leaders)

    @property
    def owed(self) -> HomeUse | None:
        """The use that is open and due first, of what the person has been urged to hand in."""
        due = self.first_due
        return due if due and due.state.is_open else None

    @property
    def first_due(self) -> HomeUse | None:
        """The next use to be handed in, if one is open or still to open this year."""
        if self.is_blank_past:
            return None
        waiting = [u for u in self.uses if not u.state.is_submitted and u.state.due]
        return min(waiting, key=lambda u: u.state.due, default=None)  # type: ignore[arg-type,return-value]


def home_page(year: int, *, by: Standing) -> Home:
    """The home page of one year for the acting person; `NotFound` for a year that is none."""
    place, states = year_of(by, year)
    past = year < by.day.year and not any(state.entry for state in states)
    plans = [] if past else leader_plans(year, by=by)
    if year > by.day.year:  # nobody owes a plan yet
        plans = [plan for plan in plans if plan.uid]
    plans.sort(key=lambda plan: plan.uid is None)
    return Home(
        year=year,
        unit=place.home,
        place=place,
        uses=tuple(
            HomeUse(year, number, state, state.days_left(by.day))
            for number, state in enumerate(states, 1)
        ),
        leaders=tuple(plans[:SHOWN_LEADERS]),
        other_leaders=tuple(plans[SHOWN_LEADERS:]),
        years=tuple(
            y for y in (year - 1, year + 1) if y <= by.day.year + 1 and not (past and y < year)
        ),
        is_blank_past=past,
        next=tuple(next_for(by)) if year == by.day.year else (),
        has_evidence=year <= by.day.year and by.since is not None and by.since.year <= year,
    )
