"""Documents a meeting studies together: those passed on to its unit."""

from sotay.library.models import Document
from sotay.library.queries.studying import passed_on_to
from sotay.meetings.choices import COUNTING_FORMS
from sotay.meetings.models import Meeting
from sotay.meetings.queries.agenda import Agenda
from sotay.org.choices import UnitKind
from sotay.org.models import Unit


def studying_unit(meeting: Meeting) -> Unit:
    """Whose study it is: that of the cell, also where one of its groups meets."""
    unit = meeting.unit
    return unit.parent if unit.kind == UnitKind.GROUP and unit.parent else unit


def documents_to_study(meeting: Meeting, agenda: Agenda) -> list[Document]:
    """What was passed on to a cell or an agency and is not on the agenda yet, the latest first."""
    if meeting.form not in COUNTING_FORMS:
        return []
    known = {line.item.document_id for line in agenda.lines}
    return [row for row in passed_on_to(studying_unit(meeting)) if row.pk not in known]
