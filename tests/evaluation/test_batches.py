"""Everybody's sheet of a cell at once: stopped, gone on with, for whoever asked, seen by each."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.audit.queries import readings_about
from sotay.evaluation.actions.batches import (
    continue_batch,
    printed_files,
    start_batch,
)
from sotay.evaluation.models import EvidenceBatch
from sotay.evaluation.printouts import evidence_parts
from sotay.evaluation.queries.evidence import evidence_of, evidence_of_many
from sotay.kit.batches import folder_of, throw_away_old
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.models import Membership, Position
from tests.exports.paper import words
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in_plan
from tests.recognition.praising import CELL, commended

ON = "20/12/2026"
NOW = at(f"{ON} 09:00")
START = f"/don-vi/{CELL}/danh-gia/2026/can-cu/in/"


@pytest.fixture
def lived(world) -> World:
    for who in ("an", "chi", "dung", "ha"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    commended(world, "chi")
    return world


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def deed_of(found) -> bytes:
    return f"{found.person.name}: {[row.deed for row in found.items]}".encode()


def carried_on(world: World, batch: EvidenceBatch, seconds: float = 60) -> EvidenceBatch:
    return continue_batch(CELL, batch.uid, render=deed_of, by=world.by("an", ON), now=NOW,
                          seconds=seconds)  # fmt: skip


def test_together_each_has_the_sheet_they_have_alone(lived):
    by = lived.by("an", ON)
    homes = Membership.objects.on(by.day).filter(unit=lived.units[CELL])
    found = evidence_of_many([home.pk for home in homes], 2026, by=by)
    assert len(found) == len(homes) > 3
    for home in homes:
        alone = evidence_of(CELL, 2026, home.person.uid, by=by)
        assert evidence_parts(found[home.pk]) == evidence_parts(alone)
        assert (found[home.pk].is_own, found[home.pk].person) == (alone.is_own, alone.person)
    assert any(one.commended for one in found.values())


def test_of_another_cell_nothing_is_read_together_either(lived):
    homes = Membership.objects.filter(unit=lived.units[CELL]).values_list("pk", flat=True)
    assert evidence_of_many(homes, 2026, by=lived.by("giang", ON)) == {}
    own = evidence_of_many(homes, 2026, by=lived.by("dung", ON))
    assert [one.person.given for one in own.values()] == ["Dũng"]


def test_the_number_of_queries_does_not_grow(lived):
    homes = list(Membership.objects.filter(unit=lived.units[CELL]).values_list("pk", flat=True))
    counts = []
    for some in (homes[:2], homes):
        by = lived.by("an", ON)
        with CaptureQueriesContext(connection) as asked:
            evidence_of_many(some, 2026, by=by)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_a_batch_is_stopped_and_gone_on_with(lived, folder, monkeypatch):
    monkeypatch.setattr("sotay.evaluation.actions.batches.BLOCK", 2)
    batch = start_batch(CELL, 2026, by=lived.by("an", ON), now=NOW)
    assert carried_on(lived, batch, seconds=0).done == 0
    ticks = iter([0, 1, 3])
    monkeypatch.setattr("sotay.evaluation.actions.batches.monotonic", lambda: next(ticks))
    assert carried_on(lived, batch, seconds=2).done == 2
    with pytest.raises(NotNow, match="chưa xong"):
        printed_files(CELL, batch.uid, by=lived.by("an", ON))
    before = {path.name: path.read_bytes() for path in folder_of(batch.uid).iterdir()}
    assert len(before) == 2
    monkeypatch.setattr("sotay.evaluation.actions.batches.monotonic", lambda: 0)
    assert carried_on(lived, batch).is_done
    after = {path.name: path.read_bytes() for path in folder_of(batch.uid).iterdir()}
    assert before.items() < after.items()


def test_what_is_printed_once_is_not_printed_again(lived, folder):
    batch = start_batch(CELL, 2026, by=lived.by("an", ON), now=NOW)
    done = carried_on(lived, batch)
    assert done.is_done and done.total == len(list(folder_of(batch.uid).iterdir()))
    carried_on(lived, batch)
    chi = lived.people["chi"]
    assert [row.verb for row in readings_about(chi.pk)] == ["evidence.printed"]
    assert not readings_about(lived.people["an"].pk)
    _, files = printed_files(CELL, batch.uid, by=lived.by("an", ON))
    (name,) = [name for name in files if name.endswith("-le-thi-kim-chi.pdf")]
    assert PLAN_2026.items[1].deed in files[name].decode()


def test_the_files_are_sealed_and_thrown_away_after_some_days(lived, folder):
    batch = carried_on(lived, start_batch(CELL, 2026, by=lived.by("an", ON), now=NOW))
    kept = b"".join(path.read_bytes() for path in folder_of(batch.uid).iterdir())
    assert kept and b"Chi" not in kept and PLAN_2026.items[1].deed.encode() not in kept
    assert throw_away_old(EvidenceBatch, NOW + timedelta(days=7)) == 0
    assert throw_away_old(EvidenceBatch, NOW + timedelta(days=7, seconds=1)) == 1
    assert not folder_of(batch.uid).exists() and not EvidenceBatch.objects.exists()


@pytest.mark.parametrize("who", ["binh", "chi", "giang", "khanh", "minh"])
def test_a_batch_is_for_whoever_asked(lived, folder, who):
    batch = carried_on(lived, start_batch(CELL, 2026, by=lived.by("an", ON), now=NOW))
    with pytest.raises(NotFound):
        printed_files(CELL, batch.uid, by=lived.by(who, ON))
    if who != "binh":
        with pytest.raises(NotFound):
            start_batch(CELL, 2026, by=lived.by(who, ON), now=NOW)


def test_with_the_post_the_batch_is_lost_too(lived, folder):
    batch = carried_on(lived, start_batch(CELL, 2026, by=lived.by("an", ON), now=NOW))
    Position.objects.filter(person=lived.people["an"]).update(valid_until=day("15/12/2026"))
    with pytest.raises(NotFound):
        printed_files(CELL, batch.uid, by=lived.by("an", ON))
    with pytest.raises(NotFound):
        carried_on(lived, batch)


@pytest.mark.parametrize(("code", "year"), [("T", 2026), ("T.01", 2026), (CELL, 2027)])
def test_above_the_cell_and_for_a_year_to_come_nothing_is_printed(lived, code, year):
    with pytest.raises(NotFound):
        start_batch(code, year, by=lived.by("an", ON), now=NOW)


def test_on_the_page_from_the_start_to_the_file(lived, folder, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    client.force_login(lived.people["an"].login)
    assert START in client.get(f"/don-vi/{CELL}/danh-gia/2026/").content.decode()
    assert "Bắt đầu in" in client.get(START).content.decode()
    where = client.post(START)["Location"]
    assert "Đã làm 0/" in client.get(where).content.decode()
    assert client.get(f"{where}tai/").status_code == 409
    for _ in range(9):
        answer = client.post(f"{where}tiep/", headers={"X-Sotay-Autosave": "1"}).json()
        if answer["done"] == answer["total"]:
            break
    assert "Đã làm xong" in client.get(where).content.decode()
    assert where in client.get(START).content.decode()
    with zipfile.ZipFile(io.BytesIO(client.get(f"{where}tai/").content)) as archive:
        sheets = {name: words(archive.read(name)) for name in archive.namelist()}
    assert len(sheets) == answer["total"] > 3
    assert any("Lê Thị Kim Chi" in text and PLAN_2026.items[1].deed in text
               for text in sheets.values())  # fmt: skip
    client.force_login(lived.people["binh"].login)
    assert client.get(where).status_code == client.get(f"{where}tai/").status_code == 404
