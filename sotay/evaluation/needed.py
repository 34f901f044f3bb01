"""A year is needed while its evaluation runs, may be appealed against or waits for an answer."""

from collections.abc import Collection
from datetime import date

from sotay.evaluation.queries.going_on import years_going_on
from sotay.oversight.needed import Needed, still_needed_by


@still_needed_by
def evaluated(years: Collection[int], today: date) -> Needed:
    """Every person whose evaluation of one of these years is not closed for good."""
    return years_going_on(years, today=today)
