"""The file itself: compressed, cut into pieces, each piece encrypted and bound to its place.

`magic | key id | salt`, then pieces `length | AES-256-GCM(piece)`. The key of a file is derived
from a content key and the file's own salt; a piece's nonce is its number and whether it is the
last, so that pieces changed, exchanged, taken out or cut off at the end do not open.
"""

import secrets
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sotay.kit import sealing

MAGIC = b"SOTAY-SAO-LUU-1\n"
SALT_BYTES = 16
HEADER_BYTES = len(MAGIC) + sealing.KEY_ID_BYTES + SALT_BYTES
PIECE = 1 << 20  # bytes before encryption
TAG_BYTES = 16


class NotABackup(Exception):
    """The file is no backup of ours, or it was altered or cut: the sentence says which."""


def _cipher(header: bytes) -> AESGCM:
    key_id = header[len(MAGIC) : len(MAGIC) + sealing.KEY_ID_BYTES]
    derive = HKDF(hashes.SHA256(), 32, salt=header[-SALT_BYTES:], info=b"sotay:backup")
    return AESGCM(derive.derive(sealing.ring_in_use().key(key_id)))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Writer:
    """Lines go in, the encrypted file comes out; it is whole only after a quiet end of `with`."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._number, self._held = out, 0, bytearray()
        self._packer = zlib.compressobj(1)
        self._header = MAGIC + sealing.ring_in_use().current + secrets.token_bytes(SALT_BYTES)
        self._cipher = _cipher(self._header)
        out.write(self._header)

    def line(self, content: bytes) -> None:
        self._take(self._packer.compress(content + b"\n"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        if kind is None:
            self._take(self._packer.flush())
            self._piece(bytes(self._held), last=True)

    def _take(self, packed: bytes) -> None:
        self._held += packed
        while len(self._held) > PIECE:
            self._piece(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]

    def _piece(self, content: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), content, self._header)
        self._out.write(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of the file; raises `NotABackup` or `sealing.KeyMissing` where it does not open.

    Only after the last line is it certain that nothing was cut off: read to the end before acting.
    """
    unpacker, rest = zlib.decompressobj(), b""
    for piece in _pieces(path):
        *whole, rest = (rest + unpacker.decompress(piece)).split(b"\n")
        yield from whole


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES)
        if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
            raise NotABackup(f"{path.name} không phải bản sao lưu của Sổ tay.")
        cipher, number, sealed = _cipher(header), 0, _next(file, path)
        while sealed:
            after = _next(file, path)
            try:
                yield cipher.decrypt(_nonce(number, last=not after), sealed, header)
            except InvalidTag:
                raise NotABackup(f"{path.name} đã bị sửa hoặc bị cắt: không dùng được.") from None
            number, sealed = number + 1, after
    if not number:
        raise NotABackup(f"{path.name} đã bị cắt: không dùng được.")


def _next(file: BinaryIO, path: Path) -> bytes:
    size = int.from_bytes(file.read(4), "big")
    if size > PIECE + TAG_BYTES:
        raise NotABackup(f"{path.name} đã bị sửa hoặc bị cắt: không dùng được.")
    return file.read(size)
