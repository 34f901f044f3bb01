"""Ways outside that end on this machine."""

import pytest

from sotay.notices.actions.ways import choose_channels
from tests.fixtures.world import World
from tests.notices.servers import http_server, mail_server


@pytest.fixture
def mail(settings):
    with mail_server() as (room, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield room


@pytest.fixture
def gateway(settings):
    with http_server() as server:
        settings.GATEWAY_URL = f"{server.origin}/gui"
        yield server


@pytest.fixture
def reachable():
    """`reachable(world, "chi", "email")`: has addresses, and wants these ways."""

    def make(world: World, who: str, *ways: str) -> None:
        person = world.people[who]
        person.email, person.phone = f"{who}@example.vn", f"09{person.pk:08d}"
        person.save()
        choose_channels(ways, by=world.by(who))

    return make
