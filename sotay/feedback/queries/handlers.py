"""Who handles an opinion, and to whom a new one goes."""

from datetime import date

from sotay.feedback.models import Feedback
from sotay.feedback.permissions import HANDLERS
from sotay.org.choices import Role
from sotay.org.models import Position, Unit
from sotay.org.standing import Standing

FIRST = (Role.SECRETARY, Role.DEPUTY, Role.AGENCY_HEAD)


def who_handles(row: Feedback, *, on: date) -> list[int]:
    """Whoever took it; else secretary and deputy of the unit that has it, or its head."""
    if row.owner_id:
        return [row.owner_id]
    posts = Position.objects.on(on).filter(unit_id=row.unit_id, role__in=FIRST).order_by("pk")
    return list(dict.fromkeys(posts.values_list("person_id", flat=True)))


def unit_that_answers(by: Standing) -> Unit | None:
    """The unit whose committee gets what the acting person asks: where they report; of somebody
    who handles opinions there, the unit above. None for whoever belongs nowhere.
    """
    if by.home is None:
        return None
    unit = Unit.objects.select_related("parent").get(pk=by.home.unit_id)
    leads = unit.pk in by.units_with(HANDLERS)
    return unit.parent if leads and unit.parent else unit
