"""Every address says who it is for; one that does not is refused even if this test was skipped."""

import re

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from sotay.kit import access, clock
from sotay.kit.access import PUBLIC
from sotay.notices.jobs import beat
from sotay.web.middleware import AccessMiddleware
from sotay.web.views.errors import UndeclaredView
from tests.api.calling import token_of
from tests.fixtures.strict import StrictClient


def addresses(patterns=None, prefix="") -> list[tuple[str, URLPattern]]:
    found = []
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        where = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += addresses(entry.url_patterns, where)
        else:
            found.append((where, entry))
    return found


pytestmark = pytest.mark.django_db  # or no database is made
ALL = addresses()
SAMPLES = {"int:year": "2026", "use:use": "ke-hoach", "str:code": "T.01.01", "int:number": "1",
           "int:aside": "1", "meeting:slug": "2026-07-03",
           "slug:period": "6-thang",
           "uuidstr": "00000000-0000-4000-8000-000000000000",
           "uuid": "00000000-0000-4000-8000-000000000000"}  # fmt: skip


def sample(where: str) -> str:
    def fill(found: re.Match) -> str:
        kind = found[1]
        return SAMPLES.get(kind) or SAMPLES.get(kind.split(":")[0]) or "1"

    return "/" + re.sub(r"<([^>]+)>", fill, where)


@pytest.mark.parametrize(("where", "entry"), ALL, ids=[where for where, _ in ALL])
@pytest.mark.proves("A1")
def test_an_address_declares_who_it_is_for(where, entry):
    assert access.declared(entry.callback) is not None


@pytest.mark.proves("A2")
def test_an_undeclared_view_is_refused(settings):
    def view(request):
        raise AssertionError("reached")

    request = RequestFactory().get("/x")
    settings.TESTING = True
    with pytest.raises(UndeclaredView):
        AccessMiddleware(lambda r: None).process_view(request, view, (), {})


BY_TOKEN = [where for where, entry in ALL if access.by_token(entry.callback)]


@pytest.mark.parametrize("where", BY_TOKEN)
def test_a_program_without_a_token_is_refused(where, signed_in):
    """A session's cookie is no token, and with it every such address is closed too."""
    for client in (StrictClient(), signed_in["an"]):
        for method in (client.get, client.post, client.put, client.delete):
            assert method(sample(where)).status_code in (401, 405)


@pytest.mark.parametrize("where", [w for w, e in ALL if access.declared(e.callback) is not PUBLIC
                                   and w not in BY_TOKEN])  # fmt: skip
def test_a_stranger_is_asked_to_sign_in(where, client, lasting_world):
    response = client.get(sample(where))
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/?next=")


@pytest.fixture(scope="module")
def signed_in(lasting_world) -> dict[str, StrictClient]:
    beat(clock.now())
    clients = {who: StrictClient() for who in ("chi", "lan", "an")}
    for who, client in clients.items():
        client.force_login(lasting_world.people[who].login)
    return clients


@pytest.fixture(scope="module")
def tokens(lasting_world, signed_in) -> dict[str, str]:
    return {who: token_of(lasting_world.people[who]) for who in signed_in}


@pytest.mark.proves("G9", "G10")
@pytest.mark.parametrize("where", [w for w, _ in ALL])
@pytest.mark.parametrize("who", ["chi", "lan", "an"])
def test_no_address_fails_or_writes_on_a_get(where, who, signed_in, tokens):
    """The read-only guard raises on any write; an unknown thing is 404, never 500; the client looks
    at the headers of each answer.
    """
    given = {"Authorization": f"Bearer {tokens[who]}"} if where in BY_TOKEN else {}
    assert signed_in[who].get(sample(where), headers=given).status_code < 500
