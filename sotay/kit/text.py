"""Vietnamese text: one form to store, one to search by, one to sort by."""

import re
import unicodedata
from functools import lru_cache

BLANKS = re.compile(r"[^\S\n]+")
BREAKS = str.maketrans(dict.fromkeys("\u000b\u000c\u0085\u2028\u2029", "\n"))
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary
LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
KEPT_CONTROLS = {"\n", "\t"}
UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0") | {chr(n) for n in range(0xFE00, 0xFE10)}
SORT_KEY_LENGTH = 600  # the column it is kept in


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def clean(text: str, *, multiline: bool = False) -> str:
    """NFC without control, zero-width and direction marks; one blank between words."""
    if text.isprintable() and "  " not in text and UNSEEN.isdisjoint(text):
        return nfc(text).strip(" ")  # most of what is typed
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(BREAKS)
    if not text.isprintable() or not UNSEEN.isdisjoint(text):
        text = "".join(char for char in text if _is_seen(char))
    kept = nfc(text)
    if not multiline:
        return BLANKS.sub(" ", kept.replace("\n", " ")).strip()
    return "\n".join(BLANKS.sub(" ", line).strip() for line in kept.split("\n")).strip()


def _is_seen(char: str) -> bool:
    if char in KEPT_CONTROLS:
        return True
    return char not in UNSEEN and unicodedata.category(char) not in ("Cc", "Cf", "Cs")


def fold(text: str) -> str:
    """Lower case without marks, đ as d, one blank between words: what search compares.

    The letter ð, which old keyboards put in the place of đ, counts as one.
    """
    lower = text.lower().replace("đ", "d").replace("ð", "d")
    bare = unicodedata.normalize("NFD", lower)
    if not bare.isascii():
        bare = "".join([char for char in bare if not unicodedata.combining(char)])
    return " ".join(bare.split())


def split_name(full: str) -> tuple[str, str]:
    """(family and middle names, given name): the given name is the last word."""
    words = clean(full).split(" ")
    return " ".join(words[:-1]), words[-1]


def full_name(family_middle: str, given: str) -> str:
    return f"{family_middle} {given}".strip()


def initials(full: str) -> str:
    """The first letters of the first and the last word: "NÁ" for Nguyễn Thị Hồng Ánh."""
    words = clean(full).split(" ")
    ends = words if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[:1] for word in ends).upper()


def sort_key(given: str, family_middle: str) -> str:
    """Digits only, which sort as Vietnamese names do under every collation of every database.

    Given name first, then family and middle; in each the letters decide before the tones. A word
    has one tone, so both ways of placing it are equal.
    """
    return (_level(given) + _level(family_middle))[:SORT_KEY_LENGTH]


def _level(words: str) -> str:
    parts = [_letters_and_tone(word) for word in clean(words).lower().split()]
    letters = "01".join(letters for letters, _ in parts)
    return f"{letters}00{''.join(tone for _, tone in parts)}"


@lru_cache(maxsize=8192)
def _letters_and_tone(word: str) -> tuple[str, str]:
    """The digits of one word of a name; a whole country is called by a few thousand."""
    marks = unicodedata.normalize("NFD", word)
    bare = nfc("".join(char for char in marks if char not in TONES))
    tone = next((str(TONES.index(mark) + 1) for mark in marks if mark in TONES), "0")
    return "".join(map(_place, bare)), tone


def _place(char: str) -> str:
    """Blank 01, other signs 02, digits and letters from 03 on, other scripts last."""
    for known in (char, unicodedata.normalize("NFD", char)[0]):
        if known in LETTERS:
            return f"{LETTERS.index(known) + 3:02d}"
    return f"99{ord(char):07d}" if char.isalpha() else "02"
