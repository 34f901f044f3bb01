"""The file of a backup: opened whole by its key, and by nothing else."""

import io
from hashlib import sha256

import pytest

from sotay.kit import sealing
from sotay.kit.backup import container
from sotay.kit.backup.container import HEADER_BYTES, NotABackup, Writer, lines_of

LINES = [b"d\xc3\xb2ng " + sha256(bytes([number])).hexdigest().encode() for number in range(200)]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Some lines in many small pieces."""
    monkeypatch.setattr(container, "PIECE", 500)
    held = io.BytesIO()
    with Writer(held) as writer:
        for line in LINES:
            writer.line(line)
    made = tmp_path / "ban-sao.sotay"
    made.write_bytes(held.getvalue())
    return made


def pieces(content: bytes) -> list[bytes]:
    found, at = [], HEADER_BYTES
    while at < len(content):
        end = at + 4 + int.from_bytes(content[at : at + 4], "big")
        found.append(content[at:end])
        at = end
    return found


def test_what_went_in_comes_out(file):
    assert list(lines_of(file)) == LINES
    assert LINES[7] not in file.read_bytes()


def test_every_changed_byte_is_noticed(file):
    content = file.read_bytes()
    for at in [0, len(container.MAGIC), HEADER_BYTES - 1, *range(HEADER_BYTES, len(content), 37)]:
        changed = bytearray(content)
        changed[at] ^= 1
        file.write_bytes(changed)
        with pytest.raises((NotABackup, sealing.KeyMissing)):
            list(lines_of(file))


def test_every_cut_is_noticed(file):
    content = file.read_bytes()
    ends = [0, 5, HEADER_BYTES, HEADER_BYTES + 3, len(content) - 1]
    kept = pieces(content)
    ends += [HEADER_BYTES + sum(map(len, kept[:many])) for many in (1, 2, len(kept) - 1)]
    for end in ends:
        file.write_bytes(content[:end])
        with pytest.raises(NotABackup):
            list(lines_of(file))


def test_exchanged_and_left_out_pieces_are_noticed(file):
    content = file.read_bytes()
    first, second, *rest = pieces(content)
    for order in ([second, first, *rest], [first, *rest], [first, first, second, *rest]):
        file.write_bytes(content[:HEADER_BYTES] + b"".join(order))
        with pytest.raises(NotABackup):
            list(lines_of(file))


def test_another_key_does_not_open_it(file, monkeypatch):
    other = sealing.KeyRing(b"", {}).with_new_key()
    monkeypatch.setattr(sealing, "ring_in_use", lambda: other)
    with pytest.raises(sealing.KeyMissing):
        list(lines_of(file))


def test_what_is_no_backup_is_told(tmp_path):
    other = tmp_path / "anh.png"
    other.write_bytes(b"\x89PNG" * 100)
    with pytest.raises(NotABackup, match=r"anh\.png không phải bản sao lưu"):
        list(lines_of(other))


def test_a_file_that_was_not_finished_is_cut(tmp_path):
    made = tmp_path / "do-dang.sotay"
    with pytest.raises(RuntimeError), made.open("wb") as out, Writer(out) as writer:
        writer.line(b"x")
        raise RuntimeError
    with pytest.raises(NotABackup):
        list(lines_of(made))
