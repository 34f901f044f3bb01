"""Whose empty booklets a batch prints, and how far it is."""

from datetime import date
from uuid import UUID

from sotay.kit.refusals import NotFound
from sotay.notebook.models import BookletBatch
from sotay.notebook.permissions import print_booklets
from sotay.notebook.queries.printing import BookletYear, empty_year, of_year
from sotay.org.models import Membership, Person, Unit
from sotay.org.queries import unit_by_code
from sotay.org.standing import Standing
from sotay.regulations.queries import rules_in_force


def unit_to_print(code: str, *, by: Standing) -> Unit:
    """The unit, if the acting person may print for it; `NotFound` for everybody else."""
    unit = unit_by_code(code)
    if not print_booklets.holds(by, unit):
        raise NotFound(code)
    return unit


def people_to_print(unit: Unit, *, on: date) -> list[int]:
    """The people in and below a unit, unit by unit, by given name."""
    rows = (
        Membership.objects.on(on)
        .filter(unit__path__startswith=unit.path)
        .order_by("unit__code", "person__sort_key", "pk")
    )
    return list(dict.fromkeys(rows.values_list("person_id", flat=True)))


def batch(uid: UUID, *, by: Standing) -> BookletBatch:
    """One's own batch; `NotFound` for everybody else's."""
    found = (
        BookletBatch.objects.select_related("unit")
        .filter(uid=uid, asked_by_id=by.person_id)
        .first()
    )
    if found is None:
        raise NotFound(uid)
    return found


def empty_years(people: list[int], batch: BookletBatch) -> list[BookletYear]:
    """The empty years of these people in their order; a number of queries that does not grow
    with people.
    """
    day = date(batch.year, 1, 1)
    persons = Person.objects.in_bulk(people)
    units = {
        row.person_id: row.unit
        for row in Membership.objects.filter(person_id__in=people, valid_until=None)
        .select_related("unit__parent")
        .order_by("-pk")
    }
    place = rules_in_force(batch.unit.path, on=day)["place"]
    common = of_year(batch.unit.path, batch.year)
    return [
        empty_year(persons[pk], units.get(pk, batch.unit), batch.year, place=place,
                   of_year=common)
        for pk in people
        if pk in persons
    ]  # fmt: skip
