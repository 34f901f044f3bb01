"""The library as one looks through it, and the search in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch

from sotay.kit.search import Hit, find, hit_from
from sotay.kit.search.terms import mark
from sotay.library.choices import DocumentKind
from sotay.library.models import Document, DocumentFile, DocumentWords
from sotay.library.permissions import read_document, readable_units
from sotay.org.standing import Standing

PAGE = 30
IN_TEXT = 2  # the levels of a hit from here on: not all words stand in the heading


@dataclass(frozen=True)
class Line:
    """A document in a list: its words and its file stay where they are."""

    document: Document
    newer: tuple[Document, ...]  # what replaced it
    has_file: bool
    is_in_text: bool  # found by its text, not by its heading


@dataclass(frozen=True)
class Found:
    lines: tuple[Line, ...]
    words: str
    kind: str
    is_first: bool
    following: str  # where to go on; empty at the end

    @property
    def is_search(self) -> bool:
        return bool(self.words or self.kind)


def documents(*, by: Standing, words: str = "", kind: str = "", after: str = "") -> Found:
    """A page of the documents the acting person may read, newest first; with words those that have
    them all, accents or not, best match first; `after`: where the page before ended.
    """
    kind = kind if kind in DocumentKind.values else ""
    start = hit_from(after)
    hits = find(
        DocumentWords._meta.db_table, words,
        any_of=[mark("unit", unit) for unit in sorted(readable_units(by))],
        all_of=[mark("kind", kind)] if kind else [], limit=PAGE + 1, after=start,
    )  # fmt: skip
    shown = hits[:PAGE]
    rows = _rows(by, shown)
    return Found(
        lines=tuple(_line(rows[hit.place], hit, bool(words)) for hit in shown if hit.place in rows),
        words=words,
        kind=kind,
        is_first=start is None,
        following=str(shown[-1]) if len(hits) > PAGE else "",
    )


def _rows(by: Standing, hits: Iterable[Hit]) -> dict[int, Document]:
    """The documents of these hits by their place; the index only proposes, the right decides.

    By place first, so that no engine begins with everything the acting person may read.
    """
    file = DocumentFile.objects.filter(document=OuterRef("document_id"))
    newer = Document.objects.defer("text").order_by("issued_on", "pk")
    found = (
        DocumentWords.objects.filter(place__in=[hit.place for hit in hits])
        .select_related("document")
        .prefetch_related(Prefetch("document__replaced_by", newer))
        .defer("terms", "document__text")
        .annotate(has_file=Exists(file))
    )
    rows = {}
    for words in found:
        if read_document.holds(by, words.document):
            words.document.has_file = words.has_file  # type: ignore[attr-defined]
            rows[words.place] = words.document
    return rows


def _line(row: Document, hit: Hit, has_words: bool) -> Line:
    newer = tuple(row.replaced_by.all())
    return Line(row, newer, row.has_file, has_words and hit.level >= IN_TEXT)  # type: ignore[attr-defined]
