"""Help with a lost password opens the account, not what was closed: that takes a second own word.

Source: design invariant 7.
"""

from datetime import timedelta
from uuid import uuid4

import pytest

from sotay.accounts.actions import make_recovery_sheet
from sotay.accounts.models import Session
from sotay.accounts.rules import shut_until
from sotay.kit import clock
from sotay.notebook.actions.reflections import write_reflection
from sotay.org.actions.slips import issue_slips_for
from sotay.org.models import Person
from tests.accounts.doors import (
    NOW,
    PASSWORD,
    STRONG,
    activate,
    is_in,
    login_of,
    sign_in,
    slip,
    told,
)
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at, day

NOTES = "/so-tay/2026/ghi-chep/"
PLAN = "/so-tay/2026/ke-hoach/"
SECRET = "Điều chỉ viết cho riêng mình."


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def later(monkeypatch, **span: float) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(**span))


@pytest.fixture
def old(world) -> StrictClient:
    """A device that signed in before the help came."""
    write_reflection(SECRET, token=uuid4(), by=world.by("chi"), now=NOW, today=day("18/06/2026"))
    device = StrictClient()
    sign_in(device, "chi")
    return device


@pytest.fixture
def helped(world, old, monkeypatch) -> StrictClient:
    """A device that came in with a code somebody handed over, ten minutes later."""
    return help_in(world, monkeypatch, minutes=10)


def help_in(world: World, monkeypatch, **span: float) -> StrictClient:
    later(monkeypatch, **span)
    device = StrictClient()
    activate(device, slip(world, "chi", help_with=True))
    return device


def sheet(world: World) -> str:
    login = login_of(world, "chi").pk
    return make_recovery_sheet(login, password=PASSWORD, now=at("01/06/2026"))


def is_shut(client: StrictClient) -> bool:
    page = client.get(NOTES)
    assert (page.status_code == 409) != (SECRET in told(page))
    return page.status_code == 409


@pytest.mark.parametrize("address", [NOTES, PLAN, "/tai-khoan/du-lieu/?dang=json"])
def test_after_help_drafts_notes_and_ones_data_stay_shut(helped, address):
    page = helped.get(address)
    assert page.status_code == 409
    assert "đóng đến 25/06/2026 09:10" in told(page) and "tờ khôi phục" in told(page)


def test_nothing_can_be_written_either_while_it_is_shut(world, helped):
    page = helped.post(PLAN, {"base": "0", "item": "aaaa1111", "item-aaaa1111-deed": "x"})
    assert page.status_code == 409


def test_after_seven_days_it_opens_by_itself(helped, monkeypatch):
    later(monkeypatch, days=7)
    assert is_shut(helped)
    later(monkeypatch, days=7, minutes=10)
    assert not is_shut(helped)


def test_the_recovery_sheet_opens_at_once(world, old, monkeypatch):
    code = sheet(world)
    later(monkeypatch, minutes=10)
    device = StrictClient()
    activate(device, slip(world, "chi", help_with=True))
    wrong = device.post("/tai-khoan/mo-lai/", {"code": "0000 0000 0000 0000"})
    assert wrong.status_code == 422 and "tờ khôi phục chưa đúng" in told(wrong)
    assert is_shut(device)
    device.post("/tai-khoan/mo-lai/", {"code": code.lower()})
    assert not is_shut(device)


def test_only_the_newest_sheet_opens(world, old, monkeypatch):
    first, second = sheet(world), sheet(world)
    helped = help_in(world, monkeypatch, minutes=10)
    assert helped.post("/tai-khoan/mo-lai/", {"code": first}).status_code == 422
    assert helped.post("/tai-khoan/mo-lai/", {"code": second}).status_code == 302


def test_whoever_helped_makes_no_sheet_to_open_it_with(world, helped):
    made = helped.post("/tai-khoan/to-khoi-phuc/", {"sheet-password": STRONG})
    assert made.status_code == 409 and "chưa lập tờ khôi phục mới được" in told(made)
    assert not login_of(world, "chi").recovery_hash
    assert "Lập tờ khôi phục" not in told(helped.get("/tai-khoan/"))


