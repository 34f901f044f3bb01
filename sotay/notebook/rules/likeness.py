"""When two texts say nearly the same; compared by keyed hashes, which give no word away.

A part of a content is cut into shingles of four folded syllables, each hashed under a key of this
installation. The hashes give the exact share of two texts; a MinHash of 128 numbers finds the few
candidates among thousands first. Pure: the key is passed in.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b, shake_256

import numpy as np
from numpy.typing import NDArray

from sotay.kit.text import fold
from sotay.notebook.rules import content as c
from sotay.regulations.rules import HALF, PLAN, YEAR

SYLLABLES = 4  # in a shingle
LEAST_SHINGLES = 8  # a shorter text is like many others by chance
PERMUTATIONS = 128
PREFILTER = 0.74  # for a threshold of 80 %
MARGIN = 0.06  # by how much an estimate may fall short of the share, for lower thresholds
AT_ONCE = 4096  # shingles hashed together, so that a pasted book needs no gigabyte

LEAST_COLLEAGUES = 5
CHECKS_A_DAY = 3
OWN, CELL = "own", "cell"

DEEDS, STRENGTHS, WEAKNESSES, REMEDIES, EVIDENCE, OWN_PARTS = (
    "deeds", "strengths", "weaknesses", "remedies", "evidence", "own",
)  # fmt: skip
PART_NAMES = {
    DEEDS: "Việc đăng ký",
    STRENGTHS: "Ưu điểm",
    WEAKNESSES: "Khuyết điểm và nguyên nhân",
    REMEDIES: "Giải pháp thời gian tới",
    EVIDENCE: "Minh chứng",
    OWN_PARTS: "Phần đơn vị yêu cầu thêm",
}
# A line that is nothing but one of these was pasted along with a form and says nothing.
HEADINGS = frozenset(
    fold(words)
    for words in (
        *PART_NAMES.values(), "Kế hoạch cá nhân", "Việc làm cụ thể", "Đo bằng", "Đo bằng gì",
        "Thời hạn", "Tư tưởng", "Đạo đức", "Phong cách", "Phương pháp", "Kết quả", "Khuyết điểm",
        "Hạn chế, khuyết điểm", "Ưu điểm, kết quả đạt được", "Nguyên nhân", "Giải pháp",
        "Giải pháp khắc phục", "Giải pháp trong thời gian tới", "Tự soát xét, đánh giá",
    )
)  # fmt: skip
PARAGRAPH = "\n\n"
SYLLABLE = re.compile(r"[^\W_]+")
NUMBERING = re.compile(r"^[\W_]*(?:(?:[ivx]+|\d+|[a-z])[\W_]+)*")


Buffer = bytes | memoryview  # what a database gives for a binary column


@dataclass(frozen=True)
class Signed:
    """One text as it can be compared: 128 × u16, and the sorted hashes of its shingles (u64)."""

    minhash: bytes
    shingles: bytes


@dataclass(frozen=True)
class Hint:
    """What the writer alone is told of one part; a colleague's text has no share and no name."""

    part: str
    part_name: str
    kind: str  # "own", "cell"
    percent: int | None
    where: str  # "bài soát xét cả năm 2025"; empty for a colleague's text
    sentence: str


def part_name(part: str) -> str:
    """The part as its page calls it."""
    return PART_NAMES[part]


def parts(content: c.Content) -> dict[str, str]:
    """The typed words of each part that is compared, rows as paragraphs of their own.

    What the form or the plan says beside them (headings, the words of the item a result belongs
    to, a weakness carried along) is not among them.
    """
    own = {OWN_PARTS: _paragraphs((row.text,) for row in content.own)} if content.own else {}
    if isinstance(content, c.PlanContent):
        deeds = _paragraphs((row.deed, row.measure) for row in content.items)
        return {DEEDS: deeds, **own}
    return {
        STRENGTHS: content.strengths,
        WEAKNESSES: _paragraphs((row.weakness, row.cause) for row in content.weaknesses),
        REMEDIES: _paragraphs((row.remedy,) for row in content.weaknesses),
        EVIDENCE: _paragraphs((row.evidence,) for row in content.results),
        **own,
    }


def _paragraphs(rows: Iterable[tuple[str, ...]]) -> str:
    return PARAGRAPH.join("\n".join(row) for row in rows if any(row))


def sign(text: str, key: bytes) -> Signed | None:
    """The text as it can be compared; None if it is too short to say anything."""
    found = {shingle for run in _runs(text) for shingle in _shingles(run)}
    if len(found) < LEAST_SHINGLES:
        return None
    hashes = _keyed(found, key)
    return Signed(_minhash(hashes).tobytes(), hashes.tobytes())


def _runs(text: str) -> list[list[str]]:
    """The syllables of each paragraph; a shingle never reaches from one row into the next."""
    return [
        [syllable for line in paragraph.splitlines() for syllable in _syllables(line)]
        for paragraph in text.split(PARAGRAPH)
    ]


