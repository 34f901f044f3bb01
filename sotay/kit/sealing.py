"""Sealed content: what a person wrote is stored compressed and encrypted, never in clear.

A sealed value is `version | key id | nonce | AES-256-GCM(compressed text)`. The identity of its row
is bound in as associated data, so a value copied into another row does not open. The keys lie in a
file beside the database, never inside it: a dump alone reveals no sentence.
"""

import base64
import fcntl
import hmac
import json
import os
import secrets
import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

FORMAT = b"\x01"
KEY_ID_BYTES = 4
NONCE_BYTES = 12
OVERHEAD = len(FORMAT) + KEY_ID_BYTES + NONCE_BYTES


class KeyMissing(Exception):
    """The key that sealed something is not in the key file."""


class SealBroken(Exception):
    """The bytes were altered, cut, or belong to another row."""


@dataclass(frozen=True)
class KeyRing:
    current: bytes
    keys: dict[bytes, bytes]

    def key(self, key_id: bytes) -> bytes:
        try:
            return self.keys[key_id]
        except KeyError:
            raise KeyMissing(
                f"Thiếu khóa nội dung {key_id.hex()} trong tệp khóa. "
                "Hãy đặt lại đúng tệp khóa của bản cài đặt này rồi chạy lại."
            ) from None

    def with_new_key(self) -> "KeyRing":
        key_id = secrets.token_bytes(KEY_ID_BYTES)
        return KeyRing(key_id, {**self.keys, key_id: secrets.token_bytes(32)})


def read_ring(path: Path) -> KeyRing:
    content = json.loads(path.read_text())
    keys = {bytes.fromhex(name): base64.b64decode(key) for name, key in content["keys"].items()}
    return KeyRing(bytes.fromhex(content["current"]), keys)


def write_ring(path: Path, ring: KeyRing) -> None:
    """Replace the key file whole, readable by this user alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "current": ring.current.hex(),
        "keys": {name.hex(): base64.b64encode(key).decode() for name, key in ring.keys.items()},
    }
    beside = path.with_name(path.name + ".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
        json.dump(content, new)
        new.flush()
        os.fsync(new.fileno())
    os.replace(beside, path)
    ring_in_use.cache_clear()
    derived_key.cache_clear()


def make_ring(path: Path) -> None:
    """A first key, unless somebody starting at the same moment has made one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_name(path.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            write_ring(path, KeyRing(b"", {}).with_new_key())


@lru_cache(maxsize=1)
def ring_in_use() -> KeyRing:
    try:
        return read_ring(settings.KEY_FILE)
    except FileNotFoundError:
        raise KeyMissing(
            f"Không thấy tệp khóa nội dung {settings.KEY_FILE}. "
            "Hãy đặt lại tệp khóa, hoặc chỉ đường tới nó bằng SOTAY_KEY_FILE."
        ) from None


def seal(text: str, *, row: str) -> bytes:
    """The text sealed for one row; `row` names table and row, e.g. "notebook.version:<uid>"."""
    return seal_bytes(text.encode(), row=row)


def unseal(blob: bytes | memoryview, *, row: str) -> str:
    return unseal_bytes(blob, row=row).decode()


def seal_bytes(content: bytes, *, row: str) -> bytes:
    ring = ring_in_use()
    nonce = secrets.token_bytes(NONCE_BYTES)
    packed = zlib.compress(content, 6)
    sealed = AESGCM(ring.key(ring.current)).encrypt(nonce, packed, row.encode())
    return FORMAT + ring.current + nonce + sealed


def unseal_bytes(blob: bytes | memoryview, *, row: str) -> bytes:
    blob = bytes(blob)
    if len(blob) < OVERHEAD or blob[:1] != FORMAT:
        raise SealBroken(row)
    nonce_at = len(FORMAT) + KEY_ID_BYTES
    key = _key_for(key_id_of(blob))
    try:
        opened = AESGCM(key).decrypt(blob[nonce_at:OVERHEAD], blob[OVERHEAD:], row.encode())
    except InvalidTag:
        raise SealBroken(row) from None
    return zlib.decompress(opened)


def _key_for(key_id: bytes) -> bytes:
    """A key made by a rotation while this process runs is in the file, not yet in its memory."""
    if key_id not in ring_in_use().keys:
        ring_in_use.cache_clear()
    return ring_in_use().key(key_id)


def key_id_of(blob: bytes | memoryview) -> bytes:
    return bytes(blob[len(FORMAT) : len(FORMAT) + KEY_ID_BYTES])


def seal_json(content: Any, *, row: str) -> bytes:
    return seal(json.dumps(content, ensure_ascii=False, separators=(",", ":")), row=row)


def unseal_json(blob: bytes | memoryview, *, row: str) -> Any:
    return json.loads(unseal(blob, row=row))


@lru_cache(maxsize=32)
def derived_key(purpose: str) -> bytes:
    """A key for one purpose, derived from the first key of the ring: it survives rotation."""
    first = next(iter(ring_in_use().keys.values()))
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"sotay:" + purpose.encode()).derive(first)


def keyed_hash(purpose: str, text: str) -> str:
    """HMAC-SHA256 in hex: confirms nothing to somebody who holds the database alone."""
    return hmac.new(derived_key(purpose), text.encode(), sha256).hexdigest()


def key_file_problem(path: Path) -> str:
    """Why the key file must not be used as it lies there; empty if all is well."""
    if path.stat().st_mode & 0o077:
        return f"Tệp khóa {path} đang để người khác đọc được. Hãy chạy: chmod 600 {path}"
    return ""
