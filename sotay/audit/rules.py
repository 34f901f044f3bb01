"""What makes a line of the trail certain: its own mark, and the link to the line before it.

Both are HMAC-SHA256 under a key derived from the content key: whoever holds the database alone can
neither write a line nor mend the chain behind a change.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from sotay.kit import sealing

FORMAT = b"1"
NONCE_BYTES = 8
BEGIN = b""  # what stands before the first line
TOLD = 20  # faults of one sort that are told one by one


class Words(NamedTuple):
    """What a line says, in the order of its columns."""

    at: datetime
    by_id: int | None
    by_name: str
    by_post: str
    verb: str
    thing: str
    thing_name: str
    about_id: int | None
    note: str


class Line(NamedTuple):
    """A line as it stands in the table."""

    pk: int
    position: int | None
    mark: bytes
    link: bytes
    words: Words


def mark_of(words: Words) -> bytes:
    """A new mark: it holds for these words alone, and no second line may carry the same."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _mac(b"mark", nonce, _plain(words))


def holds(mark: bytes, words: Words) -> bool:
    """Whether Sổ tay itself wrote these words under this mark."""
    nonce, rest = mark[:NONCE_BYTES], mark[NONCE_BYTES:]
    return hmac.compare_digest(rest, _mac(b"mark", nonce, _plain(words)))


def link_of(before: bytes, line: Line, position: int) -> bytes:
    """The link of a line at this place in the chain, after the line whose link is `before`."""
    place = f"{position}:{line.pk}".encode()
    return _mac(b"link", before, place, line.mark, _plain(line.words))


def head_mark(position: int, link: bytes) -> bytes:
    """Says that the chain ends here: without the key nobody shortens it."""
    return _mac(b"head", str(position).encode(), link)


def _plain(words: Words) -> bytes:
    told = (words.at.astimezone(UTC).isoformat(), *words[1:])
    return json.dumps(told, separators=(",", ":")).encode()


def _mac(*parts: bytes) -> bytes:
    whole = FORMAT + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.new(sealing.derived_key("trail"), whole, sha256).digest()


@dataclass
class Reading:
    """What was found while the chain was read from its first line on."""

    lines: int = 0
    faults: list[str] = field(default_factory=list)
    count: int = 0
    last: int = 0
    link: bytes = BEGIN

    def fault(self, told: str) -> None:
        self.count += 1
        if self.count <= TOLD:
            self.faults.append(told)


def read_chain(lines: Iterable[Line]) -> Reading:
    """Every line in the order of its place was looked at; a fault for each that was changed, taken
    out, put in, or written by something other than Sổ tay.
    """
    found = Reading()
    for line in lines:
        for told in _wrong_with(line, found):
            found.fault(told)
        found.lines += 1
        found.last, found.link = line.position or 0, line.link
    return found


def _wrong_with(line: Line, found: Reading) -> Iterator[str]:
    position, expected = line.position or 0, found.last + 1
    name = f"dòng {line.pk}"
    if position > expected:
        yield f"thiếu {position - expected} dòng trước {name} (chỗ {expected})"
    elif position < expected:
        yield f"{name} đứng trùng chỗ {position}"
    if not holds(line.mark, line.words):
        yield f"{name} đã bị sửa, hoặc không do Sổ tay ghi"
    elif position == expected and not hmac.compare_digest(
        line.link, link_of(found.link, line, position)
    ):
        yield f"{name} không nối với dòng trước nó"
