"""What a unit has from the units above, and whether its own value is looser than theirs. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from sotay.regulations.rules.keys import declared


def inherited(levels: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The values in force after these levels, root first: nearest wins, but never loosens.

    A lower unit's value that a unit above has since overtaken gives way to the one above. Rows of
    a key that `adds` stand one after the other.
    """
    values: dict[str, Any] = {}
    for level in levels:
        for key, own in level.items():
            above = values.get(key, declared(key).default)
            if declared(key).adds:
                values[key] = [*above, *(row for row in own if row not in above)]
            elif not loosening(key, own, above):
                values[key] = own
    return values


def loosening(key: str, own: Any, above: Any) -> str:
    """Why this value is looser than the one above; empty if it keeps or tightens it."""
    rule = declared(key)
    if rule.tighter is None or rule.tighter(own, above):
        return ""
    return rule.loosened
