"""All that is kept of a person: each app tells its own rows, so that no table is forgotten.

An app puts it into its module `own_data`, which is read when the product starts. A test refuses a
table that points at a person and is neither told nor left out with a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from sotay.kit.clock import HANOI
from sotay.org.models import Person

Data = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """One table as the person it is about is told of it."""

    title: str
    model: type[Model]
    of: str  # the way from a row to its person
    tell: Callable[[Any], Data]
    with_: tuple[str, ...]  # what one row needs from other tables
    only: Q  # what a person may see of it already

    def rows(self, person: Person) -> QuerySet:
        rows = self.model._default_manager.filter(self.only, **{self.of: person.pk})
        return rows.select_related(*self.with_).order_by("pk")


KEPT: dict[type[Model], Kept] = {}
LEFT_OUT: dict[type[Model], str] = {}


def kept_of(
    title: str, model: type[Model], *, of: str = "person", with_: tuple[str, ...] = (),
    only: Q | None = None,
) -> Callable[[Callable[[Any], Data]], Callable[[Any], Data]]:  # fmt: skip
    """Register `tell(row)`: one row of `model` in words a person can read, under this title."""

    def register(tell: Callable[[Any], Data]) -> Callable[[Any], Data]:
        KEPT[model] = Kept(title, model, of, tell, with_, only or Q())
        return tell

    return register


def left_out(reason: str, *models: type[Model]) -> None:
    """These tables point at people, and yet tell a person nothing of their own: for this reason."""
    LEFT_OUT.update(dict.fromkeys(models, reason))


def everything_kept(person: Person) -> Data:
    """Title → rows, of every table that is registered; one query for each, however many rows."""
    return {kept.title: [kept.tell(row) for row in kept.rows(person)] for kept in KEPT.values()}


def told_at(moment: datetime | None) -> str:
    """ "18/06/2026 08:05", or nothing."""
    return f"{moment.astimezone(HANOI):%d/%m/%Y %H:%M}" if moment else ""