def _syllables(line: str) -> list[str]:
    folded = fold(line)
    syllables = SYLLABLE.findall(folded)
    if len(syllables) < 12 and _is_heading(folded):
        return []
    return syllables


def _is_heading(folded: str) -> bool:
    return NUMBERING.sub("", folded).rstrip(" .:;-") in HEADINGS


def _shingles(syllables: list[str]) -> list[str]:
    last = len(syllables) - SYLLABLES + 1
    return [" ".join(syllables[start : start + SYLLABLES]) for start in range(last)]


def _keyed(shingles: Iterable[str], key: bytes) -> NDArray[np.uint64]:
    """Sorted 64-bit hashes. Keyed one by one: known shingles confirm no others."""
    keyed, digests = blake2b(key=key, digest_size=8), []
    for shingle in shingles:
        each = keyed.copy()
        each.update(shingle.encode())
        digests.append(each.digest())
    return np.unique(_hashes(b"".join(digests)))


def _hashes(shingles: Buffer) -> NDArray[np.uint64]:
    return np.frombuffer(shingles, "<u8")


def _minhash(hashes: NDArray[np.uint64]) -> NDArray[np.uint16]:
    odd, shift = _permutations()
    least = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(hashes), AT_ONCE):
        block = hashes[start : start + AT_ONCE, None] * odd + shift
        np.minimum(least, block.min(axis=0), out=least)
    return least.astype("<u2")


@lru_cache(maxsize=1)
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Fixed for ever: kept signatures were made with them."""
    numbers = np.frombuffer(shake_256(b"sotay minhash").digest(PERMUTATIONS * 16), "<u8")
    return numbers[:PERMUTATIONS] | np.uint64(1), numbers[PERMUTATIONS:]


def share(one: Buffer, other: Buffer) -> float:
    """How much of two texts' shingles is the same, from 0 to 1 (Jaccard)."""
    common, together = _common(one, other)
    return common / together


def percent(one: Buffer, other: Buffer) -> int:
    """The same in whole percent, never rounded up: 100 is said of equal texts only."""
    common, together = _common(one, other)
    return common * 100 // together


def _common(one: Buffer, other: Buffer) -> tuple[int, int]:
    fewer, more = sorted((_hashes(one), _hashes(other)), key=len)
    places = np.searchsorted(more, fewer)
    places[places == len(more)] = 0
    common = int(np.count_nonzero(more[places] == fewer))
    return common, len(fewer) + len(more) - common


def stacked(minhashes: Sequence[Buffer]) -> NDArray[np.uint16]:
    """Many MinHashes as the rows of one table, for `near`."""
    return np.frombuffer(b"".join(minhashes), "<u2").reshape(-1, PERMUTATIONS)


def near(minhash: Buffer, stack: NDArray[np.uint16], *, threshold: int = 80) -> list[int]:
    """The rows worth an exact look at this threshold (percent), the likeliest first."""
    equal = (stack == np.frombuffer(minhash, "<u2")).sum(axis=1, dtype=np.uint8)
    least = min(PREFILTER, threshold / 100 - MARGIN) * PERMUTATIONS
    found = np.flatnonzero(equal >= least)
    return found[np.argsort(equal[found], kind="stable")[::-1]].tolist()


def enough_colleagues(texts: int) -> bool:
    """Whether so many other people's texts hide which of them is meant.

    Source: design 4: only among at least 5 other texts, so that it can't be used to guess.
    """
    return texts >= LEAST_COLLEAGUES


def name_of_use(use: str, year: int, titles: Mapping[str, str]) -> str:
    """A former text as the hint names it: "bài soát xét cả năm 2025"."""
    known = {
        PLAN: f"kế hoạch năm {year}",
        HALF: f"bài soát xét 6 tháng năm {year}",
        YEAR: f"bài soát xét cả năm {year}",
    }
    if use in known:
        return known[use]
    title = titles.get(use) or "soát xét"
    return f"bài {title[:1].lower()}{title[1:]} năm {year}"


def own_hint(part: str, percent: int, where: str, *, address: str) -> Hint:
    """The hint that a part is like a former text of the writer's own."""
    question = "Năm nay có việc gì mới?" if part == DEEDS else "Có điều gì mới trong thời gian qua?"
    sentence = f"Đoạn {part_name(part)} giống {percent}% {where} của {address}. {question}"
    return Hint(part, part_name(part), OWN, percent, where, sentence)


def cell_hint(part: str, *, address: str, in_cell: bool) -> Hint:
    """The hint that a part is like some text of the same unit; whose and how much stays unsaid."""
    place = "chi bộ" if in_cell else "cơ quan"
    sentence = (
        f"Đoạn {part_name(part)} gần giống một bài trong {place}. "
        f"{address[:1].upper()}{address[1:]} có thể viết thêm việc cụ thể của riêng mình."
    )
    return Hint(part, part_name(part), CELL, None, "", sentence)
