"""Bring a roster into the organisation: all of it or nothing, only what differs is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sotay.audit.actions import Actor, record
from sotay.kit.text import full_name
from sotay.org.actions.counting import count_people_on, put_in_place, recount_people_of
from sotay.org.actions.roster_people import PeopleChange, plan_people
from sotay.org.actions.roster_units import UnitsChange, plan_units
from sotay.org.choices import Counted
from sotay.org.heads import counted_until
from sotay.org.models import Person, Unit
from sotay.org.rules.roster_file import CellError, RosterFile
from sotay.org.rules.roster_target import CardHolder, KnownUnit, target_of


@dataclass
class ImportResult:
    """What an import did, or would do; with errors nothing was written."""

    units: int = 0
    people: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        counts = {name: getattr(self, name)
                  for name in ("units", "people", "created", "updated", "unchanged")}  # fmt: skip
        return {**counts, "errors": [error.as_data() for error in self.errors]}


class RolledBack(Exception):
    """Leaves a dry run without a trace."""


def import_roster(
    file: RosterFile, *, by: Actor, now: datetime, today: date, dry_run: bool = False
) -> ImportResult:
    """The organisation is as the file has it; people and units it does not name are left alone.

    One transaction: with any bad row, or in a dry run, nothing is written. The same file again
    changes nothing. The result counts units and people of the file, and lists what differs and what
    is worth a look.
    """
    target = target_of(file, _known_units(), _known_cards())
    if target.errors:
        return ImportResult(errors=target.errors)
    result = ImportResult(
        units=len(target.units), people=len(target.people), warnings=target.warnings
    )
    try:
        with transaction.atomic():
            units = plan_units(target, today=today)
            units.apply()
            people = plan_people(target, today=today)
            people.apply()
            _count(units, people, today)
            _tell(result, units, people)
            if dry_run:
                raise RolledBack
            if result.created or result.updated:
                _trail(result, by=by, now=now)
    except RolledBack:
        pass
    return result


def _count(units: UnitsChange, people: PeopleChange, today: date) -> None:
    """What is kept of each place says what the rows say now."""
    put_in_place(units.moved, on=today)
    if counted_until(Counted.PEOPLE):
        count_people_on(today)
    joined = {membership.unit_id for _, membership in people.memberships}
    recount_people_of(people.touched, on=today, also=joined)


def _known_units() -> dict[str, KnownUnit]:
    rows = Unit.objects.values_list("code", "kind", "parent__code")
    return {code: KnownUnit(kind, parent or "") for code, kind, parent in rows}


def _known_cards() -> dict[str, CardHolder]:
    rows = Person.objects.exclude(card_number="")
    columns = rows.values_list("card_number", "family_middle", "given", "born")
    return {
        card: CardHolder(full_name(family, given), born) for card, family, given, born in columns
    }


def _tell(result: ImportResult, units: UnitsChange, people: PeopleChange) -> None:
    result.created = len(units.new) + len(people.new)
    result.updated = len(units.changed) + len(people.touched)
    result.unchanged = result.units + result.people - result.created - result.updated
    result.differences = units.differences + people.differences


def _trail(result: ImportResult, *, by: Actor, now: datetime) -> None:
    record(
        "roster.imported",
        "roster",
        by=by,
        now=now,
        note=f"{result.units} tổ chức, {result.people} người: thêm {result.created}, "
        f"sửa {result.updated}, giữ nguyên {result.unchanged}",
    )
