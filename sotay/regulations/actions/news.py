"""Remember how far the units below have been told of a document."""

from sotay.regulations.models import Regulation


def reach(document: Regulation, unit_id: int | None) -> None:
    """The units up to this one have been told; None: all of them."""
    document.news_done = unit_id is None
    document.news_reached = unit_id or document.news_reached
    document.save(update_fields=["news_reached", "news_done"])
