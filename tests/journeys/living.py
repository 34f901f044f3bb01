"""Words for `sotay shell`: people of an installation hand in their plans, as many as are wanted."""

HAND_IN = """
from dataclasses import replace
from uuid import uuid4
from sotay.kit import clock
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.submission import submit
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.org.standing import standing_of

def hand_in(person, year):
    by = standing_of(person, day=clock.today())
    page = writing(year, "ke-hoach", by=by)
    items = tuple(c.PlanItem(f"{n}aaa1111", "phong-cach", f"Viec cu the so {n} trong nam nay",
                             "So viec", f"{year}-12-31") for n in range(2))
    carried = tuple(replace(row, choice="taken") for row in page.content.carried)
    plan = c.PlanContent(items=items, carried=carried)
    rev = save_draft(year, "ke-hoach", plan, base=page.rev, by=by, now=clock.now()).rev
    submit(year, "ke-hoach", token=uuid4(), base=rev, by=by, now=clock.now())
"""
