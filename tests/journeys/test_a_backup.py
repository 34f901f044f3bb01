"""The technician copies what is there while people write, and brings it back elsewhere."""

import shutil
import threading

import pytest

from sotay.kit import sealing
from tests.journeys.installation import Installation
from tests.journeys.member import Client


@pytest.fixture
def elsewhere(tmp_path):
    """An empty place on the same engine, with the key that was kept apart."""
    made = Installation(tmp_path / "noi-khac")
    made.folder.mkdir()
    yield made
    made.stop()


def key_to(there: Installation, demo: Installation) -> None:
    shutil.copy(demo.folder / "content.key", there.folder / "content.key")


def digest(told: str) -> str:
    return next(line for line in told.splitlines() if "Mã kiểm tra" in line).split()[-1]


def write_on(client: Client, stop: threading.Event, acked: list[str]) -> None:
    while not stop.is_set():
        words = f"Việc lần {len(acked)} trong khi sao lưu"
        if client.hand_in(words):
            acked.append(words)


def test_a_copy_made_while_people_write_comes_back_whole(demo, elsewhere, tmp_path):
    demo.serve()
    client, stop, acked = Client(demo.address, "dangvien"), threading.Event(), []
    assert client.hand_in("Việc đã nộp trước khi sao lưu")
    writing = threading.Thread(target=write_on, args=(client, stop, acked))
    writing.start()
    copy = tmp_path / "ban-sao.sotay"
    told = demo.run("backup", str(copy))
    stop.set()
    writing.join()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "Đã có tệp" in demo.refused("backup", str(copy))

    key_to(elsewhere, demo)
    assert digest(elsewhere.run("restore", str(copy))) == digest(told)
    assert digest(elsewhere.run("backup", str(tmp_path / "lan-hai.sotay"))) == digest(told)
    verified = elsewhere.run("verify")
    assert " 0 chỗ khác" in verified and ": 0 chỗ sai" in verified
    assert "Ở đây đã có dữ liệu" in elsewhere.refused("restore", str(copy))
    elsewhere.serve()
    page = Client(elsewhere.address, "dangvien").get("/so-tay/2026/ke-hoach/")
    assert "Việc đã nộp trước khi sao lưu" in page or any(words in page for words in acked)


def test_it_moves_to_the_other_engine_and_back(demo, elsewhere, tmp_path):
    copy, further = tmp_path / "a.sotay", tmp_path / "b.sotay"
    told = digest(demo.run("backup", str(copy)))
    sqlite = elsewhere
    sqlite.env.pop("SOTAY_DATABASE_URL", None)
    key_to(sqlite, demo)
    assert digest(sqlite.run("restore", str(copy))) == told
    assert digest(sqlite.run("backup", str(further))) == told
    back = Installation(tmp_path / "tro-ve")
    back.folder.mkdir()
    key_to(back, demo)
    assert digest(back.run("restore", str(further))) == told


def test_what_can_not_be_trusted_is_refused_and_nothing_is_touched(demo, elsewhere, tmp_path):
    copy = tmp_path / "a.sotay"
    demo.run("backup", str(copy))
    assert "Không thấy tệp khóa" in elsewhere.refused("restore", str(copy))
    sealing.write_ring(elsewhere.folder / "content.key", sealing.KeyRing(b"", {}).with_new_key())
    assert "Thiếu khóa nội dung" in elsewhere.refused("restore", str(copy))
    key_to(elsewhere, demo)
    content = copy.read_bytes()
    (tmp_path / "cut.sotay").write_bytes(content[:-1000])
    other = bytes([content[5000] ^ 1])  # a fixed letter may be what stands there already
    (tmp_path / "changed.sotay").write_bytes(content[:5000] + other + content[5001:])
    for name in ("cut", "changed"):
        told = elsewhere.refused("restore", str(tmp_path / f"{name}.sotay"))
        assert "đã bị sửa hoặc bị cắt" in told
    assert digest(elsewhere.run("restore", str(copy)))
    assert "Không thấy tệp" in elsewhere.refused("restore", str(tmp_path / "khong-co.sotay"))
