"""Destroy what was handed in, once its keeping is over and a committee has decided so."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from sotay.notebook.models import Entry
from sotay.notebook.queries.alike import alike_entries
from sotay.notebook.queries.retention import TEXTS


@transaction.atomic
def erase_texts(entries: Collection[int], *, on: date) -> dict[str, int]:
    """Nothing anybody wrote in these entries is left: versions, drafts, what was typed in from
    paper with its photos, signatures for comparing. Their states and dates stay, and with them all
    counts. Returns how many rows went, by table.
    """
    rows = Entry.objects.filter(pk__in=entries, gone_on=None)
    for key in set(rows.values_list("unit_id", "year", "use")):
        alike = alike_entries(key).get(key, set())
        Entry.objects.filter(pk__in=alike).update(was_alike=True)
    gone = {}
    for table in TEXTS:
        # `delete()` counts what goes with it too; here each table is told for itself.
        told = table.objects.filter(entry__in=rows).delete()[1]
        gone[table._meta.model_name] = told.get(table._meta.label, 0)
    rows.update(gone_on=on)
    return gone
