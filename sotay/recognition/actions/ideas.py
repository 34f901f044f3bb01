"""Take an idea from a good example into one's own plan."""

from datetime import datetime
from uuid import UUID

from sotay.kit.refusals import NotNow
from sotay.notebook.actions.ideas import AddedItem, add_plan_item
from sotay.org.standing import Standing
from sotay.recognition.permissions import read_told
from sotay.recognition.queries.finding import example_for
from sotay.recognition.rules.deeds import with_origin


def take_idea(uid: UUID, *, by: Standing, now: datetime, device: str = "") -> AddedItem:
    """The acting person's plan has one more item: the deed, naming whom it was learnt from, to be
    made one's own. Taking it again changes nothing.

    `NotFound` for an example that is not told to them, `NotNow` for one's own or before the plan
    opens.
    """
    row = example_for(uid, by=by, to=read_told)
    if row.person_id == by.person_id:
        raise NotNow("Đây là việc của chính đồng chí.")
    unit = "" if row.collective_id == row.from_unit_id else row.from_unit.name
    deed = with_origin(row.words["title"], row.subject_name, unit)
    return add_plan_item(deed, by=by, now=now, device=device)
