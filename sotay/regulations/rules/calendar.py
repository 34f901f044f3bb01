"""When each use of the year opens and is due, for whom.

Pure: values in, values out. A rule's value comes from `regulations.queries.rules_in_force`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sotay.regulations.rules.keys import declared

PLAN, HALF, YEAR = "ke-hoach", "soat-xet-6-thang", "soat-xet-ca-nam"


@dataclass(frozen=True)
class Rules:
    """Every value in force for one unit on one day; what nobody set has its declared default.

    `earlier` knows the values of any day before; rules without it hold for all time.
    """

    values: Mapping[str, Any]
    day: date | None = None
    earlier: Callable[[date], Mapping[str, Any]] | None = field(default=None, compare=False)

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key, declared(key).default)

    def at(self, day: date) -> "Rules":
        """The rules as they were on a former day; for any other day, these."""
        if self.earlier is None or self.day is None or day >= self.day:
            return self
        return Rules(self.earlier(day), day, self.earlier)


@dataclass(frozen=True)
class Use:
    """One of the year's uses of the Notebook, with its days as they hold for everybody."""

    slug: str
    title: str
    short: str
    opens: date
    opens_for_leaders: date
    due: date

    @property
    def is_plan(self) -> bool:
        return self.slug == PLAN


@dataclass(frozen=True)
class Person:
    """What matters of a person for due dates."""

    is_leader: bool
    joined_on: date | None = None
    exempt: bool = False


def day_in(year: int, month_day: str) -> date:
    """The day "MM-DD" in a year; 29 February becomes 28 where there is none."""
    month, day = (int(part) for part in month_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def uses_of_year(year: int, rules: Rules) -> list[Use]:
    """The uses of a year in their order: plan, further reviews, six months, whole year.

    A use keeps the days with which it opened: a rule made later is for the next one.

    Source: Sổ tay 2016, thứ nhất: ít nhất mỗi năm 03 lần.
    """
    uses = [
        opened
        for use in _uses_by(year, rules.at(date(year, 12, 31)))
        for opened in _uses_by(year, rules.at(use.opens))
        if opened.slug == use.slug
    ]
    return sorted(uses, key=lambda use: (not use.is_plan, use.due, use.slug))


def _uses_by(year: int, rules: Rules) -> list[Use]:
    plan_opens = day_in(year, rules["plan_opens"])
    leaders = day_in(year - 1, rules["plan_opens_leaders"])
    half_opens, year_opens = (day_in(year, rules[k]) for k in ("half_opens", "year_opens"))
    uses = [
        Use(PLAN, "Kế hoạch cá nhân", "Kế hoạch", plan_opens, leaders,
            day_in(year, rules["plan_due"])),
        Use(HALF, "Soát xét, đánh giá 6 tháng", "6 tháng", half_opens, half_opens,
            day_in(year, rules["half_due"])),
        Use(YEAR, "Soát xét, đánh giá cả năm", "Cả năm", year_opens, year_opens,
            day_in(year, rules["year_due"])),
    ]  # fmt: skip
    for review in rules["extra_reviews"]:
        opens = day_in(year, review["opens"])
        uses.append(Use(f"soat-xet-{review['slug']}", review["title"], review["title"], opens,
                        opens, day_in(year, review["due"])))  # fmt: skip
    return uses


def opens_on(use: Use, person: Person) -> date:
    """From which day this person may write."""
    return use.opens_for_leaders if person.is_leader else use.opens


def due_on(use: Use, person: Person, rules: Rules) -> date | None:
    """The last day for this person; none for somebody exempt or who joined in a later year.

    Leaders are due `leader_lead_days` earlier; whoever joined after a use of the same year was
    due has `joiner_days` from the day of joining.
    """
    if person.exempt or came_later(use, person):
        return None
    rules = rules.at(use.opens)
    lead = timedelta(days=rules["leader_lead_days"]) if person.is_leader else timedelta()
    due = max(use.due - lead, use.opens)
    if person.joined_on and person.joined_on > due:
        return person.joined_on + timedelta(days=rules["joiner_days"])
    return due


def came_later(use: Use, person: Person) -> bool:
    """Whether the person joined only after the year of this use."""
    return bool(person.joined_on and person.joined_on.year > use.due.year)


def opens_too_late(values: Mapping[str, Any]) -> str:
    """Why a use could never be written in time under these values; empty if all is well."""
    rules = Rules(values)
    for use in uses_of_year(2001, rules):
        if use.opens > use.due:
            return f"{use.title}: ngày mở phải trước hoặc đúng ngày hạn."
    return ""
