"""Which texts of one unit are nearly the same: by their signatures, without opening one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sotay.notebook.models import Entry, Signature
from sotay.notebook.rules import likeness
from sotay.notebook.rules.likeness import Signed

Parts = dict[str, Signed]
Texts = list[tuple[int, likeness.Buffer]]  # id and MinHash
Key = tuple[int, int, str]  # unit, year, use
READ_AT_ONCE = 50
ALIKE = 80  # percent; one for the whole country, so that units can be put side by side


def texts_beside(entry: Entry, unit_id: int, parts: Iterable[str]) -> dict[str, Texts]:
    """The same use of everybody else in the unit: ids and MinHashes of these parts; one query."""
    rows = (
        Signature.objects.filter(
            entry__unit_id=unit_id,
            entry__year=entry.year,
            entry__use=entry.use,
            field__in=parts,
        )
        .exclude(entry__person_id=entry.person_id)
        .values_list("field", "pk", "minhash")
    )
    texts: dict[str, Texts] = {}
    for part, pk, minhash in rows:
        texts.setdefault(part, []).append((pk, minhash))
    return texts


def is_like(signed: Signed, texts: Texts, threshold: int) -> bool:
    """Whether one of these texts reaches the threshold.

    The likeliest are read first, a few at a time: where a whole unit has copied one text, the
    first look settles it.
    """
    stack = likeness.stacked([minhash for _, minhash in texts])
    near = [texts[n][0] for n in likeness.near(signed.minhash, stack, threshold=threshold)]
    for start in range(0, len(near), READ_AT_ONCE):
        rows = Signature.objects.filter(pk__in=near[start : start + READ_AT_ONCE])
        for shingles in rows.values_list("shingles", flat=True):
            if likeness.percent(signed.shingles, shingles) >= threshold:
                return True
    return False


def is_alike(entry: Entry, written: Parts) -> bool:
    """Whether any part of the entry is nearly one that somebody else in its unit handed in."""
    beside = texts_beside(entry, entry.unit_id, written)
    return any(is_like(written[part], texts, ALIKE) for part, texts in beside.items())


def alike_anew(wanted: Key | None = None) -> dict[Key, int]:
    """How many entries of each unit, year and use are nearly one handed in there before them."""
    return {key: len(entries) for key, entries in alike_entries(wanted).items()}


def alike_entries(wanted: Key | None = None) -> dict[Key, set[int]]:
    """Which they are; of those whose text is gone as it was found when it went."""
    found: dict[Key, set[int]] = {}
    for key, rows in groupby(_signatures(wanted), key=lambda row: row[:3]):
        later = _later_alike([row[3:] for row in rows])
        if later:
            found[key] = later
    gone = Entry.objects.filter(was_alike=True)
    if wanted:
        gone = gone.filter(**dict(zip(("unit_id", "year", "use"), wanted, strict=True)))
    for unit, year, use, pk in gone.values_list("unit_id", "year", "use", "pk"):
        found.setdefault((unit, year, use), set()).add(pk)
    return found


def _signatures(wanted: Key | None) -> Iterator[tuple]:
    rows = Signature.objects.filter(entry__submitted_at__isnull=False)
    if wanted:
        unit, year, use = wanted
        rows = rows.filter(entry__unit_id=unit, entry__year=year, entry__use=use)
    columns = ("entry__unit_id", "entry__year", "entry__use", "entry_id", "field", "pk", "minhash")
    ordered = rows.order_by(*columns[:3], "entry__submitted_at", "entry_id", "field")
    return ordered.values_list(*columns).iterator(chunk_size=5000)


def _later_alike(rows: Sequence[tuple[int, str, int, likeness.Buffer]]) -> set[int]:
    """The entries among these, in the order handed in, that are nearly an earlier one."""
    earlier: dict[str, Texts] = {}
    alike: set[int] = set()
    for entry, part, pk, minhash in rows:
        before = earlier.setdefault(part, [])
        if before and entry not in alike and _nearly(pk, minhash, before):
            alike.add(entry)
        before.append((pk, minhash))
    return alike


def _nearly(pk: int, minhash: likeness.Buffer, before: Texts) -> bool:
    stack = likeness.stacked([one for _, one in before])
    if not likeness.near(minhash, stack, threshold=ALIKE):
        return False
    shingles = Signature.objects.values_list("shingles", flat=True).get(pk=pk)
    return is_like(Signed(bytes(minhash), bytes(shingles)), before, ALIKE)
