"""Read opinions: lists, one opened, proposals. What other apps use stands here."""

from sotay.feedback.queries.opinions import opinion
from sotay.feedback.queries.proposals import Proposal, count_proposals, proposals_of

__all__ = ["Proposal", "count_proposals", "opinion", "proposals_of"]
