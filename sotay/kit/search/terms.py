"""What stands in an index, and what is asked of it: words, pairs of neighbours, marks. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sotay.kit.text import fold

WORD = re.compile(r"[^\W_]+")
MOST_ASKED = 12  # words; whoever pastes a whole page is asking for its beginning
LONGEST = 400_000  # characters of a text that are searched: some 130 pages
LONGEST_WORD = 40
# No Vietnamese word has these letters beside each other; the terms stay plain words.
JOINT, HEADING, MARK = "zq", "hq", "xq"


def words_of(text: str) -> list[str]:
    """The words as they are compared: folded, "05" as "5", nothing but letters and figures."""
    found = (word[:LONGEST_WORD] for word in WORD.findall(fold(text[:LONGEST])))
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in found]


def mark(name: str, value: object) -> str:
    """A term nobody writes, by which rows of one kind, unit, … are chosen in the index itself."""
    return f"{MARK}{name}{value}".lower()


def terms_of(heading: str, text: str, marks: Iterable[str] = ()) -> str:
    """Everything by which a thing is found, each term once."""
    above, inside = words_of(heading), words_of(text)
    terms = dict.fromkeys([*marks, *_in_heading(above), *_pairs_in_heading(above)])
    for words in (above, inside):
        terms |= dict.fromkeys([*words, *_pairs(words)])
    return " ".join(terms)


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{one}{JOINT}{next_one}" for one, next_one in pairwise(words)]


def _in_heading(words: Sequence[str]) -> list[str]:
    return [f"{HEADING}{word}" for word in words]


def _pairs_in_heading(words: Sequence[str]) -> list[str]:
    return _in_heading(_pairs(words))


@dataclass(frozen=True)
class Wanted:
    """Every one of `all_of`, one of `any_of`, and of no set in `but` all of it."""

    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    but: tuple[tuple[str, ...], ...] = ()
    has_words: bool = True


def wanted_at(
    level: int, words: Sequence[str], *, any_of: tuple[str, ...], all_of: tuple[str, ...]
) -> Wanted | None:
    """What a row must have to answer on this level and on no better one; None where a level adds
    nothing: one word is always together with itself, and no words are found everywhere.
    """
    if not any_of:
        return None
    if not words:
        return Wanted(all_of, any_of, has_words=False) if level == 0 else None
    asked = list(dict.fromkeys(words[:MOST_ASKED]))
    pairs = list(dict.fromkeys(_pairs(words[:MOST_ASKED])))
    if not pairs:
        kinds = {1: _in_heading(asked), 3: asked}
    else:
        kinds = {0: _in_heading(pairs), 1: _in_heading(asked), 2: pairs, 3: asked}
    if level not in kinds:
        return None
    better = [tuple(kind) for one, kind in kinds.items() if one < level]
    return Wanted((*kinds[level], *all_of), any_of, tuple(better))
