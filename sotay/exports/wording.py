"""Words on paper: text that no engine stumbles over, dates as the Party writes them."""

import re
import unicodedata
from datetime import date

from sotay.exports.sheets import Heading
from sotay.kit.text import nfc

JOINERS = "\u200c\u200d"
LONGEST_WORD = 24
MOST_BLOCKS = 500
NONE_FOUND = "Kỳ này chưa thấy khuyết điểm mới."
NOT_WRITTEN = "(chưa ghi)"
DOTS = "......"


def printable(text: str) -> str:
    """NFC without control, direction and half characters, which end a PDF or a Word file."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    return "".join(c for c in text if _prints(c))


def _prints(char: str) -> bool:
    if char in "\n\t" or char in JOINERS:
        return True
    if ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return False
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs")


def paragraphs(text: str) -> list[str]:
    lines = (line.rstrip().replace("\t", "    ") for line in printable(text).split("\n"))
    return [line for line in lines if line.strip()]


def blocks(text: str) -> list[str]:
    """Paragraphs; thousands of lines become few paragraphs of lines, as Word slows down on many."""
    lines = paragraphs(text)
    size = -(-len(lines) // MOST_BLOCKS) or 1
    return ["\n".join(lines[at : at + size]) for at in range(0, len(lines), size)]


def pieces(paragraph: str) -> list[str]:
    """The paragraph cut inside words too long for a line, never before a combining mark."""
    cut: list[str] = []
    start = 0
    for word in re.finditer(rf"\S{{{LONGEST_WORD},}}", paragraph):
        for at in range(word.start() + 8, word.end(), 8):
            while at < word.end() and _clings(paragraph, at):
                at += 1
            if start < at < word.end():
                cut.append(paragraph[start:at])
                start = at
    return [*cut, paragraph[start:]]


def _clings(text: str, at: int) -> bool:
    return unicodedata.combining(text[at]) > 0 or text[at] in JOINERS or text[at - 1] in JOINERS


def day_words(on: date) -> str:
    """Zero before days under 10 and before January and February only."""
    day = f"{on.day:02d}"
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {day} tháng {month} năm {on.year}"


def place_and_day(heading: Heading, year: int) -> str:
    place = heading.place or "." * 18
    day = day_words(heading.on) if heading.on else f"ngày {DOTS} tháng {DOTS} năm {year}"
    return f"{place}, {day}"


def origin(submitted: str, version: int, entered_by: str) -> str:
    """The line under a sheet that says which copy this is."""
    if not submitted:
        return "Bản đang viết, chưa nộp."
    told = f"Nộp ngày {submitted}" + (f", bản thứ {version}" if version > 1 else "")
    return told + (f"; {entered_by} nhập giúp từ bản viết tay." if entered_by else ".")
