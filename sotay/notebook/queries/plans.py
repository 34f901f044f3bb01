"""One's own plan, for what refers to it."""

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.notebook.models import Version
from sotay.notebook.rules.content import PlanItem, plan_from
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN


def own_plan_items(year: int, *, by: Standing) -> tuple[PlanItem, ...]:
    """The items of the acting person's handed-in plan of a year; empty if there is none."""
    found = _newest_plan(by.person_id, year)
    return plan_from(found[0].unseal()).written_items if found else ()


@prepared
def _newest_plan(person_id: int, year: int) -> QuerySet[Version]:
    rows = Version.objects.filter(entry__person_id=person_id, entry__year=year, entry__use=PLAN)
    return rows.order_by("-number")[:1]
