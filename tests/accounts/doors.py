"""How people come in, for tests: a slip, a sign-in form, a second device."""

import html
from datetime import datetime

from sotay.accounts.actions import issue_codes
from sotay.accounts.choices import CodePurpose
from sotay.accounts.models import Login
from sotay.kit import clock
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at

PASSWORD = "sotay-demo"
STRONG = "chè xanh bên giếng 41"
NOW = at("18/06/2026 09:00")


def login_of(world: World, who: str) -> Login:
    login = world.people[who].login
    assert login
    return Login.objects.get(pk=login.pk)


def slip(world: World, who: str, *, help_with: bool = False, now: datetime | None = None) -> str:
    """A code as it stands on paper; `help_with` a lost password, or a first way in."""
    login = login_of(world, who)
    purpose = CodePurpose.HELP if help_with else CodePurpose.FIRST
    codes = issue_codes([login.pk], purpose, issued_by="thử", now=now or clock.now(), days=14)
    return codes[login.pk]


def sign_in(client: StrictClient, name: str, password: str = PASSWORD, **more: str):
    return client.post("/dang-nhap/", {"username": name, "password": password, **more})


def activate(client: StrictClient, code: str, password: str = STRONG, again: str = ""):
    given = {"code": code, "password": password, "again": again or password}
    return client.post("/kich-hoat/", given)


def is_in(client: StrictClient) -> bool:
    """Whether this device still gets to its own pages."""
    return client.get("/tai-khoan/").status_code == 200


def told(response) -> str:
    """The words of a page, on one line."""
    return " ".join(html.unescape(response.content.decode()).split())
