"""Read the counts of units: as they are kept, and as the rows themselves say."""

from django.db.models import Count, Q

from sotay.notebook.models import Entry, UseCount

LEVELS = ("l1", "l2", "l3", "l4", "l5", "l6")
COUNTED = ("submitted", "late", "reported", "leaders", "leaders_late")
Key = tuple[int, int, str]


def counted_anew() -> dict[Key, dict[str, int]]:
    """Every count as the rows say, by unit, year and use."""
    late, heard = Q(is_late=True), Q(reported_on__isnull=False)
    leads = Q(by_leader=True)
    counted = [Count("pk"), *(Count("pk", filter=f) for f in (late, heard, leads, leads & late))]
    names = [f"n{place}" for place in range(len(COUNTED))]
    rows = (
        Entry.objects.filter(submitted_at__isnull=False)
        .order_by()
        .values("unit_id", "year", "use")
        .annotate(**dict(zip(names, counted, strict=True)))
        .values_list("unit_id", "year", "use", *names)
    )
    return {
        (unit, year, use): dict(zip(COUNTED, numbers, strict=True))
        for unit, year, use, *numbers in rows
    }


def kept_counts() -> dict[Key, dict[str, int]]:
    """Every count as it is kept, without those of nothing."""
    rows = UseCount.objects.filter(submitted__gt=0).values("unit_id", "year", "use", *COUNTED)
    return {
        (row["unit_id"], row["year"], row["use"]): {name: row[name] for name in COUNTED}
        for row in rows
    }
