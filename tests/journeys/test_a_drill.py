"""The newest backup is tried out in an empty place of its own; what would not help is told."""

import os
import shutil

import pytest

LAST = "SELECT ok, told, file, digest FROM kit_upkeep WHERE kind = 'drill' ORDER BY id DESC LIMIT 1"
BACKUP = "SELECT digest FROM kit_upkeep WHERE kind = 'backup' ORDER BY id DESC LIMIT 1"


def drilled(demo) -> tuple[bool, str]:
    ok, told, _, _ = demo.rows(LAST)[0]
    return bool(ok), told


@pytest.fixture
def folder(demo, tmp_path):
    """Two backups; the newer one is the one to try."""
    made = tmp_path / "sao-luu"
    made.mkdir()
    demo.run("verify")
    demo.run("backup", str(made / "cu.sotay"))
    demo.run("technician", "kythuat")
    demo.run("backup", str(made / "moi.sotay"))
    os.utime(made / "cu.sotay", (1, 1))
    return made


@pytest.mark.nightly
@pytest.mark.proves("H1", "H8")
def test_a_backup_is_restored_counted_compared_and_removed(demo, tmp_path, record_property):
    demo.run("backup", str(tmp_path / "moi.sotay"))
    told = demo.run("drill", str(tmp_path))
    assert "moi.sotay: Phục hồi được, đếm đúng" in told
    ok, said, file, digest = demo.rows(LAST)[0]
    assert (bool(ok), file) == (True, "moi.sotay") and "nhật ký nối tiếp từ dòng" in said
    assert demo.rows(BACKUP) == [(digest,)] and digest in told
    assert not (demo.folder / "thu-phuc-hoi").exists()
    record_property("figure", f"{said} {digest[:12]}")


@pytest.mark.nightly
@pytest.mark.proves("H2", "H8", "I9")
def test_what_would_not_help_is_told(demo, folder):
    newest, older = folder / "moi.sotay", folder / "cu.sotay"
    demo.refused("drill", str(folder.parent / "khong-co"))
    assert drilled(demo)[0] is False and "Không có bản sao lưu" in drilled(demo)[1]
    content = newest.read_bytes()
    newest.write_bytes(content[:-500])
    assert "đã bị sửa hoặc bị cắt" in demo.refused("drill", str(folder))
    assert drilled(demo) == (
        False,
        "sotay restore: moi.sotay đã bị sửa hoặc bị cắt: không dùng được.",
    )
    shutil.copy(older, newest)
    assert "mã kiểm tra khác" in demo.refused("drill", str(folder))
    newest.write_bytes(content)
    change(demo, "UPDATE notebook_usecount SET submitted = submitted + 1")
    demo.run("backup", str(folder / "sai.sotay"))
    assert "sotay verify: lần sử dụng" in demo.refused("drill", str(folder))
    (folder / "sai.sotay").unlink()
    change(demo, "UPDATE audit_trailentry SET link = mark WHERE position = "
           "(SELECT max(position) FROM audit_trailentry)")  # fmt: skip
    assert "Nhật ký đang dùng không nối tiếp" in demo.refused("drill", str(folder))
    assert not (demo.folder / "thu-phuc-hoi").exists()


def change(demo, sql: str) -> None:
    """By hand, past the product."""
    import sqlite3
    from contextlib import closing

    import psycopg

    if demo.url is None:
        with closing(sqlite3.connect(demo.folder / "sotay.sqlite3")) as database, database:
            database.execute(sql)
    else:
        with psycopg.connect(demo.url) as database:
            database.execute(sql)
