"""What stands in a year's evidence: the commendations of a person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sotay.kit.refusals import NotFound
from sotay.meetings.rules.signing import number_words
from sotay.org.queries import home_memberships
from sotay.org.standing import Standing
from sotay.recognition.models import Commendation
from sotay.recognition.permissions import see_commendations


@dataclass(frozen=True)
class Commended:
    """One decision about a person; `title` is empty once consent to be told was withdrawn."""

    example: UUID
    award: str  # "Giấy khen"
    number: str  # "Số 05-QĐ/ĐU"
    decided_on: date
    unit_name: str
    title: str


def commendations_of(person_id: int, year: int, *, by: Standing) -> list[Commended]:
    """The decisions of a year that commend this person, the oldest first, for the person and for
    the committee where they belong today; `NotFound` for everybody else. Two queries.
    """
    found = commendations_of_people([person_id], year, by=by)
    if person_id not in found:
        raise NotFound(person_id)
    return found[person_id]


def commendations_of_people(
    people: Collection[int], year: int, *, by: Standing
) -> dict[int, list[Commended]]:
    """The same for many, by person; whom the reader's committee may not see is not in it. Two
    queries, however many people.
    """
    others = [one for one in people if one != by.person_id]
    homes = home_memberships(others, on=by.day) if others else {}
    seen = {one for one, home in homes.items() if see_commendations.holds(by, home)}
    found: dict[int, list[Commended]] = {
        one: [] for one in people if one in seen or one == by.person_id
    }
    if found:
        rows = Commendation.objects.filter(example__person_id__in=found, example__year=year)
        rows = rows.select_related("example", "unit").defer("example__picture")
        for row in rows.order_by("decided_on", "pk"):
            if row.example.person_id:
                found[row.example.person_id].append(_commended(row))
    return found


def _commended(row: Commendation) -> Commended:
    return Commended(
        example=row.example.uid,
        award=row.get_award_display(),
        number=number_words(row.code, row.number),
        decided_on=row.decided_on,
        unit_name=row.unit.name,
        title=row.example.words["title"],
    )
