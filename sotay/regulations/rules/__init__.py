"""What may be prescribed, how it is inherited, when each use is due. Pure."""

from sotay.regulations.rules.calendar import (
    HALF,
    PLAN,
    YEAR,
    Person,
    Rules,
    Use,
    came_later,
    day_in,
    due_on,
    opens_on,
    opens_too_late,
    uses_of_year,
)
from sotay.regulations.rules.inheriting import inherited, loosening
from sotay.regulations.rules.keys import (
    ENCOURAGE,
    KEYS,
    REQUIRE,
    TARGET_WORDS,
    Key,
    UnknownKey,
    declared,
)

__all__ = [
    "ENCOURAGE",
    "HALF",
    "KEYS",
    "PLAN",
    "REQUIRE",
    "TARGET_WORDS",
    "YEAR",
    "Key",
    "Person",
    "Rules",
    "UnknownKey",
    "Use",
    "came_later",
    "day_in",
    "declared",
    "due_on",
    "inherited",
    "loosening",
    "opens_on",
    "opens_too_late",
    "uses_of_year",
]
