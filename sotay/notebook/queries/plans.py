"""One's own plan, for what refers to it."""

from sotay.notebook.models import Version
from sotay.notebook.rules.content import PlanItem, plan_from
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN


def own_plan_items(year: int, *, by: Standing) -> tuple[PlanItem, ...]:
    """The items of the acting person's handed-in plan of a year; empty if there is none."""
    version = (
        Version.objects.filter(entry__person_id=by.person_id, entry__year=year, entry__use=PLAN)
        .order_by("-number")
        .first()
    )
    return plan_from(version.unseal()).written_items if version else ()
