"""What programs write is done once for its key; the example client does both its works."""

import json
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from examples.so_tay import Refused, SoTay, in_lines
from sotay.accounts.models import Login
from sotay.api.actions.tokens import make_token
from sotay.api.jobs import answers_forgotten
from sotay.api.models import Answer
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.library.models import Acknowledgement
from sotay.notices.models import Message
from sotay.org.models import Person, Unit
from tests.api.calling import Program, served, token_of
from tests.fixtures.world import at, make_login
from tests.org.rosters import AN, HEADS, UNIT_HEADS, UNITS, made, sheet

NOW = at("02/03/2026 09:00")
GOOD = made(sheet("Tổ chức", UNIT_HEADS, *UNITS), sheet("Người", HEADS, AN))
BAD = made(sheet("Tổ chức", UNIT_HEADS, *UNITS), sheet("Người", HEADS, ("Z.9", *AN[1:])))


@pytest.fixture(autouse=True)
def _spring(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def token_of_technician() -> str:
    login = make_login("kythuat")
    Login.objects.filter(pk=login.pk).update(is_technician=True)
    return make_token(login.pk, "Nhập", ["roster:import"], password="sotay-demo", shut=False,
                      by=SystemActor("kythuat"), now=NOW,
                      expires_on=clock.day_of(NOW + timedelta(days=9)))  # fmt: skip


def bring(program: Program, data: bytes, key: str, *, dry_run: bool = False):
    file = SimpleUploadedFile("ds.xlsx", data)
    return program.post(f"/api/v1/roster?dry_run={dry_run}", {"file": file},
                        headers={"Idempotency-Key": key})  # fmt: skip


def test_a_roster_is_tried_out_then_written_once(db):
    program = Program(token_of_technician())
    tried = bring(program, GOOD, "thu-0001", dry_run=True)
    assert (tried.status_code, tried.json()["created"]) == (200, 5)
    assert not Unit.objects.exists()
    first = bring(program, GOOD, "ghi-0001")
    again = bring(program, GOOD, "ghi-0001")
    assert first.json() == again.json() and first.json()["created"] == 5
    assert Person.objects.get().card_number == "12345678"
    assert bring(program, GOOD, "ghi-0002").json()["unchanged"] == 5
    other = bring(program, BAD, "ghi-0001")
    assert (other.status_code, other.json()["type"]) == (422, "/api/#key-reused")


def test_a_wrong_roster_is_refused_as_the_page_does_and_its_key_is_free_again(db):
    program = Program(token_of_technician())
    wrong = bring(program, BAD, "ghi-0001")
    assert wrong.status_code == 422 and "Z.9" in wrong.json()["errors"][0]["detail"]
    assert not Unit.objects.exists() and not Answer.objects.exists()
    assert bring(program, b"no workbook", "ghi-0001").status_code == 422
    assert bring(program, GOOD, "ghi-0001").status_code == 200
    assert bring(program, GOOD, "").status_code == 422


def test_nobody_but_the_technician_brings_in_a_roster(world):
    assert bring(Program(token_of(world.people["an"])), GOOD, "ghi-0001").status_code == 403


def remind(program: Program, people: list, key: str, token: str):
    said = json.dumps({"people": [str(p.uid) for p in people], "token": token,
                       "before_leaders": True})  # fmt: skip
    return program.post("/api/v1/units/T.01.01/reminders", said, content_type="application/json",
                        headers={"Idempotency-Key": key})  # fmt: skip


def test_reminders_are_sent_once_for_a_key(world):
    program, people = Program(token_of(world.people["an"])), [world.people["chi"]]
    token = str(uuid4())
    first = remind(program, people, "nhac-0001", token)
    assert first.json() == {"told": 1}
    assert remind(program, people, "nhac-0001", token).json() == {"told": 1}
    assert Message.objects.filter(person=world.people["chi"]).count() == 1
    assert remind(program, [], "nhac-0002", token).status_code == 422
    stranger = Program(token_of(world.people["ha"]))
    assert remind(stranger, people, "nhac-0001", token).status_code == 404
    assert Answer.objects.count() == 1


def test_an_answer_is_kept_for_a_day(world, monkeypatch):
    program, token = Program(token_of(world.people["an"])), str(uuid4())
    remind(program, [world.people["chi"]], "nhac-0001", token)
    later = NOW + timedelta(days=1)
    assert answers_forgotten(later - timedelta(seconds=1)) == 0
    monkeypatch.setattr(clock, "now", lambda: later)
    assert remind(program, [world.people["dung"]], "nhac-0001", token).json() == {"told": 1}
    assert answers_forgotten(later + timedelta(days=1)) == 1


def test_an_unknown_document_is_not_studied(world):
    program = Program(token_of(world.people["chi"]))
    response = program.post(f"/api/v1/documents/{uuid4()}/studied",
                            headers={"Idempotency-Key": "hoc-00001"})  # fmt: skip
    assert response.status_code == 404 and not Acknowledgement.objects.exists()


def test_the_example_imports_a_roster_and_reads_progress(world):
    with (
        served() as app,
        httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://localhost") as http,
    ):
        technician = SoTay(http, token_of_technician())
        assert technician.import_roster(GOOD, write=False)["created"] == 5
        assert technician.import_roster(GOOD, write=True)["created"] == 5
        with pytest.raises(Refused, match=r"Z\.9"):
            technician.import_roster(BAD, write=True)
        khanh = SoTay(http, token_of(world.people["khanh"]))
        told = in_lines(khanh.progress("T.01", 2026))
    assert told[1].startswith("T.01 Đảng bộ Sở Thử nghiệm: 0/")
