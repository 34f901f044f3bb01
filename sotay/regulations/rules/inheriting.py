"""What a unit has from the units above, and whether its own value is looser than theirs. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from sotay.regulations.rules.keys import declared


def inherited(levels: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The values in force after these levels, root first: nearest wins, but never loosens.

    A lower unit's value that a unit above has since overtaken gives way to the one above. Rows of
    a key that `adds` stand one after the other; further reviews are joined one by one.
    """
    values: dict[str, Any] = {}
    for level in levels:
        for key, own in level.items():
            above = values.get(key, declared(key).default)
            value = joined(key, own, above)
            if value is not above:
                values[key] = value
    return values


def joined(key: str, own: Any, above: Any) -> Any:
    """What holds for a unit that sets `own` where `above` holds above it."""
    rule = declared(key)
    if rule.adds:
        return [*above, *(row for row in own if row not in above)]
    if rule.kind == "reviews":
        rows = {row["slug"]: row for row in above}
        more = {row["slug"]: row for row in own if not _is_later(row, rows)}
        return list((rows | more).values())
    return above if loosening(key, own, above) else own


def is_overtaken(key: str, own: Any, above: Any) -> bool:
    """Whether something of `own` no longer stands because `above` is stricter.

    A review that only the unit above asks for overtakes nothing: it comes beside the own ones.
    """
    if declared(key).kind == "reviews":
        rows = {row["slug"]: row for row in above}
        return any(_is_later(row, rows) for row in own)
    return bool(loosening(key, own, above))


def _is_later(row: Mapping[str, Any], above: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a review is asked for above by an earlier day."""
    return row["slug"] in above and row["due"] > above[row["slug"]]["due"]


def loosening(key: str, own: Any, above: Any) -> str:
    """Why this value is looser than the one above; empty if it keeps or tightens it."""
    rule = declared(key)
    if rule.tighter is None or rule.tighter(own, above):
        return ""
    return rule.loosened
