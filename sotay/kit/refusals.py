"""The answers that are no page: there is nothing here for you, or not now."""


class NotFound(Exception):
    """There is no such thing, or not for this person: both look the same."""


class NotNow(Exception):
    """The rules in force say not now; the sentence says why and what to do."""
