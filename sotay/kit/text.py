"""Vietnamese text: one form to store, one to search by, one to sort by."""

import re
import unicodedata

BLANKS = re.compile(r"[^\S\n]+")
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
KEPT_CONTROLS = {"\n", "\t"}


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def clean(text: str, *, multiline: bool = False) -> str:
    """NFC without control, zero-width and direction marks; one blank between words."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        c for c in text if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    if not multiline:
        return BLANKS.sub(" ", kept.replace("\n", " ")).strip()
    return "\n".join(BLANKS.sub(" ", line).strip() for line in kept.split("\n")).strip()


def fold(text: str) -> str:
    """Lower case without marks, đ as d, one blank between words: what search compares."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def split_name(full: str) -> tuple[str, str]:
    """(family and middle names, given name): the given name is the last word."""
    words = clean(full).split(" ")
    return " ".join(words[:-1]), words[-1]


def full_name(family_middle: str, given: str) -> str:
    return f"{family_middle} {given}".strip()


def sort_key(given: str, family_middle: str) -> str:
    """Plain ASCII that sorts as Vietnamese does, given name first, on every database."""
    return f"{_word_key(given)}.{_word_key(family_middle)}"


def _word_key(words: str) -> str:
    parts = nfc(words.lower()).split()
    return (
        "!".join("".join(_letter(c)[0] for c in part) for part in parts)
        + ","
        + "".join(_letter(c)[1] for part in parts for c in part)
    )


def _letter(char: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", char)
    tone = next((str(n) for n, mark in enumerate(TONES, 1) if mark in marks), "0")
    base = nfc("".join(c for c in marks if c not in TONES))
    place = LETTERS.find(base)
    return (f"{place:02d}" if place >= 0 else f"9{ord(base[0]):06x}"), tone
