"""What may replace what, and when somebody is reminded to study. Pure."""

from collections.abc import Callable, Collection, Iterable

DEEPEST = 100  # documents replaced one after another; nothing real comes near


def goes_round(new: int, older: Iterable[int], replaced_by: Callable[[set[int]], Collection[int]]
               ) -> bool:  # fmt: skip
    """Whether the document would, one after another, replace itself.

    `replaced_by(documents)`: what these documents replace in their turn.
    """
    reached: set[int] = set(older)
    seen: set[int] = set()
    for _ in range(DEEPEST):
        if new in reached:
            return True
        seen |= reached
        reached = set(replaced_by(reached)) - seen
        if not reached:
            return False
    return True


def numbers_typed(text: str) -> list[str]:
    """The numbers of documents somebody typed, one a line or with a semicolon between them."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(";"))
    return list(dict.fromkeys(part for part in parts if part))


def step_today(days_left: int, before: Collection[int], after: Collection[int]) -> bool:
    """Whether the regulation in force reminds on this day, so many days before the date."""
    return days_left in before if days_left >= 0 else -days_left in after
