"""When a backup or a drill is due again, and that what broke off is written down."""

from contextlib import nullcontext
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from sotay.kit.backup import copies
from sotay.kit.backup.drill import DrillFailed, newest, try_out
from sotay.kit.models import Upkeep, UpkeepKind
from sotay.kit.upkeep import digest_written, state_of, written_down
from tests.fixtures.world import at

NOW = at("18/06/2026 09:00")
pytestmark = pytest.mark.django_db


def done(kind: str, before: timedelta, *, ok: bool = True, **more) -> Upkeep:
    return Upkeep.objects.create(kind=kind, at=NOW - before, ok=ok, **more)


@pytest.mark.proves("H8")
@pytest.mark.parametrize(("kind", "oldest"), [("backup", timedelta(hours=26)),
                                              ("drill", timedelta(days=8))])  # fmt: skip
def test_what_is_too_old_shows_red(kind, oldest):
    assert state_of(kind, now=NOW).is_red
    done(kind, oldest + timedelta(minutes=1))
    assert state_of(kind, now=NOW).is_red
    done(kind, oldest)
    assert not state_of(kind, now=NOW).is_red


@pytest.mark.proves("H8")
def test_a_failure_after_a_success_shows_red_and_the_success_stays_known():
    good = done("backup", timedelta(hours=2))
    done("backup", timedelta(hours=1), ok=False)
    state = state_of("backup", now=NOW)
    assert state.is_red and not state.is_late and state.good == good


def test_counting_has_no_day_but_shows_its_fault():
    assert not state_of("verify", now=NOW).is_red
    done("verify", timedelta(days=1), ok=False)
    assert state_of("verify", now=NOW).is_red


def test_work_that_breaks_off_is_written_down():
    with pytest.raises(MemoryError), written_down(UpkeepKind.BACKUP, now=NOW) as outcome:
        outcome.ok = True
        raise MemoryError
    row = Upkeep.objects.get()
    assert (row.ok, row.told) == (False, "Bị ngắt giữa chừng (MemoryError).")


def test_the_digest_is_that_of_the_last_of_this_name():
    done("backup", timedelta(hours=3), file="a.sotay", digest="1")
    done("backup", timedelta(hours=2), file="a.sotay", digest="2")
    done("backup", timedelta(hours=1), file="b.sotay", digest="3")
    assert (digest_written("a.sotay"), digest_written("c.sotay")) == ("2", "")


def test_a_full_disk_leaves_no_piece_and_is_written_down(tmp_path, monkeypatch):
    def full(writer):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "_write", full)
    monkeypatch.setattr(copies.rows, "one_moment", nullcontext)  # a test is one transaction itself
    with pytest.raises(SystemExit, match="Không ghi được"):
        call_command("backup", str(tmp_path / "a.sotay"), stdout=StringIO())
    assert list(tmp_path.iterdir()) == []
    assert not Upkeep.objects.get().ok and "No space" in Upkeep.objects.get().told


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(SystemExit, match="Không có thư mục"):
        call_command("backup", str(tmp_path / "x" / "a.sotay"), stdout=StringIO())
    assert Upkeep.objects.get().told.startswith("Không có thư mục")


def test_a_drill_without_room_touches_nothing(tmp_path, monkeypatch):
    file = tmp_path / "a.sotay"
    file.write_bytes(b"x" * 1000)
    assert newest(tmp_path) == file
    monkeypatch.setattr("shutil.disk_usage", lambda where: type("Usage", (), {"free": 4999}))
    with pytest.raises(DrillFailed, match="không đủ chỗ"):
        try_out(file, tmp_path / "noi", "audit_trailhead")
    assert not (tmp_path / "noi" / "thu-phuc-hoi").exists()
