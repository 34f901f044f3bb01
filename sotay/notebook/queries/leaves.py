"""The leaves to read: which hold for a text, which are open about oneself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotay.notebook.models import ReadingLeave
from sotay.notebook.queries.years import place_of
from sotay.org.models import Person
from sotay.org.standing import Standing
from sotay.regulations.rules import Rules, uses_of_year


@dataclass(frozen=True)
class OpenLeave:
    """A leave as the person it is about sees it."""

    words: str
    readers: tuple[str, ...]
    uses: tuple[str, ...]
    year: int
    first: date
    last: date


def leaves_about(*, by: Standing) -> list[OpenLeave]:
    """Who may read what the acting person handed in for a time, today or soon; three queries."""
    rows = (
        ReadingLeave.objects.filter(people=by.person_id, valid_until__gt=by.day)
        .exclude(uses=[])
        .prefetch_related("readers")
        .order_by("valid_from", "pk")
    )
    rules = place_of(by).rules
    return [
        OpenLeave(
            words=row.words,
            readers=tuple(sorted_names(row.readers.all())),
            uses=use_titles(row.year, row.uses, rules),
            year=row.year,
            first=row.valid_from,
            last=row.last_day or row.valid_from,
        )
        for row in rows
    ]


def use_titles(year: int, slugs: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """The uses as people call them; one that these rules do not know keeps its address."""
    titles = {use.slug: use.title for use in uses_of_year(year, rules)}
    return tuple(titles.get(slug, slug) for slug in slugs)


def sorted_names(people: Iterable[Person]) -> list[str]:
    """Names by given name."""
    return [person.name for person in sorted(people, key=lambda one: (one.sort_key, one.pk))]
