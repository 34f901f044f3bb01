"""What stands in a year's evidence: the commendations of a person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sotay.kit.refusals import NotFound
from sotay.meetings.rules.signing import number_words
from sotay.org.queries import home_membership
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
    if person_id != by.person_id:
        home = home_membership(person_id, on=by.day)
        if home is None or not see_commendations.holds(by, home):
            raise NotFound(person_id)
    rows = Commendation.objects.filter(example__person_id=person_id, example__year=year)
    found = rows.select_related("example", "unit").defer("example__picture")
    return [
        Commended(
            example=row.example.uid,
            award=row.get_award_display(),
            number=number_words(row.code, row.number),
            decided_on=row.decided_on,
            unit_name=row.unit.name,
            title=row.example.words["title"],
        )
        for row in found.order_by("decided_on", "pk")
    ]
