"""What is in force for a unit on a day; what other apps use."""

from sotay.regulations.queries.in_force import (
    HeadsOfYear,
    ancestor_ids,
    campaign_in_force,
    campaign_of_year,
    form_of_year,
    heads_of_year,
    in_force,
    rules_for,
    rules_in_force,
)

__all__ = [
    "HeadsOfYear",
    "ancestor_ids",
    "campaign_in_force",
    "campaign_of_year",
    "form_of_year",
    "heads_of_year",
    "in_force",
    "rules_for",
    "rules_in_force",
]
