"""What changed between two texts, word by word, for reading."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    kind: str  # "same", "added", "gone"
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with what was added and what is gone marked; equal texts give one piece."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Piece] = []
    for what, a, b, x, y in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(new[x:y])))
            continue
        if b > a:
            found.append(Piece("gone", "".join(old[a:b])))
        if y > x:
            found.append(Piece("added", "".join(new[x:y])))
    return tuple(found)
