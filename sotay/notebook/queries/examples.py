"""Concrete deeds that the writer of a plan may look at."""

from typing import Any

from sotay.notebook.queries.writing import rules_of_year
from sotay.notebook.queries.years import place_of
from sotay.org.standing import Standing
from sotay.regulations.choices import FormKind
from sotay.regulations.queries import campaign_of_year, form_of_year


def examples_of_year(year: int, *, by: Standing) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The examples of the form of that year as the regulation lets them be seen, the unit's own
    first; and the names of the heads by code.
    """
    place = place_of(by)
    rules = rules_of_year(place, year)
    form = form_of_year(FormKind.PLAN, place.path, year, rules=rules)
    campaign = campaign_of_year(place.path, year)
    heads = {head.code: head.name for head in campaign.heads.all()} if campaign else {}
    own = {row["id"]: row["name"] for row in rules["heads"]}
    return form.get("examples", []), {**heads, **own}