def test_a_second_code_does_not_make_the_first_device_an_old_one(world, helped, monkeypatch):
    again = help_in(world, monkeypatch, hours=5)
    assert is_shut(helped) and is_shut(again)
    later(monkeypatch, days=7, minutes=10)
    assert not is_shut(helped) and not is_shut(again)


def test_after_an_objection_the_shut_time_begins_anew(world, old, helped, monkeypatch):
    old.post("/tai-khoan/xac-nhan/", {"me": "0"})
    again = help_in(world, monkeypatch, days=3)
    later(monkeypatch, days=9, hours=23)
    assert is_shut(again) and not is_shut(old)
    later(monkeypatch, days=10)
    assert not is_shut(again)


def test_after_an_objection_a_slip_is_help_again(world, old, helped):
    old.post("/tai-khoan/xac-nhan/", {"me": "0"})
    person = Person.objects.select_related("login").get(pk=world.people["chi"].pk)
    unit = world.units["T.01.01"]
    (issued,) = issue_slips_for([(person, unit)], by=world.by("an"), now=NOW, days=14)
    assert issued.is_help


def test_whoever_helped_cannot_end_the_devices_on_which_the_owner_objects(
    world, old, helped, monkeypatch
):
    again = help_in(world, monkeypatch, minutes=30)
    handle = Session.objects.get(session_key=old.session.session_key).handle
    one = helped.post("/tai-khoan/may/", {"device": handle})
    assert one.status_code == 409 and "chỉ chính máy ấy" in told(one)
    helped.post("/tai-khoan/may/")
    assert is_in(old) and not is_in(again)
    changed = {"old": STRONG, "password": STRONG + "9", "again": STRONG + "9"}
    assert helped.post("/tai-khoan/mat-khau/", changed).status_code == 302
    assert is_in(old) and is_in(helped)


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ("/so-tay/2026/ke-hoach/nhap-ho/nhan/", {}),
        ("/so-tay/2026/ke-hoach/nhap-ho/khong-nhan/", {}),
        ("/so-tay/2026/ke-hoach/bo-sua/", {}),
        ("/tai-khoan/nhap-ho/", {"helper": ""}),
    ],
)
def test_nothing_is_decided_for_the_owner_while_it_is_shut(helped, address, given):
    page = helped.post(address, given)
    assert page.status_code == 409 and "đóng đến" in told(page)


def test_an_old_device_stays_open_and_is_asked(old, helped):
    assert not is_shut(old)
    assert "Có phải đồng chí vừa nhờ đặt lại mật khẩu?" in told(old.get("/tai-khoan/"))
    assert "Có phải đồng chí" not in told(helped.get("/tai-khoan/"))


def test_a_yes_from_the_old_device_opens_everything(old, helped):
    old.post("/tai-khoan/xac-nhan/", {"me": "1"})
    assert not is_shut(helped)


def test_a_no_from_the_old_device_throws_the_other_out(world, old, helped):
    old.post("/tai-khoan/xac-nhan/", {"me": "0"})
    assert is_in(old) and not is_in(helped)
    assert not is_shut(old)
    for password in (STRONG, PASSWORD):
        assert sign_in(StrictClient(), "chi", password).status_code == 422
    assert login_of(world, "chi").helped_at


def test_the_helped_device_cannot_answer_for_the_owner(world, helped):
    helped.post("/tai-khoan/xac-nhan/", {"me": "1"})
    assert is_shut(helped)
    assert login_of(world, "chi").helped_at


def test_signing_in_anew_after_help_is_shut_too(helped):
    device = StrictClient()
    sign_in(device, "chi", STRONG)
    assert is_shut(device)


@pytest.mark.parametrize(
    ("helped_at", "started_at", "until"),
    [
        (None, "18/06/2026", None),
        ("18/06/2026", "17/06/2026", None),
        ("18/06/2026", "18/06/2026", "25/06/2026"),
        ("18/06/2026", "19/06/2026", "25/06/2026"),
        ("12/06/2026", "19/06/2026", None),
        ("18/06/2026", None, "25/06/2026"),
    ],
)
def test_when_it_is_shut(helped_at, started_at, until):
    given = [at(text) if text else None for text in (helped_at, started_at, until)]
    assert shut_until(given[0], given[1], at("19/06/2026")) == given[2]
