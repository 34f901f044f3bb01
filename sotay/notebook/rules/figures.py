"""What the counts of one use say of a unit, and what of them is told to whom. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from statistics import median

FEW = 5  # source: design invariant 9


@dataclass(frozen=True)
class Figures:
    """One use in a unit and all below it; every number is a sum over the places under it."""

    people: int = 0  # who report there and are not exempt
    leaders: int = 0  # those of them who set the example
    places: int = 0  # where anybody reports
    led_places: int = 0  # where somebody of them sets the example
    large_places: int = 0  # where at least five report
    submitted: int = 0
    late: int = 0
    leaders_submitted: int = 0
    leaders_late: int = 0
    reported: int = 0
    leaders_reported: int = 0
    active_places: int = 0  # large places where anybody handed in
    first_places: int = 0  # where every leader handed in within their own time
    heard_places: int = 0  # where others than leaders have reported
    order_places: int = 0  # of them: where every leader had reported by then
    last_day_places: int = 0  # where all, five or more, handed in on their last day
    dense_places: int = 0  # where five or more handed in
    compared: int = 0  # how many handed in there
    alike: int = 0  # how many of those are nearly one handed in there before

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*map(sum, zip(self.numbers, other.numbers, strict=True)))

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(getattr(self, name) for name in NAMES)

    @property
    def in_time(self) -> int:
        return self.submitted - self.late

    @property
    def missing(self) -> int:
        return max(0, self.people - self.submitted)

    @property
    def leaders_in_time(self) -> int:
        return self.leaders_submitted - self.leaders_late

    @property
    def leaders_missing(self) -> int:
        return max(0, self.leaders - self.leaders_submitted)

    @property
    def members(self) -> int:
        return self.people - self.leaders

    @property
    def members_submitted(self) -> int:
        return self.submitted - self.leaders_submitted

    @property
    def idle_places(self) -> int:
        return max(0, self.large_places - self.active_places)

    @property
    def share(self) -> int:
        return percent(self.submitted, self.people)

    @property
    def alike_share(self) -> int:
        return percent(self.alike, self.compared)


NAMES = tuple(field.name for field in fields(Figures))
PEOPLE_NAMES = NAMES[:5]  # what is known without anybody having handed in


def percent(part: int, whole: int) -> int:
    """The share in whole percent; 100 is said of all and nothing less, 0 of nobody."""
    if part >= whole:
        return 100 if whole and part else 0
    return min(99, max(1, round(100 * part / whole))) if part else 0


def hidden_among(sizes: Mapping[int, int]) -> frozenset[int]:
    """Of units shown beside their total, those whose figures are not told.

    Units of fewer than five people; and, smallest first, as many more as it takes so that what is
    hidden is at least two units and five people: the total less what is shown tells of nobody.
    """
    hidden = {unit for unit, people in sizes.items() if 0 < people < FEW}
    if not hidden:
        return frozenset()
    others = sorted((people, unit) for unit, people in sizes.items() if people >= FEW)
    for _, unit in others:
        if len(hidden) > 1 and sum(sizes[one] for one in hidden) >= FEW:
            break
        hidden.add(unit)
    return frozenset(hidden)


BEFORE, WAITING, MISSING, AFTER, PART, NONE = (
    "before", "waiting", "missing", "after", "part", "none",
)  # fmt: skip
EXAMPLE_WORDS = {
    BEFORE: "Nộp trước",
    WAITING: "Chưa đến hạn",
    MISSING: "Chưa nộp",
    AFTER: "Sau hạn riêng",
    PART: "Một số nơi",
    NONE: "",
}
FEW_WORDS, HIDDEN_WORDS = f"dưới {FEW} người", "không hiện riêng"


def example_set(figures: Figures, *, leaders_due_passed: bool) -> str:
    """Whether those who set the example handed in within their own time.

    `BEFORE`: all of them, everywhere; `PART`: in some of several places; in a single place
    `WAITING` for the day, `MISSING` once it is past, or `AFTER` it; `NONE`: nobody leads there.
    Source: design invariant 3.
    """
    if not figures.leaders:
        return NONE
    if figures.first_places >= figures.led_places:
        return BEFORE
    if figures.led_places > 1:
        return PART
    if figures.leaders_missing:
        return MISSING if leaders_due_passed else WAITING
    return AFTER


@dataclass(frozen=True)
class Spread:
    """How far the shares of units lie apart, in percent."""

    lowest: int
    middle: int
    highest: int


def spread_of(shares: Iterable[int]) -> Spread | None:
    """The lowest, middle and highest share; None of fewer than two units."""
    found = sorted(shares)
    if len(found) < 2:
        return None
    return Spread(found[0], round(median(found)), found[-1])
