"""Forged hosts, addresses to be led to, foreign forms, settings of an installation on HTTPS."""

import io
import os
import subprocess

import pytest
import xlsxwriter
from django.http import HttpResponse
from django.test import Client

from sotay.accounts.models import Login
from sotay.accounts.views.entering import onward_of
from sotay.exports.tables import table_xlsx
from tests.fixtures.strict import StrictClient
from tests.journeys.installation import SOTAY
from tests.permissions.canary_pages import formulas_in, is_unescaped
from tests.permissions.canary_world import SIGNS, canary
from tests.permissions.test_every_url import ALL, sample

EVIL = "evil.example"
ELSEWHERE = [
    f"//{EVIL}", f"///{EVIL}", f"////{EVIL}/a", f"/\\{EVIL}", f"\\\\{EVIL}", f"\\/{EVIL}",
    f"/\t/{EVIL}", f"/\n/{EVIL}", f"/\r/{EVIL}", f"\t//{EVIL}", f" //{EVIL}", f"\x00//{EVIL}",
    f"https://{EVIL}", f"http://{EVIL}", f"https:{EVIL}", f"https:/{EVIL}", f"http:\\\\{EVIL}",
    f"HTTPS://{EVIL}", f"hTTp:///{EVIL}", f"ftp://{EVIL}", f"//{EVIL}@testserver/",
    f"//testserver@{EVIL}/", f"http://testserver.{EVIL}/", f"//testserver\\@{EVIL}",
    f"///{EVIL}/%2f..", f"//{EVIL}/%2e%2e", f"/\\/\\{EVIL}", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "\tjavascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
    "vbscript:x", f"//{EVIL}\u3002vn", f"\uff0f\uff0f{EVIL}", f"http://[::1]@{EVIL}/",
    f"//[::1].{EVIL}", f"%2f%2f{EVIL}", f"%5c%5c{EVIL}", "tiep-theo", "", "http:///", "//",
]  # fmt: skip


@pytest.mark.proves("G11")
@pytest.mark.parametrize("where", ELSEWHERE)
def test_nobody_is_led_elsewhere_after_signing_in(where):
    assert onward_of(where) == "/"


@pytest.mark.parametrize("where", ["/", "/so-tay/2026/", "/don-vi/T.01/?nam=2026&lan=ca-nam"])
def test_one_is_led_on_inside(where):
    assert onward_of(where) == where


@pytest.mark.proves("G11")
@pytest.mark.parametrize("host", [EVIL, f"testserver.{EVIL}", f"{EVIL}:80", "testserver@x", "a b"])
def test_a_forged_host_is_refused(db, host):
    answer = Client().get("/dang-nhap/", headers={"host": host})
    assert answer.status_code == 400 and EVIL not in answer.content.decode()


@pytest.mark.proves("G11")
def test_what_a_proxy_might_say_of_the_host_is_not_believed(db):
    forged = {"x-forwarded-host": EVIL, "x-forwarded-for": "9.9.9.9", "forwarded": f"host={EVIL}"}
    answer = Client().get("/so-tay/", headers=forged)
    assert answer.status_code == 302 and EVIL not in answer["Location"]
    assert EVIL not in Client().get("/dang-nhap/", headers=forged).content.decode()


@pytest.fixture(scope="module")
def foreign(lasting_world) -> Client:
    """Signed in, on the page of somebody else's site."""
    found = StrictClient(enforce_csrf_checks=True)
    found.force_login(lasting_world.people["an"].login)
    return found


def accounts() -> list[tuple]:
    return list(Login.objects.order_by("pk").values_list("pk", "password", "theme", "is_active"))


@pytest.mark.proves("G10")
@pytest.mark.parametrize("where", [where for where, _ in ALL])
def test_a_form_of_another_site_changes_nothing(where, foreign):
    """Refused before any view, or no view takes what is sent there."""
    before = accounts()
    answer = foreign.post(sample(where), {"go": "save"}, headers={"origin": f"https://{EVIL}"})
    assert answer.status_code in (401, 403, 404, 405), "past no door, whatever it is called"
    assert accounts() == before


@pytest.mark.proves("G12")
def test_an_installation_on_https_passes_the_checks_of_deployment(tmp_path):
    given = {"SOTAY_DATA": str(tmp_path), "SOTAY_ADDRESS": "https://so.vn", "SOTAY_HOSTS": "so.vn"}
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SOTAY_", "DJANGO_"))
    }
    done = subprocess.run(
        [SOTAY, "check", "--deploy", "--fail-level", "WARNING"],
        env=env | given, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("secure", [True, False])
def test_every_cookie_is_closed_to_scripts_and_to_plain_http(client, world, settings, secure):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = secure
    given = {"username": "chi", "password": "mot-hai-ba-bon-5"}
    login = world.people["chi"].login
    login.set_password(given["password"])
    login.save()
    client.get("/dang-nhap/")
    cookies = client.post("/dang-nhap/", given).cookies
    assert {"sessionid", "csrftoken"} < set(cookies)
    for cookie in cookies.values():
        assert bool(cookie["secure"]) is secure and cookie["samesite"] == "Lax", cookie
        assert cookie["httponly"], cookie


def test_the_signs_of_a_canary_would_be_seen():
    """What the crawl of every page looks for is found where it is."""
    page = HttpResponse(f"<p>{canary('x')}</p>")
    assert is_unescaped(page) and not is_unescaped(HttpResponse("<p>&lt;b x=&gt;</p>"))
    assert not formulas_in(table_xlsx("Bảng", ["Chữ"], [[f"=1+1{SIGNS}"]]))
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    book.add_worksheet().write("A1", "=1+1")
    book.close()
    assert formulas_in(held.getvalue()) == 1
