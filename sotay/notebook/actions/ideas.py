"""An idea from elsewhere becomes an item of one's own plan, to be made one's own."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from sotay.kit.refusals import NotNow
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.models import Draft
from sotay.notebook.queries.writing import writing
from sotay.notebook.queries.years import state_of
from sotay.notebook.rules import content as c
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN

MOST_ITEMS = 60


@dataclass(frozen=True)
class AddedItem:
    """Where the item stands: the plan's year, its id, and whether the plan was handed in before."""

    year: int
    item: str
    is_correction: bool


@transaction.atomic
def add_plan_item(deed: str, *, by: Standing, now: datetime, device: str = "") -> AddedItem:
    """The draft of the acting person's plan has one more item with these words; the same words
    again change nothing. Next year's plan, once it is open, comes before this year's.

    `NotNow` before the plan opens, while drafts are shut, or for more items than a plan bears.
    """
    year = _year_to_plan(by)
    # One at a time, so that nothing saved in between is overwritten.
    mine = Draft.objects.filter(entry__person_id=by.person_id, entry__year=year, entry__use=PLAN)
    list(mine.select_for_update(of=("self",)))
    page = writing(year, PLAN, by=by)
    plan = page.content
    if not isinstance(plan, c.PlanContent):
        raise TypeError(plan)
    known = next((item for item in plan.items if item.deed == deed), None)
    if known:
        return AddedItem(year, known.id, page.is_correction)
    if len(plan.written_items) >= MOST_ITEMS:
        raise NotNow("Kế hoạch đã có nhiều việc. Hãy bỏ bớt một việc rồi lấy ý này.")
    item = c.PlanItem(secrets.token_hex(4), deed=deed)
    longer = replace(plan, items=(*plan.written_items, item))
    save_draft(year, PLAN, longer, base=page.rev, by=by, now=now, device=device)
    return AddedItem(year, item.id, page.is_correction)


def _year_to_plan(by: Standing) -> int:
    coming = by.day.year + 1
    return coming if state_of(coming, PLAN, by=by).is_open else by.day.year
