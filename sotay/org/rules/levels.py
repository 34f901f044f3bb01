"""Where a unit stands in the tree, level by level."""

LEVELS = ("l1", "l2", "l3", "l4", "l5", "l6")


def levels_of(path: str) -> dict[str, int]:
    """The ids of the units above and the unit itself, root first; 0 where there is none."""
    ids = [int(part) for part in path.split(".") if part]
    return dict.fromkeys(LEVELS, 0) | dict(zip(LEVELS, ids, strict=False))
