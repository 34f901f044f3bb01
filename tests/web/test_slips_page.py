"""Slips for a unit: for whom one may, on paper only, and each opens its own account."""

import io
import re

import pytest
from pypdf import PdfReader

from sotay.accounts.choices import CodePurpose
from sotay.accounts.models import ActivationCode, Login
from sotay.audit.models import TrailEntry
from sotay.kit import clock
from sotay.regulations.models import RuleValue
from tests.accounts.doors import activate, is_in, login_of, told
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at, day

ADDRESS = "/don-vi/T.01.01/phieu-kich-hoat/"
CODE = re.compile(r"(?:[0-9A-Z]{4}\s+){3}[0-9A-Z]{4}")


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))


@pytest.fixture
def secretary(world, client) -> StrictClient:
    client.force_login(world.people["an"].login)
    return client


def issue(client: StrictClient, world: World, *who: str, address: str = ADDRESS):
    return client.post(address, {"person": [str(world.people[key].uid) for key in who]})


def pages(response) -> list[str]:
    assert response["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]


def codes(response) -> list[str]:
    return ["".join(code.split()) for page in pages(response) for code in CODE.findall(page)]


def test_the_page_lists_the_people_of_the_unit_and_how_far_they_are(world, secretary):
    Login.objects.filter(user_name="chi").update(password="!")
    page = told(secretary.get(ADDRESS))
    assert "Lê Thị Kim Chi" in page and "Vũ Ngọc Hà" not in page
    assert page.count("Đã kích hoạt") == 4 and page.count("Chưa có tài khoản") == 1


def test_a_printed_slip_opens_the_account_of_its_person(world, secretary):
    printed = issue(secretary, world, "chi")
    (text,) = pages(printed)
    assert "Lê Thị Kim Chi" in text and "02/07/2026" in text
    (code,) = codes(printed)
    device = StrictClient()
    activate(device, code)
    assert is_in(device) and "Lê Thị Kim Chi" in told(device.get("/tai-khoan/"))


def test_the_code_stands_on_paper_and_nowhere_else(world, secretary):
    (code,) = codes(issue(secretary, world, "chi"))
    assert code not in str(list(ActivationCode.objects.values()))
    assert code not in str(list(TrailEntry.objects.values()))
    page = secretary.get(ADDRESS).content.decode()
    assert code not in page.replace(" ", "") and "Đã cấp, chờ dùng đến 02/07/2026" in page


def test_issuing_leaves_a_trail_about_the_person(world, secretary):
    issue(secretary, world, "chi", "dung")
    rows = TrailEntry.objects.filter(verb="slip.issued").order_by("thing_name")
    assert [(row.by_name, row.thing_name) for row in rows] == [
        ("Nguyễn Văn An", "Lê Thị Kim Chi"), ("Nguyễn Văn An", "Phạm Tiến Dũng"),
    ]  # fmt: skip


def test_for_whoever_has_a_password_it_is_help_else_the_first_way_in(world, secretary):
    Login.objects.filter(user_name="chi").update(password="!")
    issue(secretary, world, "chi", "dung")
    found = {row.login.user_name: row.purpose for row in ActivationCode.objects.all()}
    assert found == {"chi": CodePurpose.FIRST, "dung": CodePurpose.HELP}


def test_whoever_has_no_login_gets_one_with_a_readable_name(world, secretary):
    person = world.people["chi"]
    person.login = None
    person.save()
    (text,) = pages(issue(secretary, world, "chi"))
    assert "chiltk" in text


def test_without_anybody_chosen_nothing_is_issued(world, secretary):
    page = secretary.post(ADDRESS, {})
    assert page.status_code == 422
    assert "Hãy chọn ít nhất một người để in phiếu." in told(page)
    assert not ActivationCode.objects.exists()


def test_somebody_of_another_unit_is_not_served(world, secretary):
    assert issue(secretary, world, "ha").status_code == 422
    printed = issue(secretary, world, "ha", "chi")
    assert len(codes(printed)) == 1 and "Hà" not in pages(printed)[0]
    assert [row.login for row in ActivationCode.objects.all()] == [login_of(world, "chi")]


@pytest.mark.parametrize("who", ["chi", "giang", "ha", "lan", "nga"])
def test_nobody_else_may(world, client, who):
    client.force_login(world.people[who].login)
    assert client.get(ADDRESS).status_code in (403, 404)
    assert issue(client, world, "dung").status_code in (403, 404)
    assert not ActivationCode.objects.exists()


def test_the_staff_above_issue_for_everybody_below(world, client):
    client.force_login(world.people["minh"].login)
    page = told(client.get("/don-vi/T.01/phieu-kich-hoat/"))
    assert page.count('name="person"') == 10
    printed = issue(client, world, *world.people, address="/don-vi/T.01/phieu-kich-hoat/")
    assert len(pages(printed)) == 2  # eight on a page
    assert len(set(codes(printed))) == 10


def test_the_technician_issues_the_first_ones(world, client):
    login = Login.objects.create(user_name="kythuat", session_seed="x", is_technician=True)
    client.force_login(login)
    assert len(codes(issue(client, world, "an"))) == 1
    assert TrailEntry.objects.get().by_name == "Quản trị kỹ thuật"
    assert client.get("/don-vi/T.77/phieu-kich-hoat/").status_code == 404


def test_a_unit_may_let_slips_live_shorter(world, secretary):
    RuleValue.objects.create(unit=world.units["T"], key="slip_days", value=3,
                             valid_from=day("01/01/2026"), set_at=at("01/01/2026"))  # fmt: skip
    assert "21/06/2026" in pages(issue(secretary, world, "chi"))[0]
    assert ActivationCode.objects.get().expires_at == at("21/06/2026 09:00")
