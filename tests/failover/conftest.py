"""What stands on PostgreSQL alone: it is left out where the tests run on SQLite."""

import os

import pytest

from tests.journeys.conftest import build_once, built_demo
from tests.journeys.installation import Installation
from tests.postgres import Cluster, binary, run_quietly

__all__ = ["build_once", "built_demo"]


def pytest_collection_modifyitems(config, items) -> None:
    if os.environ.get("SOTAY_TEST_ENGINE") == "postgres":
        return
    here = [item for item in items if "tests/failover/" in item.nodeid]
    config.hook.pytest_deselected(items=here)
    items[:] = [item for item in items if item not in set(here)]


@pytest.fixture(scope="session")
def demo_dump(built_demo, tmp_path_factory):
    """The demo world as a file, to be put into clusters of their own."""
    dump = tmp_path_factory.mktemp("dump") / "demo.sql"
    run_quietly([binary("pg_dump"), "-O", "-x", "-f", dump, "-d", built_demo.url])
    return dump


@pytest.fixture
def own_cluster():
    made = Cluster()
    yield made
    made.end()


@pytest.fixture
def demo(built_demo, demo_dump, own_cluster, tmp_path):
    """The demo world in an installation and a cluster of its own."""
    made = Installation(tmp_path / "data", like=built_demo)
    made.env["SOTAY_DATABASE_URL"] = own_cluster.url
    run_quietly([binary("psql"), "-q", "-d", own_cluster.url, "-f", demo_dump])
    yield made
    made.stop()
