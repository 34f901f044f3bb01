"""The form of a year as its writers see it: the common one and what the units add. Pure."""

from typing import Any

from sotay.regulations.rules.calendar import Rules
from sotay.regulations.rules.keys import ALL, NONE


def with_units_own(content: dict[str, Any], rules: Rules, *, is_plan: bool) -> dict[str, Any]:
    """The content with the guidance of the units first, nearest first, and with the examples that
    the rules let the writers see.
    """
    added = rules["plan_guidance" if is_plan else "review_guidance"]
    if added:
        content = {**content, "guidance": [*reversed(added), *content.get("guidance", ())]}
    if not is_plan:
        return content
    shown, own = rules["examples_shown"], rules["plan_examples"]
    common = content.get("examples", ()) if shown == ALL else ()
    return {**content, "examples": [] if shown == NONE else [*own, *common]}
