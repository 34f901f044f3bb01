"""Whether a file bears a mark of secrecy: such a file does not belong on this system.

Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15: Tuyệt mật, Tối mật, Mật.
"""

import re

from sotay.kit.text import fold, nfc

STAMP = re.compile(r"(?<!\w)((?:T\s?UY\s?Ệ\s?T\s+|T\s?Ố\s?I\s+)?M\s?Ậ\s?T)(?!\w)")
OPEN_WORDS = ("BÍ", "BẢO", "CƠ")  # "bí mật nhà nước" in a title is no stamp
BARE_NAMES = (("tuyet", "mat"), ("toi", "mat"), ("do", "mat"), ("dau", "mat"))


def marked_secret(name: str, text: str) -> str:
    """The mark found in the name of a file or in the text of its first page; empty if none."""
    return in_name(name) or in_text(text)


def in_text(text: str) -> str:
    """The stamp MẬT, TỐI MẬT or TUYỆT MẬT standing in capitals in a text; empty if none."""
    text = nfc(text)
    for found in STAMP.finditer(text):
        before = re.findall(r"\w+", text[max(0, found.start() - 20) : found.start()])
        if not before or before[-1].upper() not in OPEN_WORDS:
            return _as_stamp(found[1])
    return ""


def in_name(name: str) -> str:
    """The same for the name of a file, where people also write it small or without marks."""
    words = re.findall(r"[^\W_]+", nfc(name.rsplit(".", 1)[0]))
    bare = [fold(word) for word in words]
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        if word.lower() == "mật" and before.upper() not in OPEN_WORDS:
            return _as_stamp(f"{before} {word}")
        stamped = word == "MAT" and name != name.upper() and bare[number + 1 :][:1] != ["tran"]
        if stamped or (number and (bare[number - 1], bare[number]) in BARE_NAMES
                       and word.lower() in ("mat", "mật")):  # fmt: skip
            return _as_stamp(f"{before} {word}")
    return ""


def _as_stamp(words: str) -> str:
    bare = fold(words).replace(" ", "")
    if "tuyet" in bare:
        return "TUYỆT MẬT"
    return "TỐI MẬT" if "toi" in bare else "MẬT"
