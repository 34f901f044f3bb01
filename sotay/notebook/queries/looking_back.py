"""What of one's own stands beside the page while one writes: earlier reviews, last year's plan."""

from dataclasses import dataclass

from sotay.notebook.queries.writing import Writing
from sotay.notebook.rules import content as c
from sotay.regulations import rules as calendar


@dataclass(frozen=True)
class Earlier:
    """An earlier review of the same year, as it was handed in."""

    name: str  # "Soát xét, đánh giá 6 tháng"
    results: dict[str, c.ItemResult]  # by plan item
    strengths: str


@dataclass(frozen=True)
class FormerItem:
    """An item of last year's plan, and what became of it by the last review of that year."""

    item: c.PlanItem
    result: str


def earlier_reviews(page: Writing) -> list[Earlier]:
    """The reviews of the year that come before the one being written, first things first; opened
    for their writer alone.
    """
    uses = calendar.uses_of_year(page.year, page.place.rules)
    before = uses[: next((n for n, u in enumerate(uses) if u.slug == page.state.use.slug), 0)]
    handed_in = {v.entry.use: v for v in page.background.newest if v.entry.year == page.year}
    found = []
    for use in before:
        if not use.is_plan and use.slug in handed_in:
            review = c.review_from(handed_in[use.slug].unseal())
            results = {row.item: row for row in review.results if row.result}
            found.append(Earlier(use.title, results, review.strengths))
    return found


def former_items(page: Writing) -> list[FormerItem]:
    """Last year's plan items beside this year's plan; none beside a review."""
    if not page.state.use.is_plan:
        return []
    last = {v.entry.use: v for v in page.background.newest if v.entry.year == page.year - 1}
    if calendar.PLAN not in last:
        return []
    review = last.get(calendar.YEAR) or last.get(calendar.HALF)
    answered = c.review_from(review.unseal()).results if review else ()
    results = {row.item: row.result for row in answered}
    items = c.plan_from(last[calendar.PLAN].unseal()).written_items
    return [FormerItem(item, results.get(item.id, "")) for item in items]
