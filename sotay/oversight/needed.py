"""What must not be destroyed yet: an app above says which years of which people it still needs.

An app puts its source into its module `needed`, which is read when the product starts.
"""

from collections.abc import Callable, Collection
from datetime import date

PersonYear = tuple[int, int]
Needed = dict[PersonYear, str]
Source = Callable[[Collection[int], date], Needed]
SOURCES: dict[str, Source] = {}


def still_needed_by(source: Source) -> Source:
    """Register `source(years, today)`: each person and year still needed, with the reason as a
    committee reads it; a number of queries that does not grow.
    """
    SOURCES[f"{source.__module__}.{source.__qualname__}"] = source
    return source


def still_needed(years: Collection[int], *, today: date) -> Needed:
    """Person and year → why nothing of it is destroyed today."""
    found: Needed = {}
    for source in SOURCES.values():
        found = source(years, today) | found
    return found
