"""The columns a name is found and sorted by, computed in one place."""

from sotay.kit.text import fold, full_name, sort_key


def name_columns(family_middle: str, given: str) -> dict[str, str]:
    """The columns of a person's name. `folded` starts with a blank: " anh" finds a word's start."""
    return {
        "family_middle": family_middle,
        "given": given,
        "sort_key": sort_key(given, family_middle),
        "folded": " " + fold(full_name(family_middle, given)),
    }


def unit_name_columns(name: str) -> dict[str, str]:
    """The columns of a unit's name."""
    return {"name": name, "folded": " " + fold(name)}
