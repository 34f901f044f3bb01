"""Where the words of an entry stand, and whether any are left of one that is gone."""

from typing import Any

from sotay.notebook.models import Draft, HelperEntry, SetAside, Signature, Version

# Everything that holds words of an entry, or can be compared with them.
TEXTS: tuple[Any, ...] = (Draft, SetAside, HelperEntry, Signature, Version)


def left_behind() -> dict[str, int]:
    """By table: how many rows still hold words of an entry whose text is gone; none should."""
    found = {
        table._meta.label: table.objects.filter(entry__gone_on__isnull=False).count()
        for table in TEXTS
    }
    return {name: count for name, count in found.items() if count}
